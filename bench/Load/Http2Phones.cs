using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace HostConsole.Bench.Load;

/// <summary>
/// Up to a hundred phones on one connection, HTTP/2 in clear text by prior knowledge (RFC 9113), as a proxy in front
/// would speak it.
/// </summary>
internal sealed class Http2Phones(IPAddress from, Memory<byte> buffer, Marks marks, int streams) : Phone(from, buffer, marks)
{
    private const byte Data = 0, Headers = 1, Reset = 3, Settings = 4, Ping = 6, GoAway = 7, WindowUpdate = 8,
        Acknowledge = 1, EndStream = 1;
    private readonly byte[] _head = new byte[9], _first = new byte[8];
    private readonly Marks.Place[] _places = new Marks.Place[streams];
    private int _headRead, _left, _read, _opened;

    /// <summary>The preface, windows as large as they may be (nothing here is slow), and a request a stream.</summary>
    public static byte[] Request(Uri server, string path, IReadOnlyList<string> tokens)
    {
        var bytes = new MemoryStream();
        bytes.Write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8);
        Frame(bytes, Settings, 0, 0, [0, 4, 0x7F, 0xFF, 0xFF, 0xFF]);
        Frame(bytes, WindowUpdate, 0, 0, [0x7F, 0xFF, 0, 0]);
        for (var i = 0; i < tokens.Count; i++)
        {
            // RFC 7541: :method GET and :scheme http by number; path, authority and authorization as literals that are not indexed.
            var block = new MemoryStream();
            block.Write([0x82, 0x86, 0x04]);
            Text(block, path);
            block.WriteByte(0x01);
            Text(block, server.Authority);
            block.Write([0x0F, 0x08]);
            Text(block, $"Bearer {tokens[i]}");
            Frame(bytes, Headers, EndStream | 4, 2 * i + 1, block.ToArray());
        }

        return bytes.ToArray();
    }

    protected override void Read(ReadOnlySpan<byte> bytes, Marks marks)
    {
        while (!bytes.IsEmpty)
        {
            if (_headRead < 9)
            {
                var head = Math.Min(9 - _headRead, bytes.Length);
                bytes[..head].CopyTo(_head.AsSpan(_headRead));
                _headRead += head;
                bytes = bytes[head..];
                if (_headRead < 9) return;
                (_left, _read) = (_head[0] << 16 | _head[1] << 8 | _head[2], 0);
            }

            var some = Math.Min(_left, bytes.Length);
            if (_head[3] == Data) marks.Read(ref _places[(Stream - 1) / 2], bytes[..some]);
            else for (var i = 0; i < some && _read + i < _first.Length; i++) _first[_read + i] = bytes[i];
            (_left, _read) = (_left - some, _read + some);
            bytes = bytes[some..];
            if (_left > 0) return;
            _headRead = 0;
            Finish();
        }
    }

    private int Stream => BinaryPrimitives.ReadInt32BigEndian(_head.AsSpan(5));

    private void Finish()
    {
        switch (_head[3])
        {
            // 0x88 is ":status: 200"; a change of the table's size may stand before it.
            case Headers when _first.AsSpan(0, Math.Min(_read, 4)).IndexOf((byte)0x88) < 0:
                throw new InvalidDataException("a stream was refused");
            case Headers when ++_opened == _places.Length: Opened.TrySetResult(); break;
            case Reset or GoAway: throw new InvalidDataException("a stream was reset");
            case Data when (_head[4] & EndStream) != 0: throw new InvalidDataException("a stream ended");
            case Settings when (_head[4] & Acknowledge) == 0: Answer([0, 0, 0, Settings, Acknowledge, 0, 0, 0, 0]); break;
            case Ping when (_head[4] & Acknowledge) == 0: Answer([0, 0, 8, Ping, Acknowledge, 0, 0, 0, 0, .. _first]); break;
        }
    }

    private static void Frame(MemoryStream to, byte type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = [(byte)(payload.Length >> 16), (byte)(payload.Length >> 8), (byte)payload.Length, type, flags, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(head[5..], stream);
        to.Write(head);
        to.Write(payload);
    }

    private static void Text(MemoryStream to, string text)
    {
        var rest = text.Length - 127;
        to.WriteByte((byte)Math.Min(text.Length, 127));
        for (; rest >= 128; rest /= 128) to.WriteByte((byte)(rest % 128 + 128));
        if (text.Length >= 127) to.WriteByte((byte)rest);
        to.Write(Encoding.ASCII.GetBytes(text));
    }
}
