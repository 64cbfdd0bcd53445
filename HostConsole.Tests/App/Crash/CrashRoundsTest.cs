using System.Globalization;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace HostConsole.Tests.Crash;

/// <summary>
/// Ten kills with SIGKILL, fifty in the long run. It proves the death of the process; a power cut rests on
/// <c>synchronous=FULL</c> and the disk.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class CrashRoundsTest(ITestOutputHelper output)
{
    private const int Chains = 2, Rounds = 5;

    // Ten at a time, in two chains beside each other: on a slow machine no single test lasts too long.
    public static TheoryData<int> Tens => [.. Enumerable.Range(1, Effort.Of(1, 5))];

    [Theory]
    [MemberData(nameof(Tens))]
    public async Task Given_kills_at_moments_of_chance_When_started_again_Then_all_that_anybody_was_told_is_there_once(int ten)
    {
        // To repeat a run: HOSTCONSOLE_SEED. The moment is the n-th answer; what is on its way beside it is the scheduler's.
        var seed = int.TryParse(Environment.GetEnvironmentVariable("HOSTCONSOLE_SEED"), NumberStyles.None,
            CultureInfo.InvariantCulture, out var asked) ? asked : Random.Shared.Next(1_000_000);
        var folders = Enumerable.Range(0, Chains).Select(_ => Directory.CreateTempSubdirectory("hostconsole-crash-").FullName).ToArray();
        try
        {
            await Task.WhenAll(folders.Select(async (folder, i) =>
            {
                using var chain = new CrashChain(folder, seed + 10 * ten + i, output.WriteLine);
                await chain.RunAsync(Rounds);
            }));
            foreach (var folder in folders) Assert.Equal("ok", Check(Path.Combine(folder, "hostconsole.db")));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            foreach (var folder in folders) Directory.Delete(folder, recursive: true);
        }
    }

    private static string? Check(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var check = connection.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        return check.ExecuteScalar() as string;
    }
}
