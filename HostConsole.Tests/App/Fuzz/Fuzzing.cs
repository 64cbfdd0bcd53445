using System.Diagnostics;
using Xunit.Abstractions;

namespace HostConsole.Tests.Fuzz;

/// <summary>Gives a parser many inputs, and says which one it fell over.</summary>
internal static class Fuzzing
{
    /// <summary>Generated inputs for each parser: half of them the same every day, half of a fresh seed.</summary>
    private static readonly int Inputs = Effort.Of(10_000, 1_000_000);

    // Work shows in what is allocated, which a busy machine doesn't change; time is held against what only a hang takes, and
    // where the system tells it, the thread's own processor time against what no input may take.
    private const long BytesAtLeast = 4_000_000, BytesPerCharacter = 3_000;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60), Slow = TimeSpan.FromSeconds(0.5);

    public static void Run(ITestOutputHelper output, int seed, Func<Mutator, string> make, Action<string> parse)
    {
        From(output, seed, make, parse);
        From(output, Random.Shared.Next(100_000_000, 1_000_000_000), make, parse);
    }

    private static void From(ITestOutputHelper output, int seed, Func<Mutator, string> make, Action<string> parse)
    {
        output.WriteLine($"seed {seed}, {Inputs / 2} inputs");
        var (most, slowest) = (0L, TimeSpan.Zero);
        for (var i = 0; i < Inputs / 2; i++)
        {
            // Each input from a seed of its own, so that one can be made again alone.
            var input = make(new(seed + i));
            var (from, before, processor) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread(), ThreadTime.Now);
            try
            {
                parse(input);
            }
#pragma warning disable CA1031 // whatever it is, it is the finding
            catch (Exception e)
#pragma warning restore CA1031
            {
                Assert.Fail($"Input {seed + i} broke it: {e}\n{Shown(input)}");
            }

            var took = ThreadTime.Now - processor;
            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            most = Math.Max(most, bytes);
            if (bytes > BytesAtLeast + BytesPerCharacter * input.Length)
                Assert.Fail($"Input {seed + i} of {input.Length} characters took {bytes:N0} bytes.\n{Shown(input)}");
            // A collection that falls on this thread is not the input's; what is slow is slow each time.
            for (var again = 0; again < 3 && took > Slow; again++)
            {
                processor = ThreadTime.Now;
                parse(input);
                if (ThreadTime.Now - processor is var less && less < took) took = less;
            }

            slowest = took > slowest ? took : slowest;
            if (took > Slow) Assert.Fail($"Input {seed + i} took {took.TotalMilliseconds:0} ms of processor time.\n{Shown(input)}");
            if (Stopwatch.GetElapsedTime(from) > Hang)
                Assert.Fail($"Input {seed + i} took {Stopwatch.GetElapsedTime(from)}.\n{Shown(input)}");
        }

        output.WriteLine($"at most {most:N0} bytes and {slowest.TotalMilliseconds:0} ms of processor time for one");
    }

    private static string Shown(string input) => System.Text.Json.JsonSerializer.Serialize(input.Length > 2_000 ? input[..2_000] : input);
}
