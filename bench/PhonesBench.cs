using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Core.Kernel;

namespace HostConsole.Bench;

/// <summary>A crowd with open streams claims a deal with half as many units, all at once, from the real app.</summary>
internal static class PhonesBench
{
    private const string Asset = "/css/viewer.css";
    private sealed record Round(double PerSecond, double[] Latencies, double SoldOutAfter, double AssetsPerSecond, double[] AssetLatencies);

    public static async Task RunAsync(Options options)
    {
        var (runs, viewers, streams) = (options.Number("runs", 5, most: 20), options.Number("viewers", 500, 2, 4_000),
            options.Number("streams", 200, 0, 4_000));
        Figures.Check(streams <= viewers, "There can't be more streams than viewers.");
        var folder = Venue.NewFolder(options);
        try
        {
            var deals = new List<DealId>();
            ShowId show;
            await using (var venue = await Venue.OpenAsync(folder))
            {
                show = venue.Show;
                for (var i = 0; i <= runs; i++) deals.Add((await venue.DealAsync(viewers / 2, $"Tide mug {i}")).Deal);
            }

            using var app = await AppProcess.StartAsync(folder,
                ("HostConsole__Limits__AddressPerSecond", "100000"), ("HostConsole__Limits__AddressBurst", "100000"),
                ("HostConsole__Limits__ViewerPerSecond", "1000"), ("HostConsole__Limits__ViewerBurst", "1000"),
                ("HostConsole__Streams__Total", "10000"));
            using var phones = app.NewClient(viewers);
            var tokens = await Task.WhenAll(Enumerable.Range(0, viewers).Select(_ => JoinAsync(phones)));
            await using var watchers = await Watchers.OpenAsync(app, tokens[..streams]);
            var rounds = new List<Round>();
            foreach (var deal in deals)
            {
                rounds.Add(await RoundAsync(phones, watchers, tokens, deal));
                // Phones show the deals that are on; this one makes room.
                using var ended = await EndAsync(phones, show, deal);
            }

            Report(rounds, viewers, streams);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Report(List<Round> rounds, int viewers, int streams)
    {
        var (first, rest) = (rounds[0], rounds[1..]);
        string Median(Func<Round, double[]> of, double part) =>
            Figures.Ms(Figures.Median(rest.Select(r => Figures.Percentile(of(r), part))));
        Console.WriteLine($"\n{viewers} phones claim at once, {viewers / 2} units, {streams} open streams; "
            + $"medians of {rest.Count} rounds after a first one");
        Console.WriteLine($"  answered: {Figures.Count(Figures.Median(rest.Select(r => r.PerSecond)))} "
            + $"claims/s; p50 {Median(r => r.Latencies, 0.5)}, p95 {Median(r => r.Latencies, 0.95)}, "
            + $"p99 {Median(r => r.Latencies, 0.99)}");
        Console.WriteLine($"  exactly {viewers / 2} units were given in each of {rounds.Count} rounds, all numbers different");
        if (streams > 0)
            Console.WriteLine($"  every stream saw it sold out "
                + $"{Figures.Ms(Figures.Median(rest.Select(r => r.SoldOutAfter)))} after the first claim was sent");
        Console.WriteLine($"  reference, {viewers} GETs of {Asset} at once: "
            + $"{Figures.Count(Figures.Median(rest.Select(r => r.AssetsPerSecond)))} "
            + $"answers/s; p50 {Median(r => r.AssetLatencies, 0.5)}, p95 "
            + $"{Median(r => r.AssetLatencies, 0.95)}, p99 {Median(r => r.AssetLatencies, 0.99)}");
        Console.WriteLine($"  ratio: {Figures.Median(rest.Select(r => r.PerSecond / r.AssetsPerSecond)):0.00} × the "
            + "reference's answers/s in the same round");
        Console.WriteLine(
            $"  first round after the start (the app still compiles): {Figures.Count(first.PerSecond)} claims/s; "
                + $"{Figures.Latency(first.Latencies)}; sold out everywhere after {Figures.Ms(first.SoldOutAfter)}");
    }

    private static async Task<Round> RoundAsync(HttpClient phones, Watchers watchers, string[] tokens, DealId deal)
    {
        var (assetsPerSecond, assetLatencies, _) = await AtOnceAsync(tokens.Length, async _ =>
        {
            using var answer = await phones.GetAsync(Asset);
            return answer.StatusCode == HttpStatusCode.OK && (await answer.Content.ReadAsByteArrayAsync()).Length > 0;
        });
        var start = Stopwatch.GetTimestamp();
        var soldOut = watchers.SoldOutAsync(deal);
        var (perSecond, latencies, answers) = await AtOnceAsync(tokens.Length, i => ClaimAsync(phones, tokens[i], deal));
        await soldOut;
        var soldOutAfter = Figures.Since(start);
        var given = answers.OfType<int>().ToArray();
        Figures.Check(given.Length == tokens.Length / 2, $"{given.Length} units were given instead of {tokens.Length / 2}.");
        Figures.Check(given.Distinct().Count() == given.Length, "Two phones were given the same number.");
        return new(perSecond, latencies, soldOutAfter, assetsPerSecond, assetLatencies);
    }

    private static async Task<(double PerSecond, double[] Latencies, T[] Answers)> AtOnceAsync<T>(int count, Func<int, Task<T>> call)
    {
        var start = Stopwatch.GetTimestamp();
        var done = await Task.WhenAll(Enumerable.Range(0, count).Select(async i =>
        {
            var from = Stopwatch.GetTimestamp();
            var answer = await call(i);
            return (Took: Figures.Since(from), Answer: answer);
        }));
        return (count / Stopwatch.GetElapsedTime(start).TotalSeconds, [.. done.Select(d => d.Took)], [.. done.Select(d => d.Answer)]);
    }

    /// <returns>The claim's number; null where it is sold out.</returns>
    private static async Task<int?> ClaimAsync(HttpClient phones, string token, DealId deal)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/bench/deals/{deal}/claim")
        {
            Content = JsonContent.Create(new { quantity = 1 })
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await phones.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (answer.StatusCode == HttpStatusCode.Created) return body.GetProperty("number").GetInt32();
        Figures.Check(answer.StatusCode == HttpStatusCode.Conflict
            && body.GetProperty("type").GetString()!.EndsWith("sold-out", StringComparison.Ordinal),
            $"A claim was answered with {(int)answer.StatusCode}: {body}");
        return null;
    }

    private static async Task<string> JoinAsync(HttpClient phones)
    {
        using var answer = await phones.PostAsJsonAsync("/s/bench/join", new { });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static async Task<HttpResponseMessage> EndAsync(HttpClient phones, ShowId show, DealId deal)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/shows/{show}/deals/{deal}/end")
        {
            Headers = { Authorization = new("Bearer", AppProcess.ApiKey) }
        };
        return (await phones.SendAsync(request)).EnsureSuccessStatusCode();
    }
}
