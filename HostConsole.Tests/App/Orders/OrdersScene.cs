using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Tests.App;

namespace HostConsole.Tests.Orders;

/// <summary>A running console with one show, over HTTP.</summary>
public sealed class OrdersScene : IAsyncDisposable
{
    private OrdersScene(RunningApp app, FakeClock clock) => (App, Clock) = (app, clock);

    public RunningApp App { get; }
    public FakeClock Clock { get; }
    public HttpClient Api => App.Api;
    public string Show { get; private set; } = "";
    public string Code { get; private set; } = "";
    public string Path => $"/api/v1/shows/{Show}";

    public static async Task<OrdersScene> StartAsync(string currency = "USD", bool live = true, Action<RunningAppOptions>? configure = null)
    {
        var clock = new FakeClock();
        var scene = new OrdersScene(await RunningApp.StartAsync(o =>
        {
            o.Clock = clock;
            configure?.Invoke(o);
        }), clock);
        var show = await scene.OkAsync(HttpMethod.Post, "/api/v1/shows",
            new { title = "Autumn table", currency, timeZone = "Europe/London" }, HttpStatusCode.Created);
        (scene.Show, scene.Code) = (show.GetProperty("id").GetString()!, show.GetProperty("code").GetString()!);
        if (live) await scene.OkAsync(HttpMethod.Post, $"{scene.Path}/live");
        return scene;
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> CallAsync(HttpMethod method, string path,
        object? body = null, string? key = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = body as HttpContent ?? JsonContent.Create(body);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await Api.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    public async Task<JsonElement> OkAsync(HttpMethod method, string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var (status, answer) = await CallAsync(method, path, body);
        Assert.True(status == expected, $"{method} {path}: {status} {answer}");
        return answer;
    }

    public Task<JsonElement> MetricsAsync(DateTimeOffset? at = null) =>
        OkAsync(HttpMethod.Get, $"{Path}/metrics"
            + $"{(at is { } then ? $"?at={Uri.EscapeDataString(then.ToString("O", CultureInfo.InvariantCulture))}" : "")}");

    public object Order(string id, decimal price, string? customer = null, int quantity = 1, string currency = "USD",
        string? claim = null, string? code = null, bool test = false, decimal discount = 0, string? viewer = null) =>
        new
        {
            externalId = id,
            placedAt = Clock.GetUtcNow(),
            customer = customer is null ? null : new { key = customer },
            lines = new[] { new { sku = "MUG", title = "Tide mug", quantity, unitPrice = Money(price, currency) } },
            discount = Money(discount, currency),
            claim,
            viewer,
            code,
            test,
        };

    public Task<JsonElement> PlaceAsync(string id, decimal price, string? customer = null, string? viewer = null) =>
        OkAsync(HttpMethod.Post, $"{Path}/orders", Order(id, price, customer, viewer: viewer), HttpStatusCode.Created);

    public async Task<HttpClient> JoinAsync(string name = "Ana")
    {
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = App.Address };
        using var response = await client.PostAsJsonAsync($"/s/{Code}/join", new { name });
        var joined = await response.Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", joined.GetProperty("token").GetString());
        return client;
    }

    /// <summary>The id of somebody who has joined.</summary>
    public async Task<string> JoinedAsync()
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = App.Address };
        using var response = await client.PostAsJsonAsync($"/s/{Code}/join", new { });
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("viewer").GetString()!;
    }

    public static object Money(decimal amount, string currency = "USD") =>
        new { amount = amount.ToString("0.00", CultureInfo.InvariantCulture), currency };
    public static string Amount(JsonElement body, string name) => body.GetProperty(name).GetProperty("amount").GetString()!;

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
