using System.Diagnostics;
using System.Globalization;

namespace HostConsole.Bench.Load;

/// <summary>
/// Times how long a change takes to a phone: its text holds <c>~moment~</c>, the monotonic clock when it was sent, which all
/// processes of a machine share. Counts in steps of a tenth of a millisecond, so that counts of several processes can be added.
/// </summary>
internal sealed class Marks
{
    private const int Steps = 600_000;
    private readonly int[] _counts = new int[Steps];

    /// <summary>One phone's place in its stream.</summary>
    public struct Place
    {
        public long Last, Value;
        public bool Inside;
        public int Digits;
    }

    /// <summary>Marks before this moment are not counted: what stood on the page before.</summary>
    public long Floor { get; set; } = long.MaxValue;
    public long Seen { get; private set; }
    public long Bytes { get; private set; }

    public static string Now() => $"~{Stopwatch.GetTimestamp()}~";

    public void Read(ref Place place, ReadOnlySpan<byte> text)
    {
        Bytes += text.Length;
        while (!text.IsEmpty)
        {
            if (!place.Inside)
            {
                var at = text.IndexOf((byte)'~');
                if (at < 0) return;
                (place.Inside, place.Value, place.Digits) = (true, 0, 0);
                text = text[(at + 1)..];
                continue;
            }

            var c = text[0];
            text = text[1..];
            if (c is >= (byte)'0' and <= (byte)'9') (place.Value, place.Digits) = (place.Value * 10 + c - '0', place.Digits + 1);
            else
            {
                if (c == '~' && place.Digits > 0) Take(ref place);
                place.Inside = c == '~' && place.Digits == 0;
                place.Digits = 0;
            }
        }
    }

    // A snapshot repeats what was seen already.
    private void Take(ref Place place)
    {
        if (place.Value <= place.Last) return;
        place.Last = place.Value;
        if (place.Value < Floor) return;
        Seen++;
        var step = (long)(Stopwatch.GetElapsedTime(place.Value).TotalMilliseconds * 10);
        _counts[Math.Clamp(step, 0, Steps - 1)]++;
    }

    public void Clear()
    {
        Array.Clear(_counts);
        (Seen, Bytes) = (0, 0);
    }

    /// <summary>As one line of text: <c>seen bytes step:count …</c>.</summary>
    public string Write() =>
        $"{Seen} {Bytes} "
            + $"{string.Join(' ', _counts.Select((count, step) => (step, count)).Where(c => c.count > 0).Select(c => $"{c.step}:{c.count}"))}";

    public void Add(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Seen += long.Parse(words[0], CultureInfo.InvariantCulture);
        Bytes += long.Parse(words[1], CultureInfo.InvariantCulture);
        foreach (var word in words[2..].Select(w => w.Split(':')))
            _counts[int.Parse(word[0], CultureInfo.InvariantCulture)] +=
                int.Parse(word[1], CultureInfo.InvariantCulture);
    }

    /// <summary>In milliseconds.</summary>
    public double At(double part)
    {
        var (rank, sum) = ((long)Math.Ceiling(part * Seen), 0L);
        for (var step = 0; step < Steps; step++)
            if ((sum += _counts[step]) >= rank && sum > 0) return step / 10.0;
        return 0;
    }

    public string Say() => $"p50 {Figures.Ms(At(0.5))}, p90 {Figures.Ms(At(0.9))}, p99 {Figures.Ms(At(0.99))}, slowest {Figures.Ms(At(1))}";
}
