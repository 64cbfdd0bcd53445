using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HostConsole.Bench.Load;

/// <summary>A live show on the real app, a process of its own, steered as any program would steer it.</summary>
internal sealed class LoadShow : IDisposable
{
    // One machine plays a whole audience, so what is limited per address and per viewer is out of the way; all else is as it comes.
    public static readonly (string, string)[] Limits =
    [
        ("HostConsole__Limits__AddressPerSecond", "1000000"), ("HostConsole__Limits__AddressBurst", "1000000"),
        ("HostConsole__Limits__ViewerPerSecond", "100000"), ("HostConsole__Limits__ViewerBurst", "100000"),
        ("HostConsole__Limits__ApiPerSecond", "100000"), ("HostConsole__Limits__ApiBurst", "100000"),
    ];

    private static readonly string[] Colours = ["Sea green", "Rust", "Chalk"], Kilns = ["900 °C", "1240 °C", "2000 °C"];
    private readonly HttpClient _console;
    private readonly string _show, _variant;

    private LoadShow(string folder, AppProcess app, HttpClient console, string show, string code, string variant) =>
        (Folder, App, _console, _show, Code, _variant) = (folder, app, console, show, code, variant);

    public string Folder { get; }
    public AppProcess App { get; }
    public string Id => _show;
    public string Code { get; }
    public string Events => $"/s/{Code}/events";

    public static async Task<LoadShow> StartAsync(Options options, params (string, string)[] settings)
    {
        var folder = Venue.NewFolder(options);
        Directory.CreateDirectory(folder);
        var app = await AppProcess.StartAsync(options.App, folder, [.. Limits, .. settings]);
        await app.UntilReadyAsync();
        return await OnAsync(app, folder);
    }

    /// <summary>Imports a product, makes a show and goes live, on a server that runs.</summary>
    public static async Task<LoadShow> OnAsync(AppProcess app, string folder)
    {
        var console = app.NewClient(8);
        console.DefaultRequestHeaders.Authorization = new("Bearer", AppProcess.ApiKey);
        using var csv = new StringContent("Handle,Title,Variant SKU,Variant Price\nhoodie,Hoodie,HOOD-1,65.00\n", null, "text/csv");
        using var imported = (await console.PostAsync("/api/v1/products/import?currency=USD", csv)).EnsureSuccessStatusCode();
        var products = await console.GetFromJsonAsync<JsonElement>("/api/v1/products");
        var variant = products.GetProperty("items")[0].GetProperty("variants")[0].GetProperty("id").GetString()!;
        using var stock = (await console.PutAsJsonAsync($"/api/v1/variants/{variant}", new { stock = 100_000_000 }))
            .EnsureSuccessStatusCode();
        using var created = (await console.PostAsJsonAsync("/api/v1/shows",
            new { title = "Load", currency = "USD", timeZone = "UTC" })).EnsureSuccessStatusCode();
        var show = await created.Content.ReadFromJsonAsync<JsonElement>();
        var load = new LoadShow(folder, app, console, show.GetProperty("id").GetString()!, show.GetProperty("code").GetString()!, variant);
        await load.DoAsync("live", new { });
        return load;
    }

    /// <returns>The deal's id.</returns>
    public async Task<string> DealAsync(int units, int perViewer = 1, int leadSeconds = 0, string price = "65.00") =>
        (await DoAsync("deals", new
        {
            variantId = _variant,
            price = new { amount = price, currency = "USD" },
            quantity = units,
            perViewer,
            seconds = 24 * 3600,
            leadSeconds,
            holdSeconds = 48 * 3600,
        }))!["id"]!.GetValue<string>();

    /// <summary>A deal that the clock opens every day at a full minute of UTC.</summary>
    /// <returns>The blitz's id.</returns>
    public async Task<string> BlitzAsync(DateTimeOffset opens) =>
        (await DoAsync("blitzes", new
        {
            title = "The midnight deal",
            deal = new { variantId = _variant, price = new { amount = "65.00", currency = "USD" }, quantity = 1_000, seconds = 600 },
            dailyAt = opens.ToString("HH:mm", CultureInfo.InvariantCulture),
            timeZone = "UTC",
        }))!["id"]!.GetValue<string>();

    public async Task<string> PollAsync(bool allowChange = true) =>
        (await DoAsync("polls", new { question = "Which colour next?", options = Colours, allowChange }))!["id"]!.GetValue<string>();

    public async Task<string> GiveawayAsync() =>
        (await DoAsync("giveaways", new
        {
            title = "A hoodie for you",
            prize = "One hoodie",
            rules = "One entry a person.",
            entry = "open",
            winners = 10
        }))!["id"]!.GetValue<string>();

    /// <param name="stock">Of the one segment that can be used up.</param>
    public async Task<string> WheelAsync(int stock) =>
        (await DoAsync("wheels", new
        {
            title = "Glaze wheel",
            rules = "One spin each. No purchase necessary.",
            mode = "each",
            segments = new object[]
            {
                new { label = "10% off", weight = 5, stock }, new { label = "Free shipping", weight = 10 },
                new { label = "A sticker", weight = 15 }, new { label = "A smile", weight = 5, consolation = true },
            },
        }))!["id"]!.GetValue<string>();

    /// <summary>A quiz of one question, which <c>next</c> asks.</summary>
    public async Task<string> QuizAsync() =>
        (await DoAsync("quizzes", new
        {
            title = "Do you know clay?",
            questions = new[] { new { text = "How hot is our kiln?", options = Kilns, answer = 1, seconds = 120 } },
            speed = true,
        }))!["id"]!.GetValue<string>();

    /// <summary>One of each that phones have a card of, all open; the quiz asks.</summary>
    /// <returns>The wheel, for everybody to spin once.</returns>
    public async Task<string> EverythingAsync()
    {
        await DealAsync(1_000_000);
        await PollAsync();
        await GiveawayAsync();
        await DoAsync("goals", new { title = "100 orders", counts = "orders", target = 100, reward = "Free shipping" });
        await DoAsync("milestones", new { title = "Early birds", rule = "first", count = 50, of = "orders", reward = new { kind = "gift", title = "A tote" } });
        await DoAsync($"quizzes/{await QuizAsync()}/next", new { });
        await DoAsync("leagues", new { title = "Tap cup", size = 16, rules = "Free to join." });
        await DoAsync("predictions", new { question = "What sells out first?", outcomes = Colours });
        await DoAsync("mysteries", new
        {
            title = "A surprise",
            rules = "One gift an order.",
            freeRoute = "Write “surprise” in the chat.",
            keyword = "surprise",
            atLeast = new { amount = "50.00", currency = "USD" },
            perPerson = 1,
            gifts = new[] { new { label = "Mug", weight = 1 }, new { label = "Sticker", weight = 3 } },
        });
        await DoAsync("testimonials", new { question = "How do you like it?" });
        await BlitzAsync(DateTimeOffset.UtcNow.AddHours(2));
        for (var buyer = 1; buyer <= 3; buyer++) await OrderAsync(900_000 + buyer, $"proof-{buyer}", 6_500);
        await DoAsync("proofs", new { minutes = 60, least = 2 });
        return await WheelAsync(1_000);
    }

    /// <summary>A bridge's message, which every phone is to show.</summary>
    public Task SayAsync(string text) => DoAsync("chat", new { channel = "twitch", author = new { id = "load", name = "Load" }, text });

    /// <param name="amount">In minor units.</param>
    public Task OrderAsync(int number, string customer, int amount, string? claim = null) => DoAsync("orders", new
    {
        externalId = number.ToString(CultureInfo.InvariantCulture),
        placedAt = DateTimeOffset.UtcNow,
        customer = new { key = customer },
        claim,
        lines = new[] { new
        {
            variantId = _variant,
            quantity = 1,
            unitPrice = new
            {
                amount = (amount / 100m).ToString("0.00", CultureInfo.InvariantCulture),
                currency = "USD"
            }
        } },
    });

    public async Task<JsonNode?> DoAsync(string what, object body)
    {
        using var answer = await _console.PostAsJsonAsync($"/api/v1/shows/{_show}/{what}", body);
        var text = await answer.Content.ReadAsStringAsync();
        Figures.Check(answer.IsSuccessStatusCode, $"{what} was answered with {(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text);
    }

    public async Task<JsonElement> GetAsync(string what) => await _console.GetFromJsonAsync<JsonElement>($"/api/v1/shows/{_show}/{what}");

    /// <summary>The log, a fact a line.</summary>
    public async IAsyncEnumerable<JsonElement> FactsAsync()
    {
        using var reader = new StreamReader(await _console.GetStreamAsync(new Uri($"/api/v1/shows/{_show}/facts", UriKind.Relative)));
        while (await reader.ReadLineAsync() is { } line) yield return JsonSerializer.Deserialize<JsonElement>(line);
    }

    public Line[] NewLines(int count) => [.. Enumerable.Range(0, count).Select(_ => new Line(App.Address))];

    /// <summary>Viewers who have joined.</summary>
    /// <returns>The token of each.</returns>
    public async Task<string[]> JoinAsync(int viewers)
    {
        var tokens = new string[viewers];
        var lines = NewLines(32);
        await Drive.ClosedAsync(lines, viewers, async (line, i) =>
        {
            var status = await line.PostAsync($"/s/{Code}/join", "-", "{}");
            Figures.Check(status == 200, $"A join was answered with {status}: {line.Body}");
            tokens[i] = JsonNode.Parse(line.Body)!["token"]!.GetValue<string>();
        });
        foreach (var line in lines) line.Dispose();
        return tokens;
    }

    /// <summary>What the server used from one moment to another.</summary>
    public Usage Start() => new(App, Stopwatch.GetTimestamp(), App.ProcessorTime);

    public void Dispose()
    {
        _console.Dispose();
        App.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>Processor and memory of the server since a moment.</summary>
internal sealed record Usage(AppProcess App, long From, TimeSpan Processor)
{
    /// <summary>How many processors were busy with it, on average.</summary>
    public double Cores => (App.ProcessorTime - Processor) / Stopwatch.GetElapsedTime(From);

    public string Say() =>
        string.Create(CultureInfo.InvariantCulture,
            $"server {Cores:0.00} cores, {App.Memory / 1048576.0:0} MB resident");
}
