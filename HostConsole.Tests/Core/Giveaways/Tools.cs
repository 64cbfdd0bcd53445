using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace HostConsole.Tests.Giveaways;

/// <summary>A test that runs a program of the machine; where it is absent the test is skipped, and says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsToolFactAttribute : FactAttribute
{
    public NeedsToolFactAttribute(string tool)
    {
        if (Tools.Find(tool) is null) Skip = $"'{tool}' is not on the PATH: this check of the fair draw did NOT run.";
    }
}

internal static class Tools
{
    public static string Root { get; } = FindRoot();

    public static string? Find(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, tool)).FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end: its exit code and all that it wrote.</summary>
    public static async Task<(int Exit, string Output)> RunAsync(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Find(tool)!, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    // One interpreter for all; each writes its verdict in a line.
    private const string EachLine = """
        import contextlib, io, runpy, sys, traceback
        script, lines, one = sys.argv[1:]
        count = failed = 0
        for line in open(lines, encoding="utf-8"):
            open(one, "w", encoding="utf-8").write(line)
            sys.argv, said, code = [script, one], io.StringIO(), 0
            with contextlib.redirect_stdout(said):
                try:
                    runpy.run_path(script, run_name="__main__")
                except SystemExit as end:
                    code = end.code or 0
                except BaseException:
                    code = print(traceback.format_exc()) or 2
            count += 1
            failed += code == 1
            print(count, code, [l for l in said.getvalue().splitlines() if not l.startswith("ok")][:3])
        print(f"{count} records, {failed} failed")
        """;

    /// <summary>Checks many public records by the offline script; its last line says how many there were, and how many failed.</summary>
    /// <param name="records">JSON in one line each.</param>
    public static async Task<(int Exit, string Output)> CheckEachAsync(DirectoryInfo folder, IEnumerable<string> records)
    {
        var lines = Path.Combine(folder.FullName, "records.jsonl");
        await File.WriteAllLinesAsync(lines, records);
        return await RunAsync("python3", "-c", EachLine, Path.Combine(Root, "wwwroot/fair-draw.py"), lines, Path.Combine(folder.FullName, "one.json"));
    }

    /// <summary>Holds the offline script to what is known of records: it passes the true ones, and says FAIL of each other.</summary>
    /// <returns>What it said of each, by name.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> JudgesAsync(
        DirectoryInfo folder, IEnumerable<(string Name, bool Passes, string Record)> cases)
    {
        var said = new Dictionary<string, string>();
        foreach (var (name, passes, record) in cases)
        {
            var (exit, output) = await CheckAsync(folder, name, record);
            Assert.True(exit == (passes ? 0 : 1), $"“{name}” ended with {exit}: {output}");
            Assert.True(passes != output.Contains("FAIL", StringComparison.Ordinal), $"“{name}”: {output}");
            said.Add(name, output);
        }

        return said;
    }

    /// <summary>Checks one public record by the offline script.</summary>
    public static async Task<(int Exit, string Output)> CheckAsync(DirectoryInfo folder, string name, string record)
    {
        var file = Path.Combine(folder.FullName, $"{name}.json");
        await File.WriteAllTextAsync(file, record);
        return await RunAsync("python3", Path.Combine(Root, "wwwroot/fair-draw.py"), file);
    }

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "HostConsole.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
