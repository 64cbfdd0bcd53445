using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using HostConsole.Tests.Integrations;
using HostConsole.Tests.Orders;
using Xunit.Abstractions;

namespace HostConsole.Tests.Fuzz;

/// <summary>
/// 10,000 bodies to the running server, made of the API's committed samples: every answer is one that was meant. With
/// <c>HOSTCONSOLE_FUZZ=10</c> ten times as many.
/// </summary>
[Trait("Speed", "Slow")]
public sealed partial class ApiFuzzTest(ITestOutputHelper output)
{
    private const int Seed = 50_000_000, Deliveries = 500;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);
    private static readonly int Bodies = 10_000 * (int.TryParse(Environment.GetEnvironmentVariable("HOSTCONSOLE_FUZZ"),
        NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? times : 1) - Deliveries;

    private sealed record Sample(string Name, string Method, string Path, string Body);

    // These end the show or take its audience's rights, and with it the way to all the rest.
    private static readonly string[] LeftOut = ["shows-end", "shows-rehearse", "shows-pause", "viewers-ban", "viewers-mute"];

    private static readonly Sample[] Samples =
        [.. from file in Directory.EnumerateFiles(Repo.File("docs", "api"), "*.json").Order(StringComparer.Ordinal)
            let name = Path.GetFileNameWithoutExtension(file)
            where !LeftOut.Any(l => name.StartsWith(l, StringComparison.Ordinal))
            let request = JsonDocument.Parse(File.ReadAllText(file)).RootElement.GetProperty("request")
            let body = request.GetProperty("body")
            where body.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            select new Sample(name, request.GetProperty("method").GetString()!,
                request.GetProperty("path").GetString()!, body.GetRawText())];

    [Fact]
    public async Task Given_10000_broken_bodies_Then_none_breaks_the_server()
    {
        await using var scene = await OrdersScene.StartAsync(configure: o =>
        {
            foreach (var limit in (string[])["ApiPerSecond", "ApiBurst", "ViewerPerSecond", "ViewerBurst",
                "AddressPerSecond", "AddressBurst"])
                o.Settings[$"HostConsole:Limits:{limit}"] = "1000000";
            o.Settings["HostConsole:Shopify:WebhookSecret"] = ShopifyScene.Secret;
        });
        using var viewer = await scene.JoinAsync();
        Assert.True(Samples.Length > 20, $"{Samples.Length} samples");
        output.WriteLine($"seed {Seed}, {Bodies} bodies of {Samples.Length} samples, {Deliveries} deliveries");
        var findings = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Bodies; i++)
        {
            var mutator = new Mutator(Seed + i);
            var sample = mutator.One(Samples);
            var text = mutator.Json(sample.Body);
            var client = sample.Path.StartsWith("/s/", StringComparison.Ordinal) ? viewer : scene.Api;
            var (from, (status, answer)) =
                (Stopwatch.GetTimestamp(), await SendAsync(client, new(sample.Method), Here(sample.Path, scene), text));
            // The machine may be busy; a body that is slow is slow each time.
            for (var again = 0; again < 3 && Stopwatch.GetElapsedTime(from) > Slow; again++)
            {
                if (again == 2)
                    findings.TryAdd($"{sample.Name} slow",
                        $"{Seed + i}: {sample.Method} {sample.Path}\n{text[..Math.Min(text.Length, 600)]}");
                from = Stopwatch.GetTimestamp();
                await SendAsync(client, new(sample.Method), Here(sample.Path, scene), text);
            }

            if (status is >= 200 and < 500) continue;
            findings.TryAdd($"{sample.Name} {status}",
                $"{Seed + i}: {sample.Method} {sample.Path}\n{text[..Math.Min(text.Length, 600)]}\n{answer}");
        }

        var order = JsonSerializer.Serialize(scene.Order(1, [ShopifyScene.Line("24.00", 2, "3.00", "3.83")]));
        for (var i = 0; i < Deliveries; i++)
        {
            var body = new Mutator(Seed + Bodies + i).Json(order);
            // What is signed is bytes: half a surrogate pair has none.
            var status = (int)await scene.SendAsync(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(body)));
            if (status != 200) findings.TryAdd($"webhook {status}", body);
        }

        await scene.SettledAsync();
        foreach (var row in (await scene.RowsAsync())
            .Where(r => r.Note?.Contains("An error of HostConsole", StringComparison.Ordinal) == true))
            findings.TryAdd($"delivery: {row.Note}", row.Body);
        Assert.True(findings.Count == 0, string.Join("\n\n", findings.Select(f => $"{f.Key}\n{f.Value}")));
        await scene.OkAsync(HttpMethod.Get, scene.Path);
        await scene.MetricsAsync();
    }

    private static async Task<(int, string)> SendAsync(HttpClient client, HttpMethod method, string path, string text)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var answer = await client.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string Here(string path, OrdersScene scene) => Code().Replace(Show().Replace(path, scene.Path), $"/s/{scene.Code}/");

    [GeneratedRegex("^/api/v1/shows/[0-9a-f-]{36}")]
    private static partial Regex Show();

    [GeneratedRegex("^/s/[^/]+/")]
    private static partial Regex Code();
}
