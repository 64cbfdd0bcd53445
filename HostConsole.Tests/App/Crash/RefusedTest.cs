using HostConsole.Startup;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.Data.Sqlite;

namespace HostConsole.Tests.Crash;

/// <summary>The real process before a store that it can't read: it ends with the reason, and the store stays as it is.</summary>
[Trait("Speed", "Slow")]
public sealed class RefusedTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hostconsole-refused-").FullName;
    private string Store => Path.Combine(_folder, "hostconsole.db");

    private const string OneFact = "WHERE \"Seq\" = (SELECT max(\"Seq\") FROM \"Facts\")";

    [Theory]
    [InlineData("UPDATE __EFMigrationsHistory SET MigrationId = '20990101000000_Teleport' WHERE MigrationId = (SELECT "
        + "max(MigrationId) FROM __EFMigrationsHistory)",
        "newer HostConsole")]
    [InlineData($"UPDATE \"Facts\" SET \"Name\" = 'HologramShown' {OneFact}", "'HologramShown' that this version doesn't know")]
    [InlineData($"UPDATE \"Facts\" SET \"Version\" = 99 {OneFact}", "of version 99; this program knows version")]
    [InlineData($"UPDATE \"Facts\" SET \"Data\" = '{{\"show\":' {OneFact}", "is damaged (a fact in its log can't be read")]
    [InlineData(null, "is damaged")]
    public async Task Given_a_store_that_can_not_be_read_When_started_Then_it_ends_with_the_reason_and_the_store_is_untouched(
        string? sql, string reason)
    {
        await using (var app = await RunningApp.StartAsync(o => o.DataPath = _folder)) await app.ShowAsync();
        if (sql is not null) Run(sql);
        else Damage();
        var before = await File.ReadAllBytesAsync(Store);
        var (code, said) = await RunningProcess.RunAsync(_folder, "--urls", "http://127.0.0.1:0");
        Assert.Equal(Start.Refused, code);
        Assert.Contains(reason, said, StringComparison.Ordinal);
        Assert.Contains("Nothing in it was touched.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal); // a reason, no stack
        Assert.Equal(before, await File.ReadAllBytesAsync(Store));
        var log = new FileInfo($"{Store}-wal"); // room may have been made for it
        if (log.Exists) Assert.DoesNotContain(await File.ReadAllBytesAsync(log.FullName), b => b != 0);
    }

    private void Run(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the test's own
        command.CommandText = sql;
#pragma warning restore CA2100
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private void Damage()
    {
        using var file = File.OpenWrite(Store);
        file.Position = 8192;
        file.Write(new byte[(int)Math.Min(40_000, file.Length - 12_288)]);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
