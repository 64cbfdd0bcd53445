using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Viewers;

/// <summary>A show in the running app with an audience: what happens is sent as the host would.</summary>
public sealed class AudienceScene : IAsyncDisposable
{
    private static readonly Currency Usd = Currency.TryParse("USD", out var usd) ? usd : throw new InvalidOperationException();
    private AudienceScene(RunningApp app, ShowId show) => (App, Show) = (app, show);

    public RunningApp App { get; }
    public ShowId Show { get; }
    public const string Code = "winter";
    public LiveShows Shows => App.Services.GetRequiredService<LiveShows>();
    public static Money Dollars(int cents) => new(cents, Usd);

    public static async Task<AudienceScene> NewAsync(TimeProvider? clock = null, bool live = true,
        string? stream = null, Action<RunningAppOptions>? configure = null)
    {
        var app = await RunningApp.StartAsync(options =>
        {
            options.Clock = clock;
            configure?.Invoke(options);
        });
        var scene = new AudienceScene(app, Id.New<ShowId>(clock ?? TimeProvider.System));
        var start = (clock ?? TimeProvider.System).GetUtcNow().AddHours(2).UtcDateTime;
        await scene.DoAsync(new CreateShow(scene.Show, Code, new("Winter Warmers with Maya & Юлия", Usd, "en-US", "UTC",
            DateTime.SpecifyKind(start, DateTimeKind.Unspecified), stream, 60)));
        if (live) await scene.DoAsync(new GoLive());
        return scene;
    }

    public async Task DoAsync(ShowCommand command)
    {
        var sent = await Shows.SendAsync(Show, command, new Actor(ActorKind.Console, "Hanna"));
        Assert.True(sent is Done, $"{command.GetType().Name}: {(sent as Refused)?.Rejection.Reason}");
    }

    public static Item Mug(string title = "Tide mug, sea green") =>
        new(Id.New<ProductId>(TimeProvider.System), Id.New<VariantId>(TimeProvider.System), title, Dollars(3_900),
            Dollars(4_800), "/sample/tide-mug.svg");

    public async Task<DealId> DealAsync(int quantity = 10, int perViewer = 1, int lead = 0, string title = "Tide mug, sea green")
    {
        var id = Id.New<DealId>(TimeProvider.System);
        await DoAsync(new LaunchDeal(id, Mug(title), Dollars(2_900), quantity, perViewer, TimeSpan.FromMinutes(5),
            TimeSpan.FromSeconds(lead), TimeSpan.FromMinutes(10), null));
        return id;
    }

    public async Task<PollId> PollAsync(bool hideTally = false, string question = "Which glaze next?", params string[] options)
    {
        var id = Id.New<PollId>(TimeProvider.System);
        await DoAsync(new OpenPoll(id, question, options.Length > 0 ? options : ["Sea green", "كحلي", "Rust 🍂"],
            hideTally, true, TimeSpan.FromMinutes(2)));
        return id;
    }

    public async Task<GiveawayId> GiveawayAsync()
    {
        var id = Id.New<GiveawayId>(TimeProvider.System);
        await DoAsync(new GiveawayCommand.OpenGiveaway(id, "Teapot night", "Round teapot, signed by the potter",
            "One entry a person, 18 and over.", "COZY", EntryMode.Open, null, 1, 1, 48, TimeSpan.FromMinutes(5),
            new string('a', 64)));
        return id;
    }

    public Task ChatAsync(string text, ViewerId? viewer = null) =>
        DoAsync(new PostMessage(Id.New<MessageId>(TimeProvider.System),
            viewer ?? Id.New<ViewerId>(TimeProvider.System), text));

    /// <summary>A viewer of another program: a client that carries the token.</summary>
    public async Task<(HttpClient Http, ViewerId Id)> JoinAsync(string? name = null)
    {
        var answer = await (await App.Stranger.PostAsJsonAsync($"/s/{Code}/join", new { name })).Content.ReadFromJsonAsync<JsonElement>();
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = App.Address,
            Timeout = TimeSpan.FromMinutes(2)
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer.GetProperty("token").GetString());
        return (http, new ViewerId(answer.GetProperty("viewer").GetGuid()));
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>One event as it came.</summary>
public sealed record StreamEvent(string Name, string? Id, JsonElement Data)
{
    public string Target => Data.GetProperty("target").GetString()!;
    public string Html => Data.GetProperty("html").GetString()!;
    public string Op => Data.GetProperty("op").GetString()!;
    public string Part => Data.GetProperty("part").GetString()!;
}

/// <summary>Reads a stream of the audience as a phone does.</summary>
public sealed class StreamReading : IAsyncDisposable
{
    private readonly HttpResponseMessage _response;
    private readonly StreamReader _reader;
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(2));

    private StreamReading(HttpResponseMessage response, Stream body) => (_response, _reader) = (response, new(body));

    public string? LastId { get; private set; }
    public List<StreamEvent> Seen { get; } = [];
    public int Comments { get; private set; }

    public static async Task<StreamReading> OpenAsync(HttpClient http, string query = "", string? lastId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{AudienceScene.Code}/events{query}")
        {
            Version = http.DefaultRequestVersion,
            VersionPolicy = http.DefaultVersionPolicy
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        if (lastId is not null) request.Headers.Add("Last-Event-ID", lastId);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Empty(response.Content.Headers.ContentEncoding);
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>Reads on until an event fits; all that came is in <see cref="Seen"/>.</summary>
    public async Task<StreamEvent> UntilAsync(Func<StreamEvent, bool> fits)
    {
        while (true)
            if (await NextAsync() is { } next && fits(next)) return next;
    }

    /// <summary>The next event, or null for a comment or a bare id.</summary>
    public async Task<StreamEvent?> NextAsync()
    {
        string? name = null, id = null, data = null;
        while (await _reader.ReadLineAsync(_patience.Token) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal)) name = line[7..];
            else if (line.StartsWith("data: ", StringComparison.Ordinal)) data = line[6..];
            else if (line.StartsWith("id: ", StringComparison.Ordinal)) LastId = id = line[4..];
            else if (line.StartsWith(':')) Comments++;
            if (line.Length > 0) continue;
            if (name is null) return null;
            var seen = new StreamEvent(name, id, JsonDocument.Parse(data!).RootElement);
            Seen.Add(seen);
            return seen;
        }

        throw new EndOfStreamException("The stream ended.");
    }

    public ValueTask DisposeAsync()
    {
        _response.Dispose();
        _reader.Dispose();
        _patience.Dispose();
        return ValueTask.CompletedTask;
    }
}
