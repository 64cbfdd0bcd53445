using FsCheck;
using FsCheck.Fluent;

namespace HostConsole.Tests;

/// <summary>How much the tests of chance try: the usual run, or the whole of it with <c>./test.sh --long</c>.</summary>
internal static class Effort
{
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("HOSTCONSOLE_LONG_TESTS") == "1";

    public static int Of(int usual, int whole) => IsLong ? whole : usual;
}

/// <summary>A law, held by a chosen seed, the same every day, and by a fresh one. FsCheck tells the seed of a counterexample.</summary>
internal static class Law
{
    private const ulong Day = 20261121;

    /// <param name="tests">Cases of the chosen seed.</param>
    /// <param name="gamma">The second half of the chosen seed, which must be odd.</param>
    public static void Holds<T>(Gen<T> any, int tests, ulong gamma, Action<T> holds)
    {
        var property = Prop.ForAll(any.ToArbitrary(), holds);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(tests).WithReplay(Day, gamma), property);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Effort.Of(Math.Max(1, tests / 5), 50 * tests)), property);
    }
}
