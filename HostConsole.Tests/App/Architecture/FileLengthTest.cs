namespace HostConsole.Tests.Architecture;

public sealed class FileLengthTest
{
    private static readonly string[] Projects = ["HostConsole", "HostConsole.Core", "HostConsole.Tests", "bench"];

    [Fact]
    public void No_source_file_has_300_lines_or_more()
    {
        var files = Projects.Select(project => Repo.File(project)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(path => path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))
            .Where(path => !Path.GetRelativePath(Repo.Root, path).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "Migrations"))
            .ToList();
        Assert.Contains(files, path => path.EndsWith("FileLengthTest.cs", StringComparison.Ordinal));
        var tooLong = files.Select(path => (path, lines: File.ReadLines(path).Count())).Where(file => file.lines >= 300)
            .Select(file => $"{Path.GetRelativePath(Repo.Root, file.path)}: {file.lines} lines; split it").ToList();
        Assert.True(tooLong.Count == 0, string.Join('\n', tooLong));
    }
}
