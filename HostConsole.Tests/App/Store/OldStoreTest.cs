using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Store;

/// <summary>
/// A store of 28 November 2026, before mechanics described themselves, and what that console answered from it: a show that ran to its
/// end, one that was rehearsed, and one that was on when the laptop was closed. See old/README.md.
/// </summary>
public sealed class OldStoreTest
{
    // The key that opens the seed of a draw is no part of the fixture.
    private const string SeedIsLost = "seedIsLost";

    private static string Old(string name) => Repo.File($"HostConsole.Tests/App/Store/old/{name}");

    private static readonly Dictionary<string, (int Viewers, int Chatters, int SeenBuyers, int UnseenBuyers)> Recounted = new()
    {
        ["01a1ff7a-cb80-7eef-b9eb-20517385150a"] = (8, 2, 1, 2),
        ["01a1ff80-ce90-7b4d-ae1e-7083c103d245"] = (0, 0, 0, 0),
        ["01a1ff81-b8f0-7b90-8720-de8fa725fa90"] = (3, 0, 0, 1),
    };

    private sealed record Answers(DateTimeOffset At, JsonObject All)
    {
        public static Answers Read()
        {
            using var file = new GZipStream(File.OpenRead(Old("answers.json.gz")), CompressionMode.Decompress);
            var root = JsonNode.Parse(file)!;
            var all = root["answers"]!.AsObject();
            foreach (var fact in all.Where(a => a.Key.Contains("/facts", StringComparison.Ordinal)).SelectMany(a => a.Value!.AsArray()))
                if (fact!["fact"]!.GetValue<string>() == "StageSet") Upcast(fact.AsObject());
            foreach (var show in Recounted.Keys)
            {
                Recount(all[$"/api/v1/shows/{show}/metrics"]!.AsObject(), show, view: false);
                Recount(all[$"view {show}"]!["metrics"]!.AsObject(), show, view: true);
                all[$"view {show}"]!["audience"]!["viewers"] = Recounted[show].Viewers;
            }

            return new(root["at"]!.GetValue<DateTimeOffset>(), all);
        }

        // Conversion was buyers ÷ viewers then, with the authors of platforms' chats among those; decision 0031 says what it is now.
        private static void Recount(JsonObject numbers, string show, bool view)
        {
            var (viewers, chatters, seen, unseen) = Recounted[show];
            var conversion = Conversion.Of(viewers + chatters, seen, unseen + numbers["ordersWithoutCustomer"]!.GetValue<int>());
            (numbers["viewers"], numbers["chatters"], numbers["unseenBuyers"]) = (viewers, chatters, unseen);
            (numbers["conversion"], numbers["ordersPerViewer"]) =
                (conversion.Rate, Ratio.Of(numbers["orders"]!.GetValue<int>(), viewers));
            if (view) numbers["seenBuyers"] = seen;
            else numbers["notes"] = new JsonObject { ["conversion"] = conversion.WhyNot };
        }

        // The stage took a poll and a giveaway then, and takes any item now.
        private static void Upcast(JsonObject fact)
        {
            fact["version"] = 2;
            var data = fact["data"]!.AsObject();
            fact["data"] = new JsonObject
            {
                ["items"] = new JsonArray([.. from kind in (string[])["poll", "giveaway"]
                                              where data[kind] is not null
                                              select new JsonObject { ["kind"] = kind, ["id"] = data[kind]!.DeepClone() }]),
                ["message"] = data["message"]?.DeepClone(),
            };
        }
    }

    private static async Task<RunningApp> OpenAsync(TestFolder folder, DateTimeOffset at)
    {
        await using (var from = new GZipStream(File.OpenRead(Old("hostconsole.db.gz")), CompressionMode.Decompress))
        await using (var to = File.Create(Path.Combine(folder.Path, "hostconsole.db")))
            await from.CopyToAsync(to);
        return await RunningApp.StartAsync(o => (o.Clock, o.DataPath) = (new FakeClock(at), folder.Path));
    }

    private static async Task<JsonNode?> AskAsync(RunningApp app, string what)
    {
        if (what.Split(' ') is ["view", var show])
            return JsonSerializer.SerializeToNode(
                await app.Services.GetRequiredService<LiveShows>().RealViewAsync(new ShowId(Guid.Parse(show))), Json.Options);
        using var answer = await app.Api.GetAsync(what);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{what}: {(int)answer.StatusCode} {body}");
        return what.EndsWith(".csv", StringComparison.Ordinal) ? JsonValue.Create(body)
            : what.Contains("/facts", StringComparison.Ordinal)
                ? new JsonArray([.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line))])
                : JsonNode.Parse(body);
    }

    // A mechanic that there was not yet has nothing to say of an old show.
    private static bool IsNothing(JsonNode? node) =>
        node is null or JsonArray { Count: 0 } || (node is JsonObject parts && parts.All(part => IsNothing(part.Value)));

    private static IEnumerable<string> Differences(string at, JsonNode? was, JsonNode? now)
    {
        switch (was, now)
        {
            case (JsonObject a, JsonObject b):
                foreach (var name in a.Select(p => p.Key).Union(b.Select(p => p.Key)))
                {
                    if (name == SeedIsLost || IsNothing(a[name]) && IsNothing(b[name])) continue;
                    if (a.ContainsKey(name) != b.ContainsKey(name)) yield return $"{at}.{name} is {(a.ContainsKey(name) ? "gone" : "new")}";
                    else foreach (var difference in Differences($"{at}.{name}", a[name], b[name])) yield return difference;
                }

                break;
            case (JsonArray a, JsonArray b) when a.Count == b.Count:
                for (var i = 0; i < a.Count; i++)
                    foreach (var difference in Differences($"{at}[{i}]", a[i], b[i])) yield return difference;
                break;
            default:
                if (!JsonNode.DeepEquals(was, now)) yield return $"{at} was {was?.ToJsonString() ?? "null"} and is {now?.ToJsonString() ?? "null"}";
                break;
        }
    }

    [Fact]
    public async Task Given_a_store_of_before_When_it_is_opened_Then_it_shows_the_same_pictures_and_numbers()
    {
        using var folder = new TestFolder();
        var answers = Answers.Read();
        await using var app = await OpenAsync(folder, answers.At);
        List<string> differences = [];
        foreach (var (what, was) in answers.All) differences.AddRange(Differences(what, was, await AskAsync(app, what)));
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Fact]
    public async Task Given_a_store_of_before_When_it_is_opened_days_later_Then_the_picture_of_the_show_that_ended_is_the_same()
    {
        using var folder = new TestFolder();
        var answers = Answers.Read();
        await using var app = await OpenAsync(folder, answers.At + World.KeptAfterEnd + TimeSpan.FromHours(3));
        var ended = answers.All["/api/v1/shows"]!["items"]!.AsArray().Single(s => s!["state"]!.GetValue<string>() == "ended")!["id"];
        var what = $"view {ended}";
        Assert.Equal([], Differences(what, answers.All[what], await AskAsync(app, what)));

        var totals = await app.Services.GetRequiredService<ReviewStore>()
            .TotalsAsync(new(ended!.GetValue<Guid>()), Currency.Parse("USD"));
        Assert.Equal(Recounted[$"{ended}"], (totals.Viewers, totals.Chatters, totals.SeenBuyers, totals.UnseenBuyers));
    }
}
