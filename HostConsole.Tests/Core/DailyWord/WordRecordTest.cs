using System.Security.Cryptography;
using System.Text;
using HostConsole.Core.DailyWord;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.DailyWord;

/// <summary>What is promised of a word, checked as somebody outside would: by the record, and nothing of the program but the draw.</summary>
public sealed class WordRecordTest
{
    private static readonly DateOnly First = new(2026, 11, 23);

    [Fact]
    public async Task Given_days_that_are_over_Then_each_word_was_in_the_sealed_list_and_came_in_the_drawn_order()
    {
        await using var scene = await DraftAsync();
        await scene.Ledger(new SetWords(new(Uid(20, 1)),
            [.. Enumerable.Range(0, 20).Select(i => new WordEntry($"cup{(char)('a' + i)}")), new("gift", First.AddDays(2))], false, First, Seed, new('c', 64)));
        await scene.Ledger(new SwitchWordGame(true));
        for (var day = 0; day < 6; day++) await scene.Ledger(new GuessWord(Viewer(1), "zzzz", First.AddDays(day), First.AddDays(day)));
        var today = await RecordAsync(scene, 5, 5);
        Assert.Equal((null, null, null), (today.Word, today.Salt, today.Seed));
        Assert.Null((await RecordAsync(scene, 4, 5)).Seed);
        await scene.Ledger(new SetWords(new(Uid(20, 2)), [new("teapot")], true, First.AddDays(6), new('d', 64), new('e', 64)));

        var order = new List<int>();
        for (var day = 0; day < 6; day++)
        {
            var record = await RecordAsync(scene, day, 6);
            var opened = record.KeptFor ? $"{record.Salt}:{record.Word}:{record.Day:yyyy-MM-dd}" : $"{record.Salt}:{record.Word}";
            Assert.Equal(record.Seals[record.Position], Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(opened))));
            Assert.Equal(record.Commitment, Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(record.Seed!))));
            if (!record.KeptFor) order.Add(record.Position);
            else Assert.Equal("gift", record.Word);
        }

        var promised = (await RecordAsync(scene, 0, 6));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', promised.Seals))));
        Assert.Equal(FairDraw.Draw(promised.Seed!, digest, promised.Drawn, [], 5), order);
    }

    [Fact]
    public async Task Given_a_list_by_the_alphabet_Then_a_place_in_it_says_nothing_of_the_word()
    {
        await using var scene = await DraftAsync();
        WordEntry[] words = [.. Enumerable.Range(0, 26).Select(i => new WordEntry($"{(char)('a' + i)}upa"))];
        await scene.Ledger(new SetWords(new(Uid(20, 1)), words, false, First, Seed, new('c', 64)));
        await scene.Ledger(new SwitchWordGame(true));
        var played = new List<WordRecord>();
        for (var day = 0; day < 26; day++)
        {
            await scene.Ledger(new GuessWord(Viewer(1), "zzzz", First.AddDays(day), First.AddDays(day)));
            played.Add(await RecordAsync(scene, day, day + 1));
        }

        var byPlace = played.OrderBy(r => r.Position).Select(r => r.Word!).ToArray();
        Assert.NotEqual(words.Select(w => w.Letters), byPlace);
        Assert.Equal(words.Select(w => w.Letters), byPlace.Order(StringComparer.Ordinal));
    }

    private static async Task<WordRecord> RecordAsync(ShowScene scene, int day, int today) =>
        (await scene.Read(w => new WordRecordOf(First.AddDays(day), First.AddDays(today)).Answer(w)))!;
}
