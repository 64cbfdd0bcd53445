using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using Microsoft.Extensions.DependencyInjection;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Crash;

/// <summary>
/// One store that is killed again and again: each round a crowd votes, claims, enters, chats and orders, the process dies in the
/// middle of it, and the next one must know all that anybody was told, once.
/// </summary>
internal sealed class CrashChain(string folder, int seed, Action<string> say) : IDisposable
{
    private const int Viewers = 12, Stock = 5_000, Price = 2_000;
    private static readonly Guid Deal = Uid(2, 1), Poll = Uid(5, 1), Giveaway = Uid(6, 1);
    private static readonly string[] Kinds = ["vote", "claim", "enter", "chat", "order"];
    private readonly Random _random = new(seed);
    private readonly List<Call> _told = [];
    private readonly ShowId _show = new(Uid(4, 1));
    private RunningProcess? _server;
    private int _joined;

    private sealed record Call(string Kind, string Token, string Path, object Body, string Key)
    {
        public (HttpStatusCode Status, string Body)? Told { get; set; }
    }

    public async Task RunAsync(int rounds)
    {
        await SeedAsync();
        _server = await RunningProcess.StartAsync(folder);
        for (var round = 1; round <= rounds; round++)
        {
            var calls = await CallsAsync(round);
            var killAfter = _random.Next(1, calls.Length);
            await BurstAsync(_server, calls, killAfter);
            var told = calls.Count(c => c.Told is not null);
            say($"seed {seed}, round {round}: killed after {killAfter} of {calls.Length} answers; {told} were told");
            _server.Dispose();
            _server = await RunningProcess.StartAsync(folder);
            await MismatchesAsync(_server, calls);
            await AgreesAsync(_server, calls, $"seed {seed}, round {round}, killed after {killAfter} answers");
        }
    }

    private async Task SeedAsync()
    {
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System)
            .AddStore(Path.Combine(folder, "hostconsole.db")).BuildServiceProvider();
        var writer = services.GetRequiredService<ShowWriter>();
        var giveaway = new GiveawayCommand.OpenGiveaway(new(Giveaway), "Teapot", "A teapot", "One entry a person.",
            null, EntryMode.Open, null, 1, 0, 24, null, Seed);
        foreach (var (command, of) in ((ShowCommand, ShowId?)[])[
            (new CreateShow(_show, "crash", Autumn()), null), (new CountStock(Mug.Variant!.Value, Stock), null),
            (new GoLive(), _show), (giveaway, _show),
            (new OpenPoll(new(Poll), "Which one?", ["Blue", "Sand"], false, false, null), _show),
            (Launch(quantity: Stock, perViewer: 1, seconds: 3600, hold: 1800), _show)])
            Assert.IsType<Done>(await writer.SendAsync(new(command, Host, of)));
    }

    /// <summary>New people, and what each of them is about to do, in an order of chance.</summary>
    private async Task<Call[]> CallsAsync(int round)
    {
        var tokens = await Task.WhenAll(Enumerable.Range(0, Viewers).Select(_ => JoinAsync(_server!.Client)));
        _joined += tokens.Length;
        var calls = tokens.SelectMany((token, i) => Kinds.Select(kind => Of(kind, token, $"{round}-{i}-{kind}"))).ToArray();
        _random.Shuffle(calls);
        return calls;
    }

    private Call Of(string kind, string token, string key)
    {
        var money = new { amount = (Price / 100m).ToString("0.00", CultureInfo.InvariantCulture), currency = "USD" };
        (string Path, object Body) what = kind switch
        {
            "vote" => ($"/s/crash/polls/{Poll}/vote", new { option = _random.Next(2) }),
            "claim" => ($"/s/crash/deals/{Deal}/claim", new { quantity = 1 }),
            "enter" => ($"/s/crash/giveaways/{Giveaway}/enter", new { }),
            "chat" => ("/s/crash/chat", new { text = $"hello {key}" }),
            _ => ($"/api/v1/shows/{_show}/orders", new
            {
                externalId = key,
                placedAt = DateTimeOffset.UtcNow,
                lines = new[] { new { title = "Plate", quantity = 1, unitPrice = money } }
            }),
        };
        return new(kind, kind == "order" ? RunningProcess.ApiKey : token, what.Path, what.Body, key);
    }

    private static async Task BurstAsync(RunningProcess server, Call[] calls, int killAfter)
    {
        var answered = 0;
        await Parallel.ForEachAsync(calls, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (call, _) =>
        {
            try
            {
                call.Told = await SendAsync(server.Client, call);
                if (Interlocked.Increment(ref answered) == killAfter) server.Kill();
            }
            catch (Exception e) when (e is HttpRequestException or SocketException) { } // what a phone sees when the console dies
        });
    }

    // A key that was used before the kill is not to be had for anything else after it.
    private static async Task MismatchesAsync(RunningProcess server, Call[] calls)
    {
        if (calls.FirstOrDefault(c => c is { Told: not null, Kind: "chat" }) is not { } told) return;
        var (status, body) = await SendAsync(server.Client, told with { Body = new { text = "something else" } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("/problems/idempotency-key-reused", body, StringComparison.Ordinal);
    }

    private async Task AgreesAsync(RunningProcess server, Call[] calls, string when)
    {
        Call[] earlier = _told.Count == 0 ? [] : _random.GetItems(_told.ToArray(), 10);
        foreach (var call in calls.Concat(earlier))
        {
            var again = await SendAsync(server.Client, call);
            Assert.True((int)again.Status is 200 or 201, $"{when}: {call.Kind} {call.Key} was told {call.Told}, and now {again}");
            if (call.Told is { } told) Assert.True(told == again, $"{when}: {call.Kind} {call.Key} was told {told}, and now {again}");
            call.Told = again;
        }

        _told.AddRange(calls);
        var each = _told.Count / Kinds.Length;
        var metrics = await server.Client.GetAuthorizedAsync($"/api/v1/shows/{_show}/metrics");
        var deal = await server.Client.GetAuthorizedAsync($"/api/v1/shows/{_show}/deals/{Deal}");
        int Of(string name) => metrics.GetProperty(name).GetInt32();
        Assert.True(
            (Of("viewers"), Of("votes"), Of("claims"), Of("entries"), Of("comments"), Of("orders"))
                == (_joined, each, each, each, each, each),
            $"{when}: {_joined} joined and {each} of each were told, but the books say {metrics}");
        Assert.Equal(each * Price / 100m,
            decimal.Parse(metrics.GetProperty("gmv").GetProperty("amount").GetString()!, CultureInfo.InvariantCulture));
        Assert.Equal((each, Stock - each), (deal.GetProperty("claimed").GetInt32(), deal.GetProperty("left").GetInt32()));
        var numbers = _told.Where(c => c.Kind == "claim")
            .Select(c => JsonDocument.Parse(c.Told!.Value.Body).RootElement.GetProperty("number").GetInt32());
        Assert.Equal(Enumerable.Range(1, each), numbers.Order());
    }

    private static async Task<string> JoinAsync(HttpClient client)
    {
        using var response = await client.PostAsJsonAsync("/s/crash/join", new { });
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpClient client, Call call)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, call.Path) { Content = JsonContent.Create(call.Body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", call.Token);
        request.Headers.Add("Idempotency-Key", call.Key);
        using var response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => _server?.Dispose();
}
