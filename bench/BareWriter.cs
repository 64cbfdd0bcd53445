using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace HostConsole.Bench;

/// <summary>
/// The reference: the simplest single writer that could sell a unit. One channel, one loop, a counter, a prepared INSERT of
/// 150 bytes, one transaction for all that waits, <c>synchronous=FULL</c>, SQLite's own checkpoints.
/// </summary>
internal sealed class BareWriter : IAsyncDisposable
{
    private sealed record Order(byte[] Row, TaskCompletionSource<bool> Caller);

    private const int RowBytes = 150;
    private readonly Channel<Order> _channel = Channel.CreateBounded<Order>(new BoundedChannelOptions(20_000) { SingleReader = true });
    private readonly SqliteConnection _connection;
    private readonly Task _loop;
    private int _left;

    public BareWriter(string folder, int units)
    {
        Directory.CreateDirectory(folder);
        _left = units;
        _connection = new($"Data Source={Path.Combine(folder, "bare.db")};Pooling=false");
        _connection.Open();
        Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Claims (Id INTEGER PRIMARY KEY, Row BLOB NOT NULL);");
        _loop = Task.Run(LoopAsync);
    }

    public static byte[] NewRow() => new byte[RowBytes];

    public Task<bool> ClaimAsync(byte[] row)
    {
        var caller = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        return _channel.Writer.TryWrite(new(row, caller)) ? caller.Task : throw new UnreachableException("Fewer callers than places.");
    }

    public long Rows()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Claims";
        return (long)command.ExecuteScalar()!;
    }

    private async Task LoopAsync()
    {
        using var insert = _connection.CreateCommand();
        insert.CommandText = "INSERT INTO Claims (Row) VALUES ($row)";
        var row = insert.Parameters.Add("$row", SqliteType.Blob);
        insert.Prepare();
        var answers = new List<(TaskCompletionSource<bool> Caller, bool Sold)>();
        while (await _channel.Reader.WaitToReadAsync())
        {
            answers.Clear();
            using (var transaction = _connection.BeginTransaction())
            {
                insert.Transaction = transaction;
                while (_channel.Reader.TryRead(out var order))
                {
                    var sold = _left > 0;
                    if (sold)
                    {
                        _left--;
                        row.Value = order.Row;
                        insert.ExecuteNonQuery();
                    }

                    answers.Add((order.Caller, sold));
                }

                transaction.Commit();
            }

            foreach (var (caller, sold) in answers) caller.TrySetResult(sold);
        }
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // a constant
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Writer.TryComplete();
        await _loop;
        await _connection.DisposeAsync();
    }
}
