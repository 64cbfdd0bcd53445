namespace HostConsole.Bench.Load;

/// <summary>The load cases by name: <c>load NAME</c>.</summary>
internal static class LoadBench
{
    private static readonly Dictionary<string, (string Help, Func<Options, Task> Run)> Cases = new()
    {
        ["http"] =
            ("claims and votes beside an empty POST  [--runs 3 --connections 64 --requests 40000 --viewers 5000]",
                HttpLoad.RunAsync),
        ["games"] = ("spins and answers beside claims, each viewer once  [--runs 3 --connections 64 --viewers 20000]", GamesLoad.RunAsync),
        ["storm"] = ("an audience that reloads as a blitz opens, beside one that reloads and nothing changes  [--runs 3 --phones 10000]", StormLoad.RunAsync),
        ["sse"] =
            ("open streams: memory, latency, messages a second; with every game open  [--runs 3 --phones 10000 --seconds 10 --games 0]",
                SseLoad.RunAsync),
        ["streams"] =
            ("as many streams as there may be, HTTP/1.1 and HTTP/2  [--http1 18000 --http2 42000 --seconds 20]",
                StreamsLoad.RunAsync),
        ["console"] = ("a press in one console until it is painted on another, phones listening  [--runs 3 --phones "
            + "10000 --presses 60 --changes 5]",
            ConsoleLoad.RunAsync),
        ["rounds"] = ("ten units and 64 buyers at once, a thousand times  [--rounds 1000 --buyers 64 --units 10]", RoundsLoad.RunAsync),
        ["hoodies"] =
            ("18,000 viewers claim 1,300 units in two minutes, most in two seconds  [--viewers 18000 --seconds 120]",
                Events.HoodiesAsync),
        ["tap"] = ("25,000 claims in one second against 1,000 units  [--viewers 25000 --rushes 1]", Events.TapAsync),
        ["first"] = ("an app that has just started: ready, joins of two seconds, tap; several builds by turns  [--runs "
            + "5 --tap 1 --app FILE;FILE]",
            FirstSecond.RunAsync),
        ["pay-day"] = ("42,000 viewers and 1,200 orders  [--viewers 42000 --seconds 180]", Events.PayDayAsync),
        ["dream-cream"] = ("1,200 viewers, 356 orders by 312 buyers, $25,000  [--seconds 30]", Events.DreamCreamAsync),
    };

    public static IEnumerable<string> Help => Cases.Select(c => $"load {c.Key,-12} {c.Value.Help}");

    public static async Task RunAsync(string name, Options options)
    {
        if (!Cases.TryGetValue(name, out var chosen))
            throw new ArgumentException(
                $"There is no load case \"{name}\": choose one of {string.Join(", ", Cases.Keys)}.");
        await chosen.Run(options);
    }
}
