using System.Text.Json;
using System.Text.Json.Nodes;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Tests.Giveaways.GiveawayScene;

namespace HostConsole.Tests.Giveaways;

/// <summary>Records made here are checked by the browser's script and by the offline one; tampered records must not pass.</summary>
public sealed class FairDrawRecordTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fair-draw-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_guide_holds_the_whole_script_that_is_served()
    {
        var guide = File.ReadAllText(Path.Combine(Tools.Root, "docs/fair-draws.md"));
        var script = File.ReadAllText(Path.Combine(Tools.Root, "wwwroot/fair-draw.py"));
        Assert.Contains($"```python\n{script}```", guide, StringComparison.Ordinal);
        Assert.Contains($"`{GiveawayRecord.Plain}`", guide, StringComparison.Ordinal);
        Assert.Contains($"`{GiveawayRecord.Ticketed}`", guide, StringComparison.Ordinal);
        Assert.Contains($"`{GiveawayRecord.MixedTicketed}`", guide, StringComparison.Ordinal);
    }

    // One interpreter for all records; "early" has a process of its own, as a reader starts it.
    [NeedsToolFact("python3")]
    public async Task The_offline_script_passes_true_records_and_no_tampered_one()
    {
        var script = Path.Combine(Tools.Root, "wwwroot/fair-draw.py");
        List<(string Name, bool Passes, string Record)> cases =
            [.. True().Select(c => (c.Name, true, c.Record)), .. Tampered().Select(c => (c.Name, false, c.Record))];
        var (all, said) = await Tools.RunAsync("python3",
            ["-c", ForEachRecord, script, .. cases.Select((c, i) => Write($"case-{i}", c.Record))]);
        Assert.True(all == 0, said);
        var ends = said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToList();
        Assert.Equal(cases.Count, ends.Count);
        foreach (var ((name, passes, _), end) in cases.Zip(ends))
        {
            var (exit, output) = (end[0].GetInt32(), end[1].GetString()!);
            Assert.True(exit == (passes ? 0 : 1), $"“{name}” ended with {exit}: {output}");
            if (name == "1000 draws among tickets") Assert.Contains("ok   draw 1000 is", output, StringComparison.Ordinal);
            Assert.True(passes != output.Contains("FAIL", StringComparison.Ordinal), $"“{name}”: {output}");
        }

        var early = await Tools.RunAsync("python3", script, Write("early", Closed().Record()));
        Assert.Equal(1, early.Exit);
        Assert.Contains("not published yet", early.Output, StringComparison.Ordinal);
    }

    /// <summary>Runs a script once a file, as <c>python3 script file</c> does, and prints exit code and output, a line each.</summary>
    private const string ForEachRecord = """
        import contextlib, io, json, runpy, sys, traceback
        script, *records = sys.argv[1:]
        for record in records:
            sys.argv, said, code = [script, record], io.StringIO(), 0
            with contextlib.redirect_stdout(said):
                try:
                    runpy.run_path(script, run_name="__main__")
                except SystemExit as end:
                    code = end.code or 0
                    if isinstance(code, str):
                        code = print(code) or 1
                except BaseException:
                    code = print(traceback.format_exc()) or 2
            print(json.dumps([code, said.getvalue()]))
        """;

    /// <summary>Runs wwwroot/js/fair-draw.js in Node, with WebCrypto and with its own hashing.</summary>
    [NeedsToolFact("node")]
    public async Task The_browsers_script_passes_true_records_and_no_tampered_one()
    {
        List<(string Name, string Verdict, string Record)> cases =
            [
                .. True().Select(c => (c.Name, "pass", c.Record)),
                .. Tampered().Select(c => (c.Name, "fail", c.Record)),
                ("open", "wait", Opened().Record()),
                ("closed", "wait", Closed().Record()),
                ("winners without a seed", "fail", Change(r => r["seed"] = null)),
                ("no entries at all", "fail", Change(r => r.AsObject().Remove("entries"))),
                ("empty", "fail", "{}"),
                ("a seed that is no hex", "fail", Change(r => r["seed"] = "<script>")),
            ];
        var (exit, output) = await NodeAsync(
            """
            import { readFileSync } from 'node:fs';
            import { check, plainHashing, webHashing } from './fair-draw.mjs';
            const verdicts = [];
            for (const path of process.argv.slice(2)) {
              const record = JSON.parse(readFileSync(path, 'utf8'));
              for (const hashing of [webHashing(crypto.subtle), plainHashing]) {
                const states = (await check(record, hashing)).map(step => step.state);
                verdicts.push(states.includes('fail') ? 'fail' : states.includes('wait') ? 'wait' : 'pass');
              }
            }
            console.log(JSON.stringify(verdicts));
            """,
            [.. cases.Select((c, i) => Write($"{i}", c.Record))]);
        Assert.True(exit == 0, output);
        var expected = cases.SelectMany(c => new[] { $"{c.Name}, WebCrypto: {c.Verdict}", $"{c.Name}, JavaScript: {c.Verdict}" });
        var verdicts = JsonSerializer.Deserialize<string[]>(output)!;
        Assert.Equal(expected, verdicts.Select((v, i) => $"{cases[i / 2].Name}, {(i % 2 == 0 ? "WebCrypto" : "JavaScript")}: {v}"));
    }

    [NeedsToolFact("node")]
    public async Task The_browsers_script_rejects_as_the_protocol_says_and_hashes_any_length()
    {
        var (exit, output) = await NodeAsync(
            """
            import { createHash, createHmac } from 'node:crypto';
            import { hex, pick, plainHashing, reduce } from './fair-draw.mjs';
            const top = (1n << 64n) - 1n;
            const attempts = [];
            const scripted = { hmac: async (key, bytes) => {
              const attempt = Number(new TextDecoder().decode(bytes).split(':')[2]);
              attempts.push(attempt);
              return attempt < 2 ? new Uint8Array(32).fill(255) : Uint8Array.from({ length: 32 }, (_, i) => i === 7 ? 42 : 0);
            } };
            let wrong = 0;
            for (let length = 0; length < 300; length++) {
              const bytes = Uint8Array.from({ length }, (_, i) => 7 * i + length), key = bytes.slice(0, length % 100);
              if (hex(await plainHashing.sha256(bytes)) !== createHash('sha256').update(bytes).digest('hex')) wrong++;
              if (hex(await plainHashing.hmac(key, bytes)) !== createHmac('sha256', key).update(bytes).digest('hex')) wrong++;
            }
            console.log([reduce(top, 10n), reduce(top - 5n, 10n), reduce(top - 6n, 10n), reduce(top, 16n), reduce(23n, 10n)].join(),
              JSON.stringify(await pick(scripted, new Uint8Array(32), 'digest', 1, 10)), attempts.join(), wrong);
            """);
        Assert.Equal((0, ",,9,15,3 {\"position\":2,\"attempt\":2} 0,1,2 0"), (exit, output.Trim()));
    }

    private static IEnumerable<(string Name, string Record)> True()
    {
        yield return ("drawn", Drawn().Record());
        yield return ("redrawn, lapsed and drawn on", Eventful());
        yield return ("nobody entered", Drawn(entries: 0).Record());
        yield return ("fewer entries than winners", Drawn(winners: 5, entries: 3).Record());
        yield return ("mixed with a beacon", BeaconTests.Mixed().Record());
        yield return ("not waited for the beacon", BeaconTests.Skipped().Record());
        yield return ("skipped in the draw and as a reserve", Skipping());
        yield return ("not there at the draw", NotThere());
        yield return ("cancelled after the closing", Cancelled());
        yield return ("1000 draws among tickets", TicketTests.Many());
        yield return ("tickets, and some who may not win", TicketTests.Drawn());
        yield return ("tickets, cancelled after the closing", TicketTests.Cancelled());
        yield return ("over two shows", CarryTests.Record());
        yield return ("many", Drawn(winners: 100, reserves: 100, entries: 1000).Record());
    }

    private static string NotThere()
    {
        var scene = new GiveawayScene();
        scene.Do(Open(winners: 2, reserves: 2) with { Who = new(Present: true, LeftOut: [Viewer(99)]) });
        for (var i = 1; i <= 10; i++) scene.Do(Enter(i));
        scene.Do(new CloseGiveaway(Tote));
        scene.Away.UnionWith([Viewer(8), Viewer(1), Viewer(5)]);
        scene.Do(new DrawWinners(Tote));
        return scene.Record();
    }

    private static IEnumerable<(string Name, string Record)> Tampered()
    {
        yield return ("another entry", Change(r => r["entries"]![3]!["id"] = Entry(77).ToString()));
        yield return ("an entry added", Change(r => r["entries"]!.AsArray().Add(r["entries"]![0]!.DeepClone())));
        yield return ("an entry removed", Change(r => r["entries"]!.AsArray().RemoveAt(9)));
        yield return ("two entries moved", Change(r => Swap(r["entries"]!.AsArray(), 0, 1)));
        yield return ("another winner", Change(r => r["winners"]![0]!["entry"] = Entry(2).ToString()));
        yield return ("two winners swapped", Change(r => Swap(r["winners"]!.AsArray(), 0, 1, "k")));
        yield return ("a winner more", Change(r => { Take(r, "reserves", "winners"); }));
        yield return ("a winner hidden", Change(r => r["winners"]!.AsArray().RemoveAt(0)));
        yield return ("a draw hidden and the rest renumbered", Change(r =>
        {
            r["winners"]!.AsArray().RemoveAt(0);
            foreach (var d in r["winners"]!.AsArray().Concat(r["reserves"]!.AsArray())) d!["k"] = (int)d["k"]! - 1;
        }));
        yield return ("another reserve", Change(r => r["reserves"]![0]!["entry"] = Entry(2).ToString()));
        yield return ("another value of the beacon",
            Change(r => r["beacon"]!["randomness"] = new string('a', 64), BeaconTests.Mixed().Record()));
        yield return ("the beacon taken out", Change(r => r["beacon"] = null, BeaconTests.Mixed().Record()));
        yield return ("a beacon that was not waited for after all",
            Change(r => r["beacon"]!["skipped"] = "It suited.", BeaconTests.Mixed().Record()));
        yield return ("an entry moved to another show", Change(r => r["entries"]![2]!["show"] = 2, CarryTests.Record()));
        yield return ("an entry of a show that is none of them", Change(r => r["entries"]![9]!["show"] = 3, CarryTests.Record()));
        yield return ("another seed", Change(r => r["seed"] = "ff" + Seed[2..]));
        yield return ("another seed with its own commitment", Change(r =>
        {
            r["seed"] = "ff" + Seed[2..];
            r["commitment"] = FairDraw.Commitment("ff" + Seed[2..]);
        }));
        yield return ("another digest", Change(r => r["digest"] = FairDraw.Digest([Entry(1)])));
        yield return ("replaced without a reason", Change(r => r["winners"]![0]!["reason"] = "", Eventful()));
        yield return ("skipped without a reason", Change(r => r["skipped"]![0]!["reason"] = "", Skipping()));
        yield return ("a skipped entry hidden", Change(r => r["skipped"]!.AsArray().RemoveAt(0), Skipping()));
        yield return ("a winner made a skipped one", Change(r =>
        {
            Take(r, "winners", "skipped");
            r["skipped"]![0]!["reason"] = "It suited.";
        }));
        yield return ("a ticket more", Change(r => r["entries"]![1]!["tickets"] = (int)r["entries"]![1]!["tickets"]! + 1, TicketTests.Drawn()));
        yield return ("a ticket less", Change(r => r["entries"]![1]!["tickets"] = (int)r["entries"]![1]!["tickets"]! - 1, TicketTests.Drawn()));
        yield return ("no tickets", Change(r => r["entries"]![1]!.AsObject().Remove("tickets"), TicketTests.Drawn()));
        yield return ("tickets counted as none", Change(r => r["version"] = 1, TicketTests.Drawn()));
        yield return ("tickets added to a draw without", Change(r =>
        {
            r["version"] = 2;
            foreach (var entry in r["entries"]!.AsArray()) entry!["tickets"] = 1;
        }));
        yield return ("another seed of a cancelled one", Change(r => r["seed"] = "ff" + Seed[2..], Cancelled()));
        yield return ("a reserve passed over", Change(r =>
        {
            var (winner, reserve) = (r["winners"]![1]!, r["reserves"]![0]!);
            (winner["k"], reserve["k"]) = ((int)reserve["k"]!, (int)winner["k"]!);
            (winner["entry"], reserve["entry"]) = ((string)reserve["entry"]!, (string)winner["entry"]!);
        }));
    }

    /// <summary>A draw with a redraw, a lapse that a reserve fills, one that none fills, and a draw that goes on.</summary>
    private static string Eventful()
    {
        var scene = Drawn(winners: 3, reserves: 2);
        scene.Do(new RedrawWinner(Tote, Entry(8), "Works here."));
        scene.Do(new AnswerWin(Tote, Viewer(9), "ana@example.com"));
        scene.Tick(TimeSpan.FromHours(24));
        scene.Do(new RedrawWinner(Tote, Entry(1), "Did not answer, and no reserve was left."));
        Assert.Equal(6, scene.View.Winners.Length);
        return scene.Record();
    }

    /// <summary>Entries 8 and 1 may not win when it is drawn, 5 no longer when a winner is redrawn.</summary>
    private static string Skipping()
    {
        var scene = Closed();
        scene.Barred = viewer => viewer == Viewer(8) || viewer == Viewer(1) ? "The house's own device." : null;
        scene.Do(new DrawWinners(Tote));
        scene.Barred = viewer => viewer == Viewer(5) ? "Excluded from the show." : null;
        scene.Do(new RedrawWinner(Tote, Entry(6), "Works here."));
        Assert.Equal(3, scene.View.Skipped.Length);
        return scene.Record();
    }

    private static string Cancelled()
    {
        var scene = Closed();
        scene.Do(new CancelGiveaway(Tote, "The prize broke."));
        return scene.Record();
    }

    private static GiveawayScene Opened()
    {
        var scene = new GiveawayScene();
        scene.Do(Open());
        scene.Do(Enter(1));
        return scene;
    }

    private static string Change(Action<JsonNode> change, string? record = null)
    {
        var node = JsonNode.Parse(record ?? Drawn().Record())!;
        change(node);
        return node.ToJsonString();
    }

    /// <summary>Swaps two objects, leaving what <paramref name="kept"/> names where it was.</summary>
    private static void Swap(JsonArray list, int a, int b, string? kept = null)
    {
        var (first, second) = (list[a]!.DeepClone(), list[b]!.DeepClone());
        if (kept is not null) (first[kept], second[kept]) = ((int)second[kept]!, (int)first[kept]!);
        (list[a], list[b]) = (second, first);
    }

    private static void Take(JsonNode record, string from, string to)
    {
        var taken = record[from]![0]!.DeepClone();
        record[from]!.AsArray().RemoveAt(0);
        taken["state"] = "waiting";
        record[to]!.AsArray().Add(taken);
    }

    private string Write(string name, string record)
    {
        var path = Path.Combine(_folder.FullName, name + ".json");
        File.WriteAllText(path, record);
        return path;
    }

    private async Task<(int Exit, string Output)> NodeAsync(string program, params string[] arguments)
    {
        File.Copy(Path.Combine(Tools.Root, "wwwroot/js/fair-draw.js"), Path.Combine(_folder.FullName, "fair-draw.mjs"), overwrite: true);
        var path = Path.Combine(_folder.FullName, "program.mjs");
        await File.WriteAllTextAsync(path, program);
        return await Tools.RunAsync("node", [path, .. arguments]);
    }
}
