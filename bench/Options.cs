using System.Globalization;

namespace HostConsole.Bench;

/// <summary>What was asked on the command line: <c>--name value</c>, each with a default.</summary>
internal sealed class Options(string[] args)
{
    /// <summary>Where databases are made: on a real disk, since waiting for it is what is measured.</summary>
    public string Folder { get; } = Text(args, "folder") ?? Path.Combine(Repository.Root, "artifacts", "bench");

    /// <exception cref="ArgumentException">The value is no number in the range.</exception>
    public int Number(string name, int otherwise, int least = 1, int most = 10_000_000)
    {
        if (Text(args, name) is not { } text) return otherwise;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException($"--{name} is a whole number from {least} to {most}, not \"{text}\".");
    }

    public string? Text(string name) => Text(args, name);

    /// <summary>The app that is measured: the one built beside this program, or another build.</summary>
    public string App => Text("app") ?? Repository.App;

    public Options With(string name, string value) => new([$"--{name}", value, .. args]);

    private static string? Text(string[] args, string name)
    {
        var i = Array.IndexOf(args, $"--{name}");
        return i < 0 ? null : i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"--{name} needs a value.");
    }
}

/// <summary>Where this program's sources are.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The built app, of the same configuration as this program.</summary>
    public static string App
    {
        get
        {
            var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            var app = Path.Combine(Root, "HostConsole", "bin", output.Parent!.Name, output.Name, "HostConsole.dll");
            return File.Exists(app) ? app : throw new FileNotFoundException(
                $"Build HostConsole first ({output.Parent.Name}): there is no {app}.");
        }
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "HostConsole.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("Run this from the repository that it was built in.");
    }
}
