using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HostConsole.Core.Store;

/// <summary>The one way to read the log: connections that are kept for the next reader, each read over one picture of the store.</summary>
internal sealed class LogReaders(string path) : IDisposable
{
    private const int Kept = 16, Attempts = 5;

    // A transaction has its picture once it has read something.
    private const string TakePicture = "BEGIN; SELECT 1 FROM sqlite_master LIMIT 1";

    private readonly ConcurrentBag<DirectConnection> _idle = [];

    /// <summary>Begins to read the store as it is now. A busy store is asked again; SQLite itself waits two seconds each time.</summary>
    /// <exception cref="SqliteException">It can't be read.</exception>
    public LogReader Begin()
    {
        for (var attempt = 1; ; attempt++)
        {
            var connection = _idle.TryTake(out var kept) ? kept : null;
            try
            {
                connection ??= new(path, reads: true);
                connection.Execute(TakePicture);
                return new(this, connection);
            }
            catch (SqliteException e) when (attempt < Attempts
                && e.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL)
            {
                connection?.Dispose();
            }
            catch
            {
                connection?.Dispose();
                throw;
            }
        }
    }

    internal void TakeBack(DirectConnection connection)
    {
        connection.RollBack();
        if (connection.IsAtRest && _idle.Count < Kept) _idle.Add(connection);
        else connection.Dispose();
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var connection)) connection.Dispose();
    }
}

/// <summary>A connection lent for one read.</summary>
internal sealed class LogReader(LogReaders readers, DirectConnection connection) : IDisposable
{
    public DirectConnection Connection => connection;

    public void Dispose() => readers.TakeBack(connection);
}
