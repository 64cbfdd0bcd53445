using HostConsole.Core.Stage;
using HostConsole.Core.Store;
using HostConsole.Startup;
using HostConsole.Tests.Shows;
using Microsoft.Data.Sqlite;

namespace HostConsole.Tests.Store;

/// <summary>What can't be read as this version's store is refused, and stays as it is, byte for byte.</summary>
public sealed class StoreCheckTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hostconsole-door-").FullName;
    private static readonly IEnumerable<string> Known = Start.Migrations<HostDb>(o => new(o));
    private string Store => Path.Combine(_folder, "hostconsole.db");

    /// <summary>A store with a show in it; a crash leaves its write-ahead log beside it.</summary>
    private async Task FillAsync(bool crashed = false)
    {
        using var made = new StoreFile();
        await using (var scene = await ShowScene.LiveAsync(log: made.Log))
        {
            for (var i = 1; i <= 50; i++) await scene.Do(new PinProduct(ShowScene.ItemOf(i, $"Plate {i}")));
            if (crashed) Copy(made.Folder);
        }

        made.Close();
        if (!crashed) Copy(made.Folder);
    }

    private void Copy(string from)
    {
        foreach (var file in Directory.EnumerateFiles(from, "hostconsole.db*").Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    private void Sql(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Dictionary<string, string> Bytes() =>
        Directory.EnumerateFiles(_folder).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetFileName(f),
                f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f))));

    private Obstacle Refused()
    {
        var before = Bytes();
        var obstacle = StoreCheck.Examine(Store, Known);
        Assert.Equal(before, Bytes());
        Assert.NotNull(obstacle);
        Assert.False(obstacle.Passing);
        Assert.Contains("Nothing in it was touched.", obstacle.Reason, StringComparison.Ordinal);
        return obstacle;
    }

    [Fact]
    public void Given_no_store_Then_nothing_is_in_the_way() => Assert.Null(StoreCheck.Examine(Store, Known));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_a_sound_store_Then_nothing_is_in_the_way(bool crashed)
    {
        await FillAsync(crashed);
        Assert.Equal(crashed, File.Exists(Store + "-wal"));
        Assert.Null(StoreCheck.Examine(Store, Known));
    }

    [Theory]
    [InlineData("header")]
    [InlineData("middle")]
    [InlineData("cut")]
    [InlineData("text")]
    public async Task Given_a_damaged_store_Then_it_is_refused_with_the_way_out_and_untouched(string how)
    {
        await FillAsync();
        var bytes = await File.ReadAllBytesAsync(Store);
        switch (how)
        {
            case "header": bytes.AsSpan(0, 16).Fill(0x41); break;
            case "middle": new Random(1).NextBytes(bytes.AsSpan(4096, bytes.Length - 8192)); break;
            case "cut": bytes = bytes[..(bytes.Length / 2)]; break;
            default: bytes = "this was a store once"u8.ToArray(); break;
        }

        await File.WriteAllBytesAsync(Store, bytes);
        var reason = Refused().Reason;
        Assert.Contains("is damaged", reason, StringComparison.Ordinal);
        Assert.Contains("HostConsole restore FILE", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_a_store_of_a_newer_version_Then_it_is_refused_and_untouched(bool crashed)
    {
        await FillAsync(crashed);
        if (crashed)
        {
            // Written by a process that died before it moved its log into the file.
            var (file, log) = (Store, Store + "-wal");
            using var writer = new SqliteConnection($"Data Source={Store};Pooling=False");
            writer.Open();
            using var command = writer.CreateCommand();
            command.CommandText = "PRAGMA wal_autocheckpoint=0; INSERT INTO __EFMigrationsHistory VALUES "
                + "('20990101000000_Teleport','20.0.0')";
            command.ExecuteNonQuery();
            var (db, wal) = (Read(file), Read(log));
            writer.Close();
            await File.WriteAllBytesAsync(file, db);
            await File.WriteAllBytesAsync(log, wal);
        }
        else
        {
            Sql("INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Teleport','20.0.0')");
        }

        var reason = Refused().Reason;
        Assert.Contains("newer HostConsole", reason, StringComparison.Ordinal);
        Assert.Contains("20990101000000_Teleport", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_somebody_elses_database_Then_it_is_refused_and_untouched()
    {
        Sql("CREATE TABLE recipes (name TEXT)");
        Assert.Contains("no store of HostConsole's", Refused().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_lock_of_another_program_Then_it_is_in_the_way_until_it_is_gone()
    {
        await FillAsync();
        using (var other = new SqliteConnection($"Data Source={Store};Pooling=False"))
        {
            other.Open();
            using var held = other.BeginTransaction(deferred: false);
            var obstacle = StoreCheck.Examine(Store, Known);
            Assert.True(obstacle is { Passing: true }, obstacle?.Reason);
            Assert.Contains("locked by another program", obstacle!.Reason, StringComparison.Ordinal);
        }

        Assert.Null(StoreCheck.Examine(Store, Known));
    }

    [Fact]
    public void Given_a_folder_that_is_a_file_Then_the_start_waits_and_says_why()
    {
        var file = Path.Combine(_folder, "data");
        File.WriteAllText(file, "");
        var obstacle = Start.Examine(file);
        Assert.True(obstacle is { Passing: true }, obstacle?.Reason);
        Assert.Contains("can't be written", obstacle!.Reason, StringComparison.Ordinal);
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
