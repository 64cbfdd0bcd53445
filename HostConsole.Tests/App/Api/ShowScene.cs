using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Tests.App;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Api;

public sealed record Answer(HttpStatusCode Status, string Raw, HttpResponseMessage Message)
{
    public JsonElement Body => JsonDocument.Parse(Raw).RootElement;
    public JsonElement this[string name] => Body.GetProperty(name);
    public string Text(string name) => this[name].GetString()!;
    public int Number(string name) => this[name].GetInt32();

    /// <summary>The slug of a problem document, without its folder.</summary>
    public string Problem => Text("type").Split('/')[^1];

    public Answer Is(HttpStatusCode status)
    {
        Assert.True(status == Status, $"{(int)Status} instead of {(int)status}: {Raw}");
        return this;
    }

    public Answer Is(HttpStatusCode status, string problem)
    {
        Assert.Equal(problem, Is(status).Problem);
        Assert.Equal("application/problem+json", Message.Content.Headers.ContentType?.MediaType);
        return this;
    }
}

public sealed record Person(string Id, string Token);

/// <summary>A live show on the real server, with a mug in the catalogue, and people who call it over HTTP.</summary>
public sealed class ShowScene : IAsyncDisposable
{
    private bool _shared;

    public FakeClock Clock { get; private init; } = new();
    public RunningApp App { get; private set; } = null!;
    public string Show { get; private set; } = "";
    public string Code { get; private set; } = "";
    public Guid Product { get; private init; } = Guid.CreateVersion7();
    public Guid Mug { get; private init; } = Guid.CreateVersion7();

    public static async Task<ShowScene> LiveAsync(bool live = true, params (string Name, string Value)[] settings)
    {
        var scene = new ShowScene();
        scene.App = await RunningApp.StartAsync(o =>
        {
            o.Clock = scene.Clock;
            foreach (var (name, value) in settings) o.Settings[name] = value;
        });
        await scene.StockAsync();
        await scene.BeginAsync(live);
        return scene;
    }

    /// <summary>Another live show beside this one, in the same app, which stays when the other is disposed.</summary>
    public async Task<ShowScene> AnotherAsync(bool live = true)
    {
        var scene = new ShowScene { App = App, Clock = Clock, Product = Product, Mug = Mug, _shared = true };
        await scene.BeginAsync(live);
        return scene;
    }

    private async Task BeginAsync(bool live)
    {
        var made = (await CallAsync("POST", "/api/v1/shows",
            new { title = "Friday Live", currency = "USD", timeZone = "Europe/Berlin" })).Is(HttpStatusCode.Created);
        (Show, Code) = (made.Text("id"), made.Text("code"));
        if (live) (await ApiAsync("POST", "live")).Is(HttpStatusCode.OK);
    }

    private async Task StockAsync()
    {
        await using var db = await App.Services.GetRequiredService<IDbContextFactory<HostDb>>().CreateDbContextAsync();
        db.Products.Add(new()
        {
            Id = Product,
            Handle = "tide-mug",
            Title = "Tide Mug",
            Vendor = "Harbour",
            Variants = [new()
            {
                Id = Mug,
                ProductId = Product,
                Sku = "MUG-1",
                ExternalId = "4401",
                Price = 2400,
                CompareAt = 3000,
                Currency = "USD"
            }],
        });
        await db.SaveChangesAsync();
    }

    /// <summary>A call of the console's side, under the show.</summary>
    public Task<Answer> ApiAsync(string method, string path, object? body = null, string? sample = null, string? key = null) =>
        CallAsync(method, $"/api/v1/shows/{Show}/{path}", body, RunningApp.ApiKey, sample, key);

    /// <summary>A call of the audience's side; by nobody without a person.</summary>
    public Task<Answer> AudienceAsync(Person? person, string method, string path, object? body = null,
        string? sample = null, string? key = null) =>
        CallAsync(method, $"/s/{Code}/{path}", body, person?.Token ?? "", sample, key);

    /// <param name="body">An object for JSON, a string as it stands, or content.</param>
    public async Task<Answer> CallAsync(string method, string path, object? body = null,
        string token = RunningApp.ApiKey, string? sample = null, string? key = null)
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        var json = body is null or HttpContent ? null : body as string ?? JsonSerializer.Serialize(body, Json.Options);
        request.Content = body as HttpContent ?? (json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"));
        var response = await App.Stranger.SendAsync(request);
        var answer = new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(), response);
        if (sample is not null)
            ApiSamples.Check(sample, method, path, json is null ? null : JsonNode.Parse(json), (int)answer.Status,
                answer.Raw.Length == 0 ? null : JsonNode.Parse(answer.Raw));
        return answer;
    }

    public async Task<Person> JoinAsync(string? name = "Ada")
    {
        var joined = (await AudienceAsync(null, "POST", "join", new { name })).Is(HttpStatusCode.OK);
        return new(joined.Text("viewer"), joined.Text("token"));
    }

    public object Deal(int quantity = 2, int perViewer = 1, int seconds = 120, int holdSeconds = 60, int leadSeconds = 0) =>
        new
        {
            variantId = Mug,
            price = new { amount = "18.00", currency = "USD" },
            quantity,
            perViewer,
            seconds,
            holdSeconds,
            leadSeconds,
            code = "TIDE18"
        };

    public async Task<string> LaunchAsync(int quantity = 2, int perViewer = 1, int seconds = 120, int holdSeconds = 60,
        int leadSeconds = 0) =>
        (await ApiAsync("POST", "deals", Deal(quantity, perViewer, seconds, holdSeconds, leadSeconds)))
            .Is(HttpStatusCode.Created).Text("id");

    public static object Giveaway(string? keyword = null, int winners = 1, int reserves = 0, string entry = "open",
        string? freeRoute = null) =>
        new
        {
            title = "A mug for you",
            prize = "One Tide Mug",
            rules = "One entry a person. Drawn on the show.",
            keyword,
            entry,
            freeRoute,
            winners,
            reserves,
            claimHours = 24,
        };

    /// <summary>Moves the clock, and waits until the writer has done what is due.</summary>
    public async Task AdvanceAsync(TimeSpan by)
    {
        Clock.Advance(by);
        await App.Services.GetRequiredService<LiveShows>().SendAsync(new ShowId(Guid.Parse(Show)), new KeepAnswer(), Actor.Clock);
    }

    /// <summary>Waits until the picture that readers are given has all that was answered: it comes a moment later.</summary>
    public async Task PublishedAsync()
    {
        var (shows, id) = (App.Services.GetRequiredService<LiveShows>(), new ShowId(Guid.Parse(Show)));
        var seq = (await shows.RealViewAsync(id))!.Seq;
        var published = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var _ = shows.Subscribe(id, update => { if (update.View.Seq >= seq) published.TrySetResult(); });
        if ((await shows.ViewAsync(id))!.Seq < seq) await published.Task.WaitAsync(TimeSpan.FromMinutes(1));
    }

    public ValueTask DisposeAsync() => _shared ? ValueTask.CompletedTask : App.DisposeAsync();
}

/// <summary>One app for a class of tests that each need no more than a show of their own.</summary>
public sealed class SharedShows : IAsyncLifetime
{
    private ShowScene first = null!;

    public async Task InitializeAsync() => first = await ShowScene.LiveAsync(live: false);

    public Task<ShowScene> LiveAsync(bool live = true) => first.AnotherAsync(live);

    public async Task DisposeAsync() => await first.DisposeAsync();
}
