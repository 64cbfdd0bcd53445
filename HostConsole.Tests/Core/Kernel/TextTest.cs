using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Kernel;

/// <summary>Text as it is shown.</summary>
public sealed class TextTest
{
    [Theory]
    [InlineData(" a \t\n b ", "a b")]
    [InlineData("cafe\u0301", "caf\u00e9")]
    [InlineData("e\u034f\u0301", "\u00e9")] // what is left composes
    [InlineData("\u202eevil\u2066", "evil")]
    [InlineData("to\u200bte \udb40\udc00", "tote")]
    [InlineData("soft\u00adhyphen", "softhyphen")]
    [InlineData("a\u2800\u2800b", "a b")]
    [InlineData("a\uffffb\ufdd0", "ab")]
    [InlineData("❤\ufe0f", "❤\ufe0f")]
    [InlineData("👩\u200d👧", "👩\u200d👧")]
    // a flag of a region
    [InlineData("\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc7f", "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc7f")]
    [InlineData("می\u200cخواهم", "می\u200cخواهم")]
    [InlineData("葛\udb40\udd00", "葛\udb40\udd00")] // one of the ways to write a name
    [InlineData("\u200d\ufe0fx", "x")] // nothing stands before them
    public void Is_shown_without_what_shows_nothing(string text, string shown) => Assert.Equal(shown, Text.Clean(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   \u00a0\u3000")]
    [InlineData("\u200b")]
    [InlineData("\u3164\u3164\u3164")]
    [InlineData("\u2800 \u2800")]
    [InlineData("\udb40\udc00")]
    [InlineData("\u00ad")]
    [InlineData("\u034f\u115f\u1160\uffa0")]
    [InlineData("\u200d\ufe0f\u200f")]
    [InlineData("\u2060\u2062\u206a\ufeff\u180e")]
    [InlineData("\ufffc\ufff9")]
    [InlineData("\ud834\udd59")] // the null note
    [InlineData("\udb40\udc67\udb40\udd00")]
    [InlineData("\0\u0007\u009f")]
    public void What_shows_nothing_is_blank(string? text)
    {
        Assert.True(Text.IsBlank(text));
        Assert.Equal("", Text.Clean(text));
    }

    [Theory]
    [InlineData(".")]
    [InlineData("😀")]
    [InlineData("\u3164x")]
    [InlineData("\u0b85")]
    public void What_shows_anything_is_not_blank(string text) => Assert.False(Text.IsBlank(text));

    [Fact]
    public void Half_a_surrogate_pair_is_shown_as_what_it_is() => Assert.Equal("half \ufffd", Text.Clean("half \ud83d"));

    [Fact]
    public void A_stack_of_marks_is_cut_to_what_scripts_write() => Assert.Equal(1 + 10, Text.Clean("x" + new string('\u0316', 500)).Length);

    [Theory]
    [InlineData("Annabel", 7, "", "Annabel")]
    [InlineData("Annabel", 4, "", "Anna")]
    [InlineData("Annabel", 4, "…", "Ann…")]
    [InlineData("abc😀", 4, "", "abc😀")]
    [InlineData("abc😀d", 4, "", "abc😀")]
    [InlineData("abc👩\u200d👧x", 3, "", "abc")]
    [InlineData("abe\u0301x", 3, "", "abe\u0301")]
    [InlineData("Ann Bell", 4, "…", "Ann…")]
    [InlineData("🇩🇪🇫🇷🇮🇹", 2, "", "🇩🇪🇫🇷")]
    public void Is_cut_between_characters_as_seen(string text, int limit, string end, string cut) =>
    Assert.Equal(cut, Text.Cut(text, limit, end));

    [Fact]
    public void A_character_without_end_is_not_half_shown()
    {
        var family = string.Concat(Enumerable.Repeat("👩\u200d", 200)) + "👧";
        Assert.Equal("ab", Text.Cut("ab" + family, 40));
        Assert.False(Text.IsTooLong(Text.Cut(family, 40), 40));
    }
}
