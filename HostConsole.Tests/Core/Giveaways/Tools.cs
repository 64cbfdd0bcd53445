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

    private static string FindRoot([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "HostConsole.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
