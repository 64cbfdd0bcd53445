using FsCheck.Fluent;
using HostConsole.Core.DailyWord;

namespace HostConsole.Tests.DailyWord;

public sealed class WordMarksTest
{
    [Theory]
    [InlineData("small", "llama", "eehea")] // both L are marked, as small has two; of the two A one
    [InlineData("alarm", "llama", "ahhee")] // the L in its place takes the only one
    [InlineData("llama", "small", "aehee")]
    [InlineData("crane", "crane", "hhhhh")]
    [InlineData("crane", "moist", "aaaaa")]
    [InlineData("abbey", "babes", "eehha")]
    [InlineData("abbey", "kebab", "aehee")]
    [InlineData("opens", "eerie", "eaaaa")]
    [InlineData("those", "geese", "aaahh")]
    [InlineData("käse", "kase", "hahh")]
    public void A_guess_is_marked_as_in_the_well_known_game(string word, string guess, string marks) =>
        Assert.Equal(marks, WordMarks.Of(word, guess));

    [Fact]
    public void Every_guess_is_marked_as_by_crossing_letters_out_on_paper()
    {
        var word = Gen.Choose(4, 8).SelectMany(length =>
            Gen.Elements("abc".ToCharArray()).ArrayOf(length).Zip(Gen.Elements("abcd".ToCharArray()).ArrayOf(length)));
        Law.Holds(word.Select(pair => (Word: new string(pair.Item1), Guess: new string(pair.Item2))), 5_000, 7,
            pair => Assert.Equal(OnPaper(pair.Word, pair.Guess), WordMarks.Of(pair.Word, pair.Guess)));
    }

    // By counting: of each letter as many are marked as both words have, those in their place first.
    private static string OnPaper(string word, string guess)
    {
        var marks = Enumerable.Repeat('a', word.Length).ToArray();
        foreach (var letter in guess.Distinct())
        {
            var places = Enumerable.Range(0, guess.Length).Where(i => guess[i] == letter).ToArray();
            foreach (var i in places.Where(i => word[i] == letter)) marks[i] = 'h';
            var more = Math.Min(places.Length, word.Count(c => c == letter)) - places.Count(i => word[i] == letter);
            foreach (var i in places.Where(i => word[i] != letter).Take(more)) marks[i] = 'e';
        }

        return new(marks);
    }

    [Theory]
    [InlineData("Mug's", null)]
    [InlineData("two words", null)]
    [InlineData("mug", null)]
    [InlineData("wonderful", null)]
    [InlineData("mug5", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData(" Teapot\n", "teapot")]
    [InlineData("TEAPOT", "teapot")]
    [InlineData("ＴＥＡＰＯＴ", "teapot")]
    [InlineData("Straße", "strasse")]
    [InlineData("KÄSE", "käse")]
    [InlineData("Ka\u0308se", "käse")]
    [InlineData("café", "café")]
    [InlineData("İZMİR", "izmir")]
    [InlineData("чашка", "чашка")]
    public void A_word_is_4_to_8_letters_however_they_are_written(string? written, string? letters) =>
        Assert.Equal(letters, WordSpelling.Read(written));

    [Fact]
    public void Letters_besides_a_to_z_get_keys_of_their_own() =>
        Assert.Equal("äéñ", WordSpelling.MoreLetters(["käse", "café", "niño", "teapot", "käfer"]));
}
