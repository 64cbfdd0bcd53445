using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using HostConsole.Core.Kernel;

namespace HostConsole.Streams;

/// <summary>Writes Server-Sent Events (HTML standard, section 9.2) as bytes.</summary>
public sealed class Sse
{
    // The receiver parses JSON; nothing of it is put into a page's script, so markup needn't be escaped twice.
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly ArrayBufferWriter<byte> _bytes = new(512);

    public bool IsEmpty => _bytes.WrittenCount == 0;

    public void Fragment(string target, string op, string html) => Event("fragment"u8, json =>
    {
        json.WriteStartObject();
        json.WriteString("target", target);
        json.WriteString("op", op);
        json.WriteString("html", html);
        json.WriteEndObject();
    });

    public void Value<T>(string name, T value) =>
        Event(System.Text.Encoding.UTF8.GetBytes(name), json => JsonSerializer.Serialize(json, value, Json.Options));

    /// <summary>
    /// The id of the batch, on its last event: call it before that event ends, that is instead of
    /// <see cref="ToBytes()"/>.
    /// </summary>
    public byte[] ToBytes(long id)
    {
        var all = _bytes.WrittenSpan;
        var line = System.Text.Encoding.UTF8.GetBytes($"id: {id}\n\n");
        return all.Length == 0 ? line : [.. all[..^1], .. line];
    }

    public byte[] ToBytes() => _bytes.WrittenSpan.ToArray();

    private void Event(ReadOnlySpan<byte> name, Action<Utf8JsonWriter> data)
    {
        _bytes.Write("event: "u8);
        _bytes.Write(name);
        _bytes.Write("\ndata: "u8);
        using (var json = new Utf8JsonWriter(_bytes, Relaxed)) data(json);
        _bytes.Write("\n\n"u8);
    }
}
