using Microsoft.Data.Sqlite;

namespace HostConsole.Tests.App;

/// <summary>A data folder that outlives the app, for tests that start it again; it is gone when the test ends.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hostconsole-test-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools(); // a pooled connection would hold a file of it
        Directory.Delete(Path, recursive: true);
    }
}
