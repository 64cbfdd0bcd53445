using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HostConsole.Core.DailyWord;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Tests.Giveaways;
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

    [Fact]
    public void The_guide_names_the_protocol() =>
        Assert.Contains($"`{WordRecord.Version}`", File.ReadAllText(Path.Combine(Tools.Root, "docs/fair-draws.md")), StringComparison.Ordinal);

    [NeedsToolFact("python3")]
    public async Task The_offline_script_agrees_on_1000_days_and_passes_no_tampered_one()
    {
        var folder = Directory.CreateTempSubdirectory("word-record-");
        try
        {
            await using var scene = await DraftAsync();
            var days = await PlayAsync(scene, lists: 40, each: 25);
            var (exit, output) = await Tools.CheckEachAsync(folder, days.Select(Json));
            Assert.Equal((0, "1000 records, 0 failed"), (exit, output.Trim().Split('\n')[^1]));
            var genuine = days.First(d => d.Seed is not null && !d.KeptFor && d.Turn > 1);
            var wrong = new[]
            {
                genuine with { Word = "lies" },
                genuine with { Salt = new('0', 64) },
                genuine with { Turn = genuine.Turn - 1 },
                genuine with { Seed = new('f', 64) },
                genuine with { KeptFor = true },
                genuine with { Position = genuine.Position == 0 ? 1 : 0 },
                genuine with { Seals = genuine.Seals.SetItem(genuine.Position == 0 ? 1 : 0, new('1', 64)) },
            };
            (exit, output) = await Tools.CheckEachAsync(folder, wrong.Select(Json));
            Assert.True(exit == 0 && output.Trim().EndsWith($"{wrong.Length} records, {wrong.Length} failed", StringComparison.Ordinal), output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Json(WordRecord record) => JsonSerializer.Serialize(record, Core.Kernel.Json.Options);

    /// <summary>Days in a row, each with the word of a list; every list has one word that is kept for its third day.</summary>
    private static async Task<List<WordRecord>> PlayAsync(ShowScene scene, int lists, int each)
    {
        var records = new List<WordRecord>();
        for (var list = 0; list <= lists; list++)
        {
            var first = list * each;
            var drawn = Enumerable.Range(0, each - 1).Select(i => new WordEntry($"{Letters(list)}{Letters(i)}"));
            WordEntry[] words = [.. drawn, new("gift", First.AddDays(first + 2))];
            await scene.Ledger(new SetWords(new(Uid(20, 1 + list)), words, true, First.AddDays(first), $"{list:x64}", $"{list + 100:x64}"));
            // The seed of the list before is public from here on.
            for (var day = first - each; day >= 0 && day < first; day++) records.Add(await RecordAsync(scene, day, first));
            if (list == 0) await scene.Ledger(new SwitchWordGame(true));
            for (var day = first; day < first + each && list < lists; day++)
                await scene.Ledger(new GuessWord(Viewer(1), "zzzz", First.AddDays(day), First.AddDays(day)));
        }

        Assert.All(records, r => Assert.NotNull(r.Seed));
        return records;

        static string Letters(int n) => $"{(char)('a' + n / 26)}{(char)('a' + n % 26)}";
    }

    private static async Task<WordRecord> RecordAsync(ShowScene scene, int day, int today) =>
        (await scene.Read(w => new WordRecordOf(First.AddDays(day), First.AddDays(today)).Answer(w)))!;
}
