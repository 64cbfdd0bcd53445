using System.IO.Compression;
using HostConsole.Startup;

namespace HostConsole.Tests.Startup;

public sealed class RestoreBombTest : IDisposable
{
    private const long Megabyte = 1024 * 1024;
    private readonly string _folder = Directory.CreateTempSubdirectory("hostconsole-bomb-").FullName;

    [Theory]
    [InlineData("hostconsole.db")]
    [InlineData("uploads/picture.png")]
    public async Task Given_a_small_file_that_unpacks_to_much_When_restored_Then_it_is_refused_and_fills_no_disk(string entry)
    {
        var bomb = Path.Combine(_folder, "bomb.zip");
        await using (var zip = await ZipFile.OpenAsync(bomb, ZipArchiveMode.Create))
        await using (var zeros = await zip.CreateEntry(entry).OpenAsync())
            for (var i = 0; i < 128; i++) await zeros.WriteAsync(new byte[Megabyte]);
        var data = Path.Combine(_folder, "data");
        Assert.Equal(Start.Refused, await RestoreCommand.RunAsync(data, bomb));
        Assert.True(Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length) < Megabyte);
    }

    [Theory]
    [InlineData(100, 10_000, 64 + 5_000)]
    [InlineData(100, 1_000, 1_000 - 64)]
    [InlineData(0, 1_000, 64)]
    public void Given_a_packed_size_and_a_disk_Then_both_bound_what_may_come_out(long packed, long free, long room) =>
        Assert.Equal(room * Megabyte, RestoreCommand.RoomFor(packed * Megabyte, free * Megabyte));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
