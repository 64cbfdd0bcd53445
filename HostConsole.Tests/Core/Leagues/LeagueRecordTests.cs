using System.Text.Json;
using System.Text.Json.Nodes;
using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using HostConsole.Tests.Giveaways;
using static HostConsole.Core.Leagues.LeagueCommand;
using static HostConsole.Tests.Leagues.LeagueScene;

namespace HostConsole.Tests.Leagues;

/// <summary>Records made here are checked by the browser's script and by the offline one; tampered records must not pass.</summary>
public sealed class LeagueRecordTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("league-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_guide_names_the_protocol_of_the_record() =>
        Assert.Contains($"`{Bracket.Protocol}`", File.ReadAllText(Path.Combine(Tools.Root, "docs/fair-draws.md")), StringComparison.Ordinal);

    [NeedsToolFact("python3")]
    public async Task The_offline_script_recomputes_a_thousand_brackets()
    {
        string[] records = [.. Enumerable.Range(0, 1000).Select(i => Played(2 + i % 63, i).Record())];
        var (exit, output) = await Tools.CheckEachAsync(_folder, records);
        Assert.Equal((0, "1000 records, 0 failed"), (exit, output.Trim().Split('\n')[^1]));
    }

    [NeedsToolFact("python3")]
    public async Task The_offline_script_passes_no_tampered_record()
    {
        var cases = Tampered().ToArray();
        var (exit, output) = await Tools.CheckEachAsync(_folder, cases.Select(c => c.Record));
        Assert.True(exit == 0 && output.Trim().EndsWith($"{cases.Length} records, {cases.Length} failed", StringComparison.Ordinal),
            $"{string.Join(", ", cases.Select(c => c.Name))}: {output}");
    }

    [NeedsToolFact("node")]
    public async Task The_browsers_script_passes_true_records_and_no_tampered_one()
    {
        List<(string Name, string Verdict, string Record)> cases =
        [
            .. Enumerable.Range(2, 63).Select(players => ($"{players} players", "pass", Played(players, players).Record())),
            .. Tampered().Select(c => (c.Name, "fail", c.Record)),
            ("open", "wait", Opened().Record()),
            ("playing", "wait", Started(players: 5).Record()),
            ("closed", "pass", Closed().Record()),
            ("empty", "fail", "{}"),
        ];
        foreach (var script in (string[])["fair-draw.js", "league-draw.js"])
            File.Copy(Path.Combine(Tools.Root, "wwwroot/js", script), Path.Combine(_folder.FullName, script), overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "package.json"), """{"type":"module"}""");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "records.json"), $"[{string.Join(",", cases.Select(c => c.Record))}]");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "program.js"),
            """
            import { readFileSync } from 'node:fs';
            import { plainHashing } from './fair-draw.js';
            import { check } from './league-draw.js';
            const verdicts = [];
            for (const record of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
              const states = (await check(record, plainHashing)).map(step => step.state);
              verdicts.push(states.includes('fail') ? 'fail' : states.includes('wait') ? 'wait' : 'pass');
            }
            console.log(JSON.stringify(verdicts));
            """);
        var (exit, output) = await Tools.RunAsync("node", Path.Combine(_folder.FullName, "program.js"), Path.Combine(_folder.FullName, "records.json"));
        Assert.True(exit == 0, output);
        Assert.Equal(cases.Select(c => $"{c.Name}: {c.Verdict}"),
            JsonSerializer.Deserialize<string[]>(output)!.Select((v, i) => $"{cases[i].Name}: {v}"));
    }

    /// <summary>A league that was played to its end: by taps, with ties and walk-overs.</summary>
    private static LeagueScene Played(int players, int number)
    {
        var seed = FairDraw.Commitment(number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture));
        var scene = Started(players, bestOf: 1 + 2 * (number % 3), seconds: 3, seed);
        for (var turn = 0; LeagueRules.NextDue(scene.State) is not null; turn++)
        {
            if (turn == 3) scene.Try(new LeaveLeague(Cup, Viewer(1 + number % players)));
            foreach (var match in scene.View.Matches.Where(m => m.State == MatchStatus.Playing))
            {
                scene.Now = match.StartsAt!.Value > scene.Now ? match.StartsAt.Value : scene.Now;
                for (var side = 0; side < 2; side++)
                    if ((turn + 5 * side + match.Number + number) % 7 is > 0 and var taps)
                        scene.Try(new Tap(Cup, match.Id, match.Players[side].Viewer, 1 + taps / 2));
            }

            scene.Next();
        }

        Assert.Equal(LeagueStatus.Ended, scene.View.State);
        return scene;
    }

    private static IEnumerable<(string Name, string Record)> Tampered()
    {
        yield return ("another entry", Change(r => r["entries"]![3]!["id"] = Entry(77).ToString()));
        yield return ("two entrants moved", Change(r => Swap(r["entries"]!.AsArray())));
        yield return ("another seed", Change(r => r["seed"] = "ff" + Seed[2..]));
        yield return ("another order", Change(r => Swap(r["order"]!.AsArray())));
        yield return ("another commitment", Change(r => r["commitment"] = FairDraw.Commitment("ff" + Seed[2..])));
        yield return ("another first match", Change(r => Swap(r["rounds"]![0]!["matches"]!.AsArray())));
        yield return ("a bye given to another", Change(r => r["rounds"]![0]!["matches"]![0]!["winner"] = 8));
        yield return ("another winner", Change(r => r["winner"] = Entry(99).ToString()));
        yield return ("a loser goes on", Change(r =>
        {
            var final = r["rounds"]!.AsArray()[^1]!["matches"]![0]!;
            final["players"]![0] = (int)final["players"]![0]! == 9 ? 10 : 9;
        }));
        yield return ("a game of fewer taps won", Change(r =>
        {
            var game = r["rounds"]!.AsArray().SelectMany(x => x!["matches"]!.AsArray()).SelectMany(m => m!["games"]!.AsArray())
                .First(g => (string)g!["how"]! == "taps")!;
            game["taps"] = new JsonArray((int)game["taps"]![1]!, (int)game["taps"]![0]!);
        }));
    }

    private static string Change(Action<JsonNode> change)
    {
        var node = JsonNode.Parse(Played(11, 5).Record())!;
        change(node);
        return node.ToJsonString();
    }

    private static void Swap(JsonArray list)
    {
        var (first, second) = (list[0]!.DeepClone(), list[1]!.DeepClone());
        (list[0], list[1]) = (second, first);
    }

    private static LeagueScene Opened()
    {
        var scene = new LeagueScene();
        scene.Do(Open());
        scene.Do(Join(1));
        return scene;
    }

    private static LeagueScene Closed()
    {
        var scene = Opened();
        scene.Do(new CloseLeague(Cup));
        return scene;
    }
}
