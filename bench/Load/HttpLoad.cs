namespace HostConsole.Bench.Load;

/// <summary>
/// Claims and votes over HTTP beside an empty POST behind the same middleware, by the same client over as many
/// connections.
/// </summary>
internal static class HttpLoad
{
    private const int PerViewer = 1_000;
    private sealed record Round(Driven Empty, Driven Bare, Driven Votes, Driven Claims, Driven Paced);

    public static async Task RunAsync(Options options)
    {
        var (runs, connections) = (options.Number("runs", 3, most: 20), options.Number("connections", 64, most: 1_024));
        var (requests, viewers) = (options.Number("requests", 40_000, least: 100), options.Number("viewers", 5_000, most: 100_000));
        using var show = await LoadShow.StartAsync(options);
        using var empty = await EmptyServer.StartAsync(options);
        var (tokens, others) = (await show.JoinAsync(viewers), await empty.JoinAsync(viewers));
        var (lines, emptyLines) = (show.NewLines(connections), empty.NewLines(connections));
        var books = new Books(show, await show.DealAsync(1_000_000, PerViewer), 1_000_000, PerViewer);
        var poll = await show.PollAsync();
        async Task<Round> RoundAsync(int count)
        {
            var nothing = await Drive.ClosedAsync(emptyLines, count,
                (line, i) => OkAsync(line, $"/s/{empty.Code}/nothing", others[i % viewers], """{"quantity":1}"""));
            var bare = await Drive.ClosedAsync(emptyLines, count,
                (line, i) => OkAsync(line, "/nothing", others[i % viewers], """{"quantity":1}"""));
            var votes = await Drive.ClosedAsync(lines, count,
                (line, i) => OkAsync(line, $"/s/{show.Code}/polls/{poll}/vote", tokens[i % viewers],
                    $$"""{"option":{{(i + i / viewers) % 3}}}"""));
            var usage = show.Start();
            var claims = await Drive.ClosedAsync(lines, count, (line, i) => books.ClaimAsync(line, tokens[i % viewers]));
            Console.WriteLine($"  claims {Figures.Count(claims.PerSecond)}/s ({usage.Say()}), votes "
                + $"{Figures.Count(votes.PerSecond)}/s, empty {Figures.Count(nothing.PerSecond)}/s, "
                + $"bare {Figures.Count(bare.PerSecond)}/s");
            var paced = await Drive.OpenAsync(lines, count / 2, claims.PerSecond / 2,
                (line, i) => books.ClaimAsync(line, tokens[i % viewers]));
            return new(nothing, bare, votes, claims, paced);
        }

        Console.WriteLine($"\n{connections} connections, {Figures.Count(requests)} requests each; the first round, in "
            + "which the app still compiles, is left out");
        await RoundAsync(requests / 2);
        var rounds = new List<Round>();
        for (var i = 0; i < runs; i++) rounds.Add(await RoundAsync(requests));
        Say("an empty POST behind the same middleware", rounds, r => r.Empty);
        Say("an empty POST without viewer, show and limit", rounds, r => r.Bare);
        Say("votes", rounds, r => r.Votes);
        Say("claims", rounds, r => r.Claims);
        Say("claims at half of that rate", rounds, r => r.Paced);
        Console.WriteLine($"  ratio to the empty POST: claims "
            + $"{Figures.Median(rounds.Select(r => r.Claims.PerSecond / r.Empty.PerSecond)):0.00} ×, "
            + $"votes {Figures.Median(rounds.Select(r => r.Votes.PerSecond / r.Empty.PerSecond)):0.00} ×");
        Console.WriteLine($"  {await books.CheckAsync()}");
        foreach (var line in lines.Concat(emptyLines)) line.Dispose();
    }

    private static async Task OkAsync(Line line, string path, string token, string body)
    {
        var status = await line.PostAsync(path, token, body);
        Figures.Check(status == 200, $"{path} was answered with {status}: {line.Body}");
    }

    private static void Say(string what, List<Round> rounds, Func<Round, Driven> of)
    {
        string Part(double part) => Figures.Ms(Figures.Median(rounds.Select(r => of(r).At(part))));
        Console.WriteLine($"  {what}: {Figures.Count(Figures.Median(rounds.Select(r => of(r).PerSecond)))}/s; "
            + $"p50 {Part(0.5)}, p90 {Part(0.9)}, p99 {Part(0.99)}");
    }
}
