namespace HostConsole.Tests.Architecture;

/// <summary>Files and lines stay short.</summary>
public sealed class FileLengthTest
{
    private const int LongestLine = 160;
    private static readonly string[] Folders = ["HostConsole", "HostConsole.Core", "HostConsole.Tests", "bench", "build", "wwwroot"];

    private static List<string> Files(params string[] extensions)
    {
        var files = Folders.Select(folder => Repo.File(folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(path => extensions.Contains(Path.GetExtension(path)))
            .Where(path => !Path.GetRelativePath(Repo.Root, path).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj" or "Migrations"))
            .ToList();
        Assert.Contains(files, path => path.EndsWith("FileLengthTest.cs", StringComparison.Ordinal));
        return files;
    }

    [Fact]
    public void No_source_file_has_300_lines_or_more()
    {
        var tooLong = Files(".cs", ".razor").Select(path => (path, lines: File.ReadLines(path).Count())).Where(file => file.lines >= 300)
            .Select(file => $"{Path.GetRelativePath(Repo.Root, file.path)}: {file.lines} lines; split it").ToList();
        Assert.True(tooLong.Count == 0, string.Join('\n', tooLong));
    }

    [Fact]
    public void No_line_is_longer_than_160_columns()
    {
        var tooLong = Files(".cs", ".razor", ".css", ".js", ".sh").SelectMany(LongLines).ToList();
        Assert.True(tooLong.Count == 0, string.Join('\n', tooLong));
    }

    // A raw string of several lines in a test is a file as a shop or a platform writes it: its lines are as long as they come.
    private static IEnumerable<string> LongLines(string path)
    {
        var name = Path.GetRelativePath(Repo.Root, path);
        var (isTest, isFile, number) = (name.StartsWith("HostConsole.Tests", StringComparison.Ordinal), false, 0);
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length > LongestLine && !(isTest && isFile)) yield return $"{name}:{number} has {line.Length} columns; wrap it";
            if (line.Split("\"\"\"").Length % 2 == 0) isFile = !isFile;
        }
    }
}
