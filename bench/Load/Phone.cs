using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HostConsole.Bench.Load;

/// <summary>An open stream, or a connection with many: reads what comes and marks its time. No task, one small buffer.</summary>
internal abstract class Phone : SocketAsyncEventArgs
{
    private readonly Socket _socket;
    private readonly Marks _marks;

    /// <param name="from">The local address: one address has 28,000 connections to give.</param>
    protected Phone(IPAddress from, Memory<byte> buffer, Marks marks)
    {
        _marks = marks;
        _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        _socket.Bind(new IPEndPoint(from, 0));
        SetBuffer(buffer);
    }

    protected TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The server ended it, or broke it.</summary>
    public bool IsLost { get; private set; }

    public async Task OpenAsync(Uri server, byte[] request)
    {
        await _socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
        await _socket.SendAsync(request);
        if (!_socket.ReceiveAsync(this)) OnCompleted(this);
        await Opened.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    protected override void OnCompleted(SocketAsyncEventArgs e)
    {
        do
        {
            if (e.SocketError != SocketError.Success || e.BytesTransferred == 0) { Lose("the connection ended"); return; }
            try
            {
                lock (_marks) Read(e.MemoryBuffer.Span[..e.BytesTransferred], _marks);
            }
            catch (InvalidDataException wrong) { Lose(wrong.Message); return; }
        } while (!_socket.ReceiveAsync(this));
    }

    protected abstract void Read(ReadOnlySpan<byte> bytes, Marks marks);

    protected void Answer(ReadOnlySpan<byte> bytes) => _socket.Send(bytes);

    private void Lose(string why)
    {
        IsLost = true;
        Opened.TrySetException(new IOException($"A phone's stream could not be opened: {why}."));
    }

    public void Close() => _socket.Dispose();
}

/// <summary>One phone on HTTP/1.1: a head, then the stream in chunks.</summary>
internal sealed class Http1Phone(IPAddress from, Memory<byte> buffer, Marks marks) : Phone(from, buffer, marks)
{
    private enum In { Head, Size, SizeEnd, Data, DataEnd }
    private In _in;
    private int _left, _headEnd, _headRead;
    private Marks.Place _place;

    public static byte[] Request(Uri server, string path, string token) =>
        Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {server.Authority}\r\nAccept: text/event-stream\r\n"
            + $"Authorization: Bearer {token}\r\n\r\n");

    protected override void Read(ReadOnlySpan<byte> bytes, Marks marks)
    {
        while (!bytes.IsEmpty)
        {
            if (_in == In.Data)
            {
                var some = Math.Min(_left, bytes.Length);
                marks.Read(ref _place, bytes[..some]);
                _left -= some;
                bytes = bytes[some..];
                if (_left == 0) (_in, _left) = (In.DataEnd, 2);
                continue;
            }

            var c = bytes[0];
            bytes = bytes[1..];
            switch (_in)
            {
                case In.Head:
                    if (_headRead++ == 9 && c != '2') throw new InvalidDataException("it was refused");
                    _headEnd = c == (_headEnd % 2 == 0 ? '\r' : '\n') ? _headEnd + 1 : 0;
                    if (_headEnd < 4) break;
                    _in = In.Size;
                    Opened.TrySetResult();
                    break;
                case In.Size when c == '\r': _in = In.SizeEnd; break;
                case In.Size: _left = _left * 16 + Convert.ToInt32(((char)c).ToString(), 16); break;
                case In.SizeEnd: _in = _left == 0 ? throw new InvalidDataException("the stream ended") : In.Data; break;
                case In.DataEnd when --_left == 0: (_in, _left) = (In.Size, 0); break;
            }
        }
    }
}
