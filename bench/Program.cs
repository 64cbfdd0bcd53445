using HostConsole.Bench;
using HostConsole.Bench.Load;

var verbs = new Dictionary<string, (string Help, Func<Options, Task> Run)>
{
    ["engine"] = ("claims, votes, entries and messages through the one writer on SQLite, beside a bare writer  "
        + "[--runs 5 --calls 100000]",
        EngineBench.RunAsync),
    ["readers"] = ("votes while phones open the page, on disks of different speed  [--runs 5 --seconds 2]", ReadersBench.RunAsync),
    ["phones"] = ("a crowd claims at once from a running app  [--runs 5 --viewers 500 --streams 200]", PhonesBench.RunAsync),
    ["text"] = ("what it costs to clean, fold and bare 2,000 characters of a message  [--runs 25]", TextBench.RunAsync),
    ["draw"] = ("winners from a million entries  [--runs 7 --entries 1000000 --winners 10]", DrawBench.RunAsync),
    ["memory"] = ("what the state keeps for each viewer, vote, entry and claim  [--count 200000]", MemoryBench.RunAsync),
    ["import"] = ("what files of wrong lines take in memory  [--megabytes 19]", ImportBench.RunAsync),
    ["replay"] = ("a show of many facts: start-up, size, and its review  [--runs 5 --facts 1000000]", ReplayBench.RunAsync),
    ["never-read"] = ("connections that open the stream and never read a byte of it  [--phones 10000 --changes 1000]",
        NeverReadBench.RunAsync),
    ["charts"] = ("a chart in a browser: its first paint, and the frames while zooming  [--runs 9 --points 400 --series 8]",
        ChartsBench.RunAsync),
    ["console-render"] = ("what a live page costs the server for each picture, in a real browser  [--runs 5 --seconds 15]",
        ConsoleRenderBench.RunAsync),
    ["snapshot"] =
        ("claims while a large store is backed up, beside the same without  [--facts 1000000 --claims 20000]",
            SnapshotBench.RunAsync),
};

// What replay starts to have a cold process.
if (args is ["review", var folder, var id])
{
    await ReplayBench.ReviewAsync(folder, new(Guid.Parse(id)));
    return 0;
}

// What the load cases start beside themselves.
if (args is [PhoneProcess.Verb, .. var phones])
{
    await PhoneProcess.RunAsync(phones);
    return 0;
}

if (args is [EmptyServer.Verb, .. var server])
{
    await EmptyServer.RunAsync(server);
    return 0;
}

if (args is [BareStreams.Verb])
{
    await BareStreams.RunAsync();
    return 0;
}

if (args is ["load", var name, ..]) verbs["load"] = (name, options => LoadBench.RunAsync(name, options));
if (args is not [var verb, ..] || !verbs.TryGetValue(verb, out var chosen))
{
    Console.Error.WriteLine("Usage: dotnet run -c Release --project bench -- VERB [--folder PATH]");
    foreach (var (one, (help, _)) in verbs) Console.Error.WriteLine($"  {one,-17} {help}");
    foreach (var line in LoadBench.Help) Console.Error.WriteLine($"  {line}");
    return 2;
}

try
{
    Console.WriteLine($"{verb}: {Environment.ProcessorCount} "
        + $"cores, .NET {Environment.Version}, {DateTimeOffset.UtcNow:yyyy-MM-dd HH:mm} UTC");
    await chosen.Run(new(args));
    return 0;
}
catch (Exception e) when (e is ArgumentException or InvalidOperationException or FileNotFoundException or TimeoutException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
