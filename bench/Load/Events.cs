using System.Globalization;

namespace HostConsole.Bench.Load;

/// <summary>Sales that really happened, replayed: how many came, how many bought, and how fast.</summary>
internal static class Events
{
    /// <summary>1,300 units gone in two minutes; 18,000 came, three of four pressed in the first two seconds.</summary>
    public static Task HoodiesAsync(Options options)
    {
        var (viewers, seconds) = (options.Number("viewers", 18_000, most: 18_000), options.Number("seconds", 120, least: 3, most: 600));
        var rush = viewers * 3 / 4;
        return ClaimsAsync(options, viewers, viewers, 1_300,
            i => i < rush ? 2.0 * i / rush : 2 + (seconds - 2.0) * (i - rush) / (viewers - rush));
    }

    /// <summary>25,000 claims within one second against 1,000 units.</summary>
    /// <returns>The claims, from when each was due until it was answered.</returns>
    public static Task<Driven> TapAsync(Options options)
    {
        var viewers = options.Number("viewers", 25_000, most: 100_000);
        return ClaimsAsync(options, viewers, Math.Min(viewers, 1_000), 1_000, i => i / (double)viewers);
    }

    private static async Task<Driven> ClaimsAsync(Options options, int viewers, int streams, int units, Func<int, double> dueAt)
    {
        using var crowd = await Crowd.StartAsync(options, viewers, streams, 1, options.Number("connections", 512, most: 1_500));
        Driven? first = null;
        for (var rush = 0; rush < options.Number("rushes", 1, most: 10); rush++)
        {
            var books = new Books(crowd.Show, await crowd.Show.DealAsync(units), units);
            using var over = new CancellationTokenSource();
            var live = crowd.LiveAsync(over.Token);
            var before = crowd.Show.App.ProcessorTime;
            var driven = await Drive.OpenAsync(crowd.Lines, viewers, dueAt, (line, i) => books.ClaimAsync(line, crowd.Tokens[i]));
            driven = driven with { Server = crowd.Show.App.ProcessorTime - before };
            await over.CancelAsync();
            await live;
            await crowd.ReportAsync($"{driven.Say()}; the server's processor {driven.Server.TotalSeconds:0.00} s");
            Figures.Check(books.Given == Math.Min(units, viewers), $"{books.Given} of {units} units were given.");
            Console.WriteLine($"  {await books.CheckAsync()}");
            first ??= driven;
        }

        return first!;
    }

    /// <summary>A show of six hours in minutes: 42,000 viewers, who order 1,200 times.</summary>
    public static Task PayDayAsync(Options options)
    {
        var viewers = options.Number("viewers", 42_000, least: 1_200, most: 50_000);
        return OrdersAsync(options, viewers, 100, orders: 1_200, buyers: 1_200, cents: 1_200 * 6_500,
            options.Number("seconds", 180, most: 3_600));
    }

    /// <summary>1,200 viewers, 312 of whom placed 356 orders for $25,000.00.</summary>
    public static Task DreamCreamAsync(Options options) =>
        OrdersAsync(options, 1_200, 1, orders: 356, buyers: 312, cents: 2_500_000,
            options.Number("seconds", 30, most: 3_600));

    private static async Task OrdersAsync(Options options, int viewers, int each, int orders, int buyers, int cents, int seconds)
    {
        using var crowd = await Crowd.StartAsync(options, viewers, viewers, each, 64);
        var books = new Books(crowd.Show, await crowd.Show.DealAsync(buyers), buyers);
        using var over = new CancellationTokenSource();
        var live = crowd.LiveAsync(over.Token);
        // The buyers sit among the viewers, and claim and pay all through the show.
        var driven = await Drive.OpenAsync(crowd.Lines, buyers, i => seconds * (i / (double)buyers),
            (line, i) => books.ClaimAsync(line, crowd.Tokens[i * (viewers / buyers)]));
        var claims = books.Claims.ToArray();
        for (var i = 0; i < orders; i++)
            await crowd.Show.OrderAsync(i + 1, $"customer-{i % buyers}", cents / orders + (i < cents % orders ? 1 : 0),
                i < buyers ? claims[i] : null);
        await over.CancelAsync();
        await live;
        await crowd.ReportAsync(driven.Say());
        Console.WriteLine($"  {await books.CheckAsync()}");
        var m = await crowd.Show.GetAsync("metrics");
        var (gmv, counted) =
            (m.GetProperty("gmv").GetProperty("amount").GetString(), (m.GetProperty("viewers").GetInt32(),
                m.GetProperty("orders").GetInt32(), m.GetProperty("buyers").GetInt32()));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  review: {counted.Item1} viewers, {counted.Item2} orders by {counted.Item3} buyers, {gmv} USD, "
                + $"conversion {m.GetProperty("conversion").GetDouble():P1}"));
        Figures.Check(counted == (viewers, orders, buyers)
            && gmv == (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture),
            "The review has other numbers than what was sold.");
    }
}
