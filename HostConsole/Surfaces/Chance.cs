namespace HostConsole.Surfaces;

/// <summary>
/// Chance that depends on nothing but a seed and what it is asked for: viewer 7's vote in poll 2 is the same in every run
/// with this seed, whatever else happened before it. SplitMix64 (Steele, Lea, Flood 2014) over the words of the question.
/// </summary>
public sealed class Chance(ulong seed)
{
    /// <summary>A number from 0 (in) to 1 (out).</summary>
    public double Of(params ReadOnlySpan<int> question) => (Word(question) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 (in) to <paramref name="count"/> (out).</summary>
    public int Pick(int count, params ReadOnlySpan<int> question) => (int)(Of(question) * count);

    /// <summary>A waiting time with this mean: exponential, as of independent people.</summary>
    public TimeSpan Wait(TimeSpan mean, params ReadOnlySpan<int> question) => mean * -Math.Log(1 - Of(question));

    /// <summary>An id that is the same for the same question.</summary>
    public Guid Id(params ReadOnlySpan<int> question)
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Word(question));
        BitConverter.TryWriteBytes(bytes[8..], Word([.. question, -1]));
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    private ulong Word(ReadOnlySpan<int> question)
    {
        var state = seed;
        foreach (var word in question) state = Mix(state + (uint)word);
        return Mix(state);
    }

    private static ulong Mix(ulong z)
    {
        z += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
