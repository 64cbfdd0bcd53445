using System.Diagnostics;
using Xunit.Abstractions;

namespace HostConsole.Tests.Fuzz;

/// <summary>Gives a parser many inputs, and says which one it fell over.</summary>
internal static class Fuzzing
{
    // Work shows in what is allocated, which a busy machine doesn't change; time is held against what only a hang takes.
    private const long BytesAtLeast = 4_000_000, BytesPerCharacter = 3_000;
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    public static void Run(ITestOutputHelper output, int seed, int inputs, Func<Mutator, string> make, Action<string> parse)
    {
        output.WriteLine($"seed {seed}, {inputs} inputs");
        var most = 0L;
        for (var i = 0; i < inputs; i++)
        {
            // Each input from a seed of its own, so that one can be made again alone.
            var input = make(new(seed + i));
            var (from, before) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
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

            var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
            most = Math.Max(most, bytes);
            if (bytes > BytesAtLeast + BytesPerCharacter * input.Length) Assert.Fail($"Input {seed + i} of {input.Length} characters took {bytes:N0} bytes.\n{Shown(input)}");
            if (Stopwatch.GetElapsedTime(from) > Hang) Assert.Fail($"Input {seed + i} took {Stopwatch.GetElapsedTime(from)}.\n{Shown(input)}");
        }

        output.WriteLine($"at most {most:N0} bytes for one");
    }

    private static string Shown(string input) => System.Text.Json.JsonSerializer.Serialize(input.Length > 2_000 ? input[..2_000] : input);
}
