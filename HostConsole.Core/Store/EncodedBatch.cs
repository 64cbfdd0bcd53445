using System.Buffers;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Core.Store;

/// <summary>A batch whose facts are written as JSON when they are decided, while the batch before is on its way to the disk.</summary>
internal sealed class EncodedBatch(FactWriter json) : LogBatch
{
    public override void Add(LoggedFact fact)
    {
        base.Add(fact);
        json.Write(fact.Fact);
    }

    public FactWriter Json => json;

    /// <summary>About what its facts take in the store.</summary>
    public long Bytes => json.Length + (long)Facts.Count * RowBytes;

    // What stands beside the JSON: two ids as text, the name, numbers.
    private const int RowBytes = 120;
}

/// <summary>Writes facts as JSON, one after the other into one buffer, which is used again and again. What is secret is sealed.</summary>
internal sealed class FactWriter(SecretSeal seal) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private Utf8JsonWriter? _writer;
    private readonly List<(FactCatalogue.Kind Kind, int End)> _facts = [];

    public void Write(ShowFact fact)
    {
        if (fact is ISealedFact secret) fact = secret.Closed(seal);
        var kind = FactCatalogue.KindOf(fact);
        (_writer ??= new(_buffer, new() { Encoder = Json.Options.Encoder, SkipValidation = true })).Reset();
        JsonSerializer.Serialize(_writer, fact, kind.Json);
        _facts.Add((kind, _buffer.WrittenCount));
    }

    /// <summary>The fact of this index since the writer was cleared: its kind, and its JSON in UTF-8.</summary>
    public FactCatalogue.Kind Read(int index, out ReadOnlySpan<byte> json)
    {
        json = _buffer.WrittenSpan[(index == 0 ? 0 : _facts[index - 1].End).._facts[index].End];
        return _facts[index].Kind;
    }

    /// <summary>Bytes since the writer was cleared.</summary>
    public int Length => _buffer.WrittenCount;

    public void Clear()
    {
        _buffer.ResetWrittenCount();
        _facts.Clear();
    }

    public void Dispose() => _writer?.Dispose();
}
