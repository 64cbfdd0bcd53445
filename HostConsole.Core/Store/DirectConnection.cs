using System.Buffers;
using System.Text;
using HostConsole.Core.Kernel;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HostConsole.Core.Store;

/// <summary>
/// The log's connection, straight on SQLite: a claim is several rows, a replay a million, and ADO.NET's parameter objects,
/// boxed values and strings cost more than the rows do.
/// </summary>
internal sealed class DirectConnection : IDisposable
{
    private readonly sqlite3 _db;

    /// <summary>For one thread at a time.</summary>
    /// <param name="path">The store's file; it is there.</param>
    /// <param name="reads">It only reads: when it closes, it leaves the write-ahead log alone.</param>
    public DirectConnection(string path, bool reads = false)
    {
        var opened = raw.sqlite3_open_v2(path, out _db, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null);
        try
        {
            Check(opened);
            // Whoever closes asks otherwise for the whole file, to move the log into the store; who opens meanwhile is told "locked".
            if (reads) Check(raw.sqlite3_db_config(_db, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _));
            Execute(Pragmas.Sql);
        }
        catch
        {
            _db.Dispose();
            throw;
        }
    }

    /// <summary>Whether it is outside any transaction.</summary>
    public bool IsAtRest => raw.sqlite3_get_autocommit(_db) != 0;

    /// <summary>Runs statements that answer nothing, or whose answer doesn't matter.</summary>
    /// <exception cref="SqliteException">One of them failed.</exception>
    public void Execute(string sql) => Check(raw.sqlite3_exec(_db, sql));

    /// <param name="sql">One statement; its parameters are bound in order.</param>
    public Statement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_db, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return new(this, statement);
    }

    /// <summary>Ends what a failed transaction has left open.</summary>
    public void RollBack()
    {
        // Some failures have rolled back already.
        if (!IsAtRest) raw.sqlite3_exec(_db, "ROLLBACK");
    }

    internal void Check(int result)
    {
        if (result is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE) return;
        throw new SqliteException($"SQLite Error {result & 0xFF}: '{raw.sqlite3_errmsg(_db).utf8_to_string()}'.",
            result & 0xFF, raw.sqlite3_extended_errcode(_db));
    }

    public void Dispose() => _db.Dispose();
}

/// <summary>A prepared statement, bound column by column and run. GUIDs as EF Core writes them, in upper-case D form.</summary>
internal sealed class Statement(DirectConnection connection, sqlite3_stmt statement) : IDisposable
{
    private int _at;

    public Statement Bind(long? value) =>
        Bound(value is { } v ? raw.sqlite3_bind_int64(statement, ++_at, v) : raw.sqlite3_bind_null(statement, ++_at));

    public Statement Bind(bool value) => Bind(value ? 1 : 0);

    // An empty span has no address, which SQLite takes for NULL.
    public Statement Bind(ReadOnlySpan<byte> utf8) =>
        Bound(
            utf8.IsEmpty ? raw.sqlite3_bind_text(statement, ++_at, "") : raw.sqlite3_bind_text(statement, ++_at, utf8));

    public Statement BindBlob(byte[]? bytes) =>
        bytes is null ? Bind((long?)null) : Bound(raw.sqlite3_bind_blob(statement, ++_at, bytes));

    public Statement Bind(Guid? id)
    {
        if (id is not { } value) return Bind((long?)null);
        Span<byte> text = stackalloc byte[36];
        value.TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
        return Bind(text);
    }

    public Statement Bind(Actor actor)
    {
        Span<byte> text = stackalloc byte[128];
        return actor.Format(text) is >= 0 and var length ? Bind(text[..length]) : Bind(actor.ToString());
    }

    /// <summary>The next parameter keeps what it was bound to before; null at first.</summary>
    public Statement Same()
    {
        _at++;
        return this;
    }

    /// <summary>All parameters are null again.</summary>
    public void Clear()
    {
        _at = 0;
        raw.sqlite3_clear_bindings(statement);
    }

    public Statement Bind(string? text)
    {
        if (text is null) return Bind((long?)null);
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = most > 512 ? ArrayPool<byte>.Shared.Rent(most) : null;
        var utf8 = rented ?? stackalloc byte[512];
        Bind(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return this;
    }

    private Statement Bound(int result)
    {
        if (result != raw.SQLITE_OK) _at = 0;
        connection.Check(result);
        return this;
    }

    /// <exception cref="SqliteException">It failed: disk full, I/O error, a constraint.</exception>
    public void Run()
    {
        _at = 0;
        try
        {
            connection.Check(raw.sqlite3_step(statement));
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>The next row.</summary>
    /// <returns>False where there is none.</returns>
    public bool Read()
    {
        var result = raw.sqlite3_step(statement);
        connection.Check(result);
        return result == raw.SQLITE_ROW;
    }

    /// <summary>Ready to be bound and read again.</summary>
    public void Reset()
    {
        _at = 0;
        raw.sqlite3_reset(statement);
    }

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    /// <summary>A text as it is stored, until the next row; empty where it is null.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(statement, column);

    public void Dispose() => statement.Dispose();
}
