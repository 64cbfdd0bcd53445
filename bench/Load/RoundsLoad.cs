namespace HostConsole.Bench.Load;

/// <summary>Ten units, 64 buyers at once, again and again: exactly ten are sold every time.</summary>
internal static class RoundsLoad
{
    public static async Task RunAsync(Options options)
    {
        var (rounds, buyers, units) = (options.Number("rounds", 1_000, most: 100_000),
            options.Number("buyers", 64, least: 2, most: 1_024), options.Number("units", 10));
        using var show = await LoadShow.StartAsync(options);
        var (tokens, lines, given) = (await show.JoinAsync(buyers), show.NewLines(buyers), new SortedDictionary<int, int>());
        Books? books = null;
        for (var round = 0; round < rounds; round++)
        {
            var deal = new Books(show, await show.DealAsync(units), units);
            await Task.WhenAll(lines.Select((line, i) => deal.ClaimAsync(line, tokens[i])));
            given[deal.Given] = given.GetValueOrDefault(deal.Given) + 1;
            await show.DoAsync($"deals/{deal.Deal}/end", new { });
            books = deal;
        }

        Console.WriteLine($"\nstock {units}, {buyers} buyers at once, {Figures.Count(rounds)} "
            + $"rounds: {string.Join(", ", given.Select(g => $"{g.Key} sold in {Figures.Count(g.Value)}"))}");
        Console.WriteLine($"  the last round's {await books!.CheckAsync()}");
        Figures.Check(given.Count == 1 && given.ContainsKey(units), "A round sold another number.");
        foreach (var line in lines) line.Dispose();
    }
}
