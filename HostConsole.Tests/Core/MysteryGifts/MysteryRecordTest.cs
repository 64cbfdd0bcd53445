using System.Text.Json;
using System.Text.Json.Nodes;
using HostConsole.Core.Kernel;
using HostConsole.Core.MysteryGifts;
using HostConsole.Tests.Giveaways;
using static HostConsole.Core.MysteryGifts.MysteryCommand;
using static HostConsole.Tests.MysteryGifts.MysteryTests;

namespace HostConsole.Tests.MysteryGifts;

/// <summary>Records made here are checked by the browser's script and by the offline one; tampered records must not pass.</summary>
public sealed class MysteryRecordTest : IDisposable
{
    private const string Seed = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static readonly MysteryId Mystery = new(Guid.Parse("018f0000-0000-7000-9000-000000000001"));
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 19, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mystery-record-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_guide_names_the_protocol() =>
        Assert.Contains($"`{MysteryRecord.Version}`", File.ReadAllText(Path.Combine(Tools.Root, "docs/fair-draws.md")), StringComparison.Ordinal);

    [NeedsToolFact("python3")]
    public async Task The_offline_script_agrees_on_1000_draws_and_on_true_records_and_passes_no_tampered_one()
    {
        var said = await Tools.JudgesAsync(_folder, Cases());
        Assert.Contains("ok   draw 1000 is", said["1000 draws"], StringComparison.Ordinal);

        var early = await Tools.CheckAsync(_folder, "early", Played(12, close: false));
        Assert.Equal(1, early.Exit);
        Assert.Contains("not published yet", early.Output, StringComparison.Ordinal);
    }

    [NeedsToolFact("node")]
    public async Task The_browsers_script_agrees_on_1000_draws_and_on_true_records_and_passes_no_tampered_one()
    {
        foreach (var script in (string[])["fair-draw.js", "fair-mystery.js"])
            File.Copy(Path.Combine(Tools.Root, "wwwroot/js", script), Path.Combine(_folder.FullName, script));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "package.json"), """{ "type": "module" }""");
        var program = Path.Combine(_folder.FullName, "program.js");
        await File.WriteAllTextAsync(program, """
            import { readFileSync } from 'node:fs';
            import { plainHashing, webHashing } from './fair-draw.js';
            import { checkMystery } from './fair-mystery.js';
            for (const file of process.argv.slice(2)) {
              const found = [];
              for (const hashing of [webHashing(crypto.subtle), plainHashing]) {
                const steps = await checkMystery(JSON.parse(readFileSync(file, 'utf8')), hashing);
                found.push(steps.some(s => s.state === 'fail') ? 'fail' : steps.some(s => s.state === 'wait') ? 'wait' : 'pass');
              }
              console.log(found.join(' '));
            }
            """);
        List<(string Name, string Verdict, string Record)> cases =
            [.. Cases().Select(c => (c.Name, c.Passes ? "pass" : "fail", c.Record)), ("early", "wait", Played(12, close: false))];
        var (exit, output) = await Tools.RunAsync("node", [program, .. cases.Select(c => Write(c.Name, c.Record))]);
        Assert.True(exit == 0, output);
        Assert.Equal(cases.Select(c => $"{c.Name}: {c.Verdict} {c.Verdict}"),
            cases.Zip(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), (c, said) => $"{c.Name}: {said}"));
    }

    /// <summary>Three sets of weights, each with the value that χ² exceeds by chance in 1 of 1,000 (k − 1 degrees of freedom).</summary>
    public static TheoryData<int[], double> Sets => new()
    {
        { [1, 1, 1, 1, 1, 1], 20.515 }, // 5
        { [1, 2, 3, 5, 8, 13, 21, 34], 24.322 }, // 7
        { [10_000, 100, 3_333], 13.816 }, // 2
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Over_100000_draws_each_gift_comes_up_as_often_as_its_weight_says(int[] weights, double critical)
    {
        const int draws = 100_000;
        var counts = new int[weights.Length];
        for (var k = 1; k <= draws; k++) counts[MysteryDraw.Gift(Seed, Mystery, k, weights)]++;
        var total = weights.Sum();
        var chi = counts.Zip(weights, (n, w) => Math.Pow(n - (double)draws * w / total, 2) / ((double)draws * w / total)).Sum();
        Assert.True(chi < critical, $"χ² is {chi:0.000}, the critical value {critical}: {string.Join(", ", counts)}");
    }

    private static IEnumerable<(string Name, bool Passes, string Record)> Cases()
    {
        var many = Played(1000, Gift("Mug", 10, 20), Gift("Sticker", 4_000, 300), Gift("Code", 1_234));
        yield return ("1000 draws", true, many);
        yield return ("all given", true, Played(5, Gift("Mug", 1, 2), Gift("Sticker", 3, 3)));
        yield return ("no draw", true, Played(0));
        yield return ("another seed", false, Change(r => r["seed"] = "ff" + Seed[2..]));
        yield return ("another seed with its commitment", false, Change(r =>
        {
            r["seed"] = "ff" + Seed[2..];
            r["commitment"] = FairDraw.Commitment("ff" + Seed[2..]);
        }));
        yield return ("another gift drawn", false, Change(r =>
            r["draws"]![0]!["gift"] = (string)r["draws"]![0]!["gift"]! == "Mug" ? "Sticker" : "Mug"));
        yield return ("a draw hidden", false, Change(r => r["draws"]!.AsArray().RemoveAt(0)));
        yield return ("a draw twice", false, Change(r => r["draws"]!.AsArray().Add(r["draws"]![0]!.DeepClone())));
        yield return ("another weight", false, Change(r => r["gifts"]![1]!["weight"] = 40, many));
        yield return ("more in stock", false, Change(r => r["gifts"]![1]!["stock"] = 900, many));
        yield return ("one person's draw under another id", false, Change(r => r["draws"]![1]!["id"] = (string)r["draws"]![0]!["id"]!));
    }

    private static string Played(int draws, params MysteryGift[] gifts) => Played(draws, close: true, gifts);

    private static string Played(int draws, bool close, params MysteryGift[] gifts)
    {
        var state = new MysteryState();
        var moment = new Moment(Now);
        Do(Open(gifts) with { Mystery = Mystery, Seed = Seed });
        for (var i = 1; i <= draws; i++)
            Do(new DrawFree(Mystery, new(Guid.Parse($"018f0000-0000-7000-b000-{i:x12}")), new(Guid.Parse($"018f0000-0000-7000-a000-{i:x12}"))));
        if (close && state.View()[0].IsOpen) Do(new CloseMystery(Mystery));
        return JsonSerializer.Serialize(MysteryRecord.Of(state.View()[0]), Json.Options);

        void Do(MysteryCommand command)
        {
            foreach (var fact in Assert.IsType<Outcome.Accepted>(MysteryRules.Decide(state, command, moment)).Facts)
                MysteryRules.Apply(state, (MysteryFact)fact, Now);
        }
    }

    private static string Change(Action<JsonNode> change, string? record = null)
    {
        var node = JsonNode.Parse(record ?? Played(12))!;
        change(node);
        return node.ToJsonString();
    }

    private string Write(string name, string record)
    {
        var path = Path.Combine(_folder.FullName, name.Replace(' ', '-') + ".json");
        File.WriteAllText(path, record);
        return path;
    }
}
