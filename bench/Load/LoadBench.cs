namespace HostConsole.Bench.Load;

/// <summary>The load cases by name: <c>load NAME</c>.</summary>
internal static class LoadBench
{
    private static readonly Dictionary<string, (string Help, Func<Options, Task> Run)> Cases = new()
    {
        ["http"] = ("claims and votes beside an empty POST  [--runs 3 --connections 64 --requests 40000 --viewers 5000]", HttpLoad.RunAsync),
        ["sse"] = ("open streams: memory, latency, messages a second  [--runs 3 --phones 10000 --seconds 10]", SseLoad.RunAsync),
    };

    public static IEnumerable<string> Help => Cases.Select(c => $"load {c.Key,-12} {c.Value.Help}");

    public static async Task RunAsync(string name, Options options)
    {
        if (!Cases.TryGetValue(name, out var chosen)) throw new ArgumentException($"There is no load case \"{name}\": choose one of {string.Join(", ", Cases.Keys)}.");
        await chosen.Run(options);
    }
}
