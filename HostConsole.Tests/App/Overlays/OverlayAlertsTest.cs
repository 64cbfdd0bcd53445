using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Overlays;
using HostConsole.Tests.Viewers;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Overlays;

[Trait("Speed", "Slow")]
public sealed class OverlayAlertsTest
{
    private static readonly Currency Usd = Currency.Parse("USD");
    private static readonly Actor Host = new(ActorKind.Console, "host");

    [Fact]
    public async Task Given_orders_of_every_kind_Then_only_real_fresh_ones_of_people_who_agreed_are_named()
    {
        await using var scene = await AudienceScene.NewAsync();
        await using var alerts = await OverlayReading.OpenAsync(scene.App, scene.Show, "alerts");
        await alerts.NextAsync();
        var (ana, ben, mal, rude, nobody) = (await JoinAsync(scene, "Ana <b>", true),
            await JoinAsync(scene, "Ben", false), await JoinAsync(scene, "Mal", true),
            await JoinAsync(scene, "Darn it", true), await JoinAsync(scene, null, true));
        await scene.DoAsync(new MuteViewer(mal, null));
        await scene.DoAsync(new SetChatRules(false, 0, ["darn"]));
        var now = TimeProvider.System.GetUtcNow();
        await OrderAsync(scene, "test", ana, now, test: true);
        await OrderAsync(scene, "old", ana, now.AddHours(-1));
        await OrderAsync(scene, "unnamed", ben, now);
        await OrderAsync(scene, "muted", mal, now);
        await OrderAsync(scene, "rude", rude, now);
        await OrderAsync(scene, "nameless", nobody, now);
        await OrderAsync(scene, "stranger", null, now);
        await OrderAsync(scene, "good", ana, now,
            lines: [new(null, null, "Tide mug", 2, new(2400, Usd)), new(null, null, "Bowl", 3, new(900, Usd))]);
        await alerts.UntilAsync(parts => parts["alerts"].Length > 0);
        var html = alerts.Parts["alerts"];
        Assert.Contains("Ana &lt;b&gt;", html, StringComparison.Ordinal);
        Assert.Contains("2 × Tide mug and 3 more", System.Net.WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Single(html.Split("data-alert=").Skip(1));

        // Who takes it back is not named again, nor is anybody in a rehearsal.
        await scene.DoAsync(new JoinShow(ana, null, OnStream: false));
        await OrderAsync(scene, "after", ana, now);
        await OrderAsync(scene, "again", await JoinAsync(scene, "Юлия", true), now);
        await alerts.UntilAsync(parts => System.Net.WebUtility.HtmlDecode(parts["alerts"]).Contains("Юлия", StringComparison.Ordinal));
        Assert.Equal(2, alerts.Parts["alerts"].Split("data-alert=").Length - 1);
    }

    [Fact]
    public async Task Given_a_rehearsal_When_its_audience_buys_Then_nobody_is_named()
    {
        await using var scene = await AudienceScene.NewAsync(live: false);
        var ana = await JoinAsync(scene, "Ana", true);
        await scene.DoAsync(new Rehearse(RunId.From(Guid.CreateVersion7())));
        var heard = new TaskCompletionSource<OverlayAlerts>(TaskCreationOptions.RunContinuationsAsynchronously);
        var taken = new OverlayAlerts(scene.App.Services.GetRequiredService<People>().NameOnStream);
        using var subscription = scene.Shows.Subscribe(scene.Show, update =>
        {
            taken.Take(update, DateTimeOffset.UtcNow);
            if (update.Facts.Any(f => f.Fact is OrderFact.OrderPlaced)) heard.TrySetResult(taken);
        });
        await OrderAsync(scene, "rehearsed", ana, TimeProvider.System.GetUtcNow());
        Assert.Empty((await heard.Task.WaitAsync(TimeSpan.FromMinutes(2))).Newest);
    }

    [Fact]
    public async Task Given_a_viewer_who_says_by_the_api_whether_to_be_named_Then_it_is_kept_until_they_say_otherwise_and_gone_when_erased()
    {
        await using var scene = await AudienceScene.NewAsync();
        var people = scene.App.Services.GetRequiredService<People>();
        var (http, id) = await scene.JoinAsync("Ana");
        using var _ = http;
        Assert.Null(people.NameOnStream(id));
        (await http.PostAsJsonAsync($"/s/{AudienceScene.Code}/name", new { name = "Ana", onStream = true })).EnsureSuccessStatusCode();
        Assert.Equal("Ana", people.NameOnStream(id));
        (await http.PostAsJsonAsync($"/s/{AudienceScene.Code}/name", new { name = "Anna" })).EnsureSuccessStatusCode();
        Assert.Equal("Anna", people.NameOnStream(id));
        Assert.True((await http.GetFromJsonAsync<JsonElement>($"/s/{AudienceScene.Code}/me")).GetProperty("onStream").GetBoolean());
        // The page's form says no by leaving the box out.
        using var form = new FormUrlEncodedContent([new("name", "Anna")]);
        (await http.PostAsync($"/s/{AudienceScene.Code}/name", form)).Dispose();
        Assert.Null(people.NameOnStream(id));
        (await http.PostAsJsonAsync($"/s/{AudienceScene.Code}/name", new { name = "Anna", onStream = true })).EnsureSuccessStatusCode();
        await people.EraseAsync(id.Value);
        Assert.Null(people.NameOnStream(id));
    }

    private static async Task<ViewerId> JoinAsync(AudienceScene scene, string? name, bool onStream)
    {
        var viewer = ViewerId.From(Guid.CreateVersion7());
        await scene.DoAsync(new JoinShow(viewer, name, onStream));
        return viewer;
    }

    private static async Task OrderAsync(AudienceScene scene, string id, ViewerId? viewer, DateTimeOffset at,
        bool test = false, OrderLine[]? lines = null)
    {
        var order = new OrderContent(new("test", id), at, Usd, lines ?? [new(null, null, id, 1, new(2400, Usd))],
            Money.Zero(Usd), Viewer: viewer, Test: test);
        var sent = await scene.Shows.SendAsync(new Submission(new PlaceOrder(order), Host, scene.Show));
        Assert.True(sent is Done, (sent as Refused)?.Rejection.Reason);
    }
}
