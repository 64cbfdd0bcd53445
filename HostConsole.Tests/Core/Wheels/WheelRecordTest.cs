using System.Text.Json.Nodes;
using HostConsole.Core.Kernel;
using HostConsole.Core.Wheels;
using HostConsole.Tests.Giveaways;
using static HostConsole.Core.Wheels.WheelCommand;
using static HostConsole.Tests.Wheels.WheelScene;

namespace HostConsole.Tests.Wheels;

/// <summary>Records made here are checked by the browser's script and by the offline one; tampered records must not pass.</summary>
public sealed class WheelRecordTest : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wheel-record-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_guide_names_the_protocol() =>
        Assert.Contains($"`{WheelRecord.Version}`", File.ReadAllText(Path.Combine(Tools.Root, "docs/fair-draws.md")), StringComparison.Ordinal);

    [NeedsToolFact("python3")]
    public async Task The_offline_script_agrees_on_1000_spins_and_on_true_records_and_passes_no_tampered_one()
    {
        var said = await Tools.JudgesAsync(_folder, Cases());
        Assert.Contains("ok   spin 1000 is", said["1000 spins"], StringComparison.Ordinal);

        var early = await Tools.CheckAsync(_folder, "early", Played(close: false).Record());
        Assert.Equal(1, early.Exit);
        Assert.Contains("not published yet", early.Output, StringComparison.Ordinal);
    }

    [NeedsToolFact("node")]
    public async Task The_browsers_script_agrees_on_1000_spins_and_on_true_records_and_passes_no_tampered_one()
    {
        foreach (var script in (string[])["fair-draw.js", "fair-wheel.js"])
            File.Copy(Path.Combine(Tools.Root, "wwwroot/js", script), Path.Combine(_folder.FullName, script));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "package.json"), """{ "type": "module" }""");
        var program = Path.Combine(_folder.FullName, "program.js");
        await File.WriteAllTextAsync(program, """
            import { readFileSync } from 'node:fs';
            import { plainHashing, webHashing } from './fair-draw.js';
            import { checkWheel } from './fair-wheel.js';
            for (const file of process.argv.slice(2)) {
              const found = [];
              for (const hashing of [webHashing(crypto.subtle), plainHashing]) {
                const steps = await checkWheel(JSON.parse(readFileSync(file, 'utf8')), hashing);
                found.push(steps.some(s => s.state === 'fail') ? 'fail' : steps.some(s => s.state === 'wait') ? 'wait' : 'pass');
              }
              console.log(found.join(' '));
            }
            """);
        List<(string Name, string Verdict, string Record)> cases =
            [.. Cases().Select(c => (c.Name, c.Passes ? "pass" : "fail", c.Record)), ("early", "wait", Played(close: false).Record())];
        var (exit, output) = await Tools.RunAsync("node", [program, .. cases.Select(c => Write(c.Name, c.Record))]);
        Assert.True(exit == 0, output);
        Assert.Equal(cases.Select(c => $"{c.Name}: {c.Verdict} {c.Verdict}"),
            cases.Zip(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), (c, said) => $"{c.Name}: {said}"));
    }

    private static IEnumerable<(string Name, bool Passes, string Record)> Cases()
    {
        yield return ("1000 spins", true, Many());
        yield return ("everybody", true, Played().Record());
        yield return ("room", true, Room());
        yield return ("no spin", true, Unspun());
        yield return ("another seed", false, Change(r => r["seed"] = "ff" + Seed[2..]));
        yield return ("another seed with its commitment", false, Change(r =>
        {
            r["seed"] = "ff" + Seed[2..];
            r["commitment"] = FairDraw.Commitment("ff" + Seed[2..]);
        }));
        yield return ("another segment won", false, Change(r => r["spins"]![0]!["segment"] = "A smile"));
        yield return ("a spin hidden", false, Change(r => r["spins"]!.AsArray().RemoveAt(0)));
        yield return ("a spin hidden and the rest renumbered", false, Change(r =>
        {
            r["spins"]!.AsArray().RemoveAt(0);
            foreach (var spin in r["spins"]!.AsArray()) spin!["k"] = (int)spin["k"]! - 1;
        }));
        yield return ("a spin twice", false, Change(r => r["spins"]!.AsArray().Add(r["spins"]![0]!.DeepClone())));
        yield return ("another weight", false, Change(r => r["segments"]![1]!["weight"] = 9_999, Many()));
        yield return ("more in stock", false, Change(r => r["segments"]![0]!["stock"] = 900));
        yield return ("another entry drawn", false,
            Change(r => r["spins"]![0]!["entry"] = (string)r["spins"]![1]!["entry"]!, Room()));
        yield return ("an entry removed", false, Change(r => r["entries"]!.AsArray().RemoveAt(0), Room()));
        yield return ("an entry counted that came later", false,
            Change(r => r["spins"]![0]!["entered"] = (int)r["spins"]![0]!["entered"]! + 1, Room()));
        yield return ("left out without a reason", false, Change(r => r["leftOut"]![0]!["reason"] = "", Room()));
        yield return ("nobody left out", false, Change(r => r["leftOut"]!.AsArray().Clear(), Room()));
    }

    private static string Many()
    {
        var scene = new WheelScene();
        scene.Do(Open(WheelMode.Each, new("Mug", 10, 20), new("Sticker", 4_000, 300), new("Code", 1_234), new("A smile", 7, null, true)));
        for (var i = 1; i <= 1000; i++) scene.Do(Spin(i));
        scene.Do(new CloseWheel(Mugs));
        return scene.Record();
    }

    private static WheelScene Played(bool close = true)
    {
        var scene = new WheelScene();
        scene.Do(Open());
        for (var i = 1; i <= 12; i++) scene.Do(Spin(i));
        if (close) scene.Do(new CloseWheel(Mugs));
        return scene;
    }

    private static string Unspun()
    {
        var scene = new WheelScene();
        scene.Do(Open());
        scene.Do(new CloseWheel(Mugs));
        return scene.Record();
    }

    /// <summary>Winners leave, somebody is left out, entries come between the spins, and all is given.</summary>
    private static string Room()
    {
        var scene = new WheelScene();
        scene.Do(Open(WheelMode.Room, new("Mug", 1, 2), new("Sticker", 3, 2), new("Song", 2)) with { RemoveAfterWin = true });
        foreach (var i in Enumerable.Range(1, 6)) scene.Do(Enter(i));
        scene.Do(SpinRoom(1));
        scene.Barred = v => v == Viewer(3) || v == Viewer(5) ? "Excluded from the show." : null;
        foreach (var i in Enumerable.Range(7, 4)) scene.Do(Enter(i));
        foreach (var i in Enumerable.Range(2, 4)) scene.Do(SpinRoom(i));
        Assert.Equal(WheelEnd.Out, scene.View.Why);
        Assert.NotEmpty(scene.View.LeftOut);
        return scene.Record();
    }

    private static string Change(Action<JsonNode> change, string? record = null)
    {
        var node = JsonNode.Parse(record ?? Played().Record())!;
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
