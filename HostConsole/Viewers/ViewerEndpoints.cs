using System.Collections.Immutable;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Hosting;
using HostConsole.Live;
using Microsoft.AspNetCore.Authentication;

namespace HostConsole.Viewers;

/// <summary>What is one viewer's own, as GET …/me and the <c>me</c> events give it.</summary>
public sealed record MeView(ViewerId Viewer, string? Name, IReadOnlyDictionary<PollId, int> Votes, ImmutableArray<ClaimView> Claims, IReadOnlyDictionary<GiveawayId, EntryId> Entries, IReadOnlyDictionary<DealId, int> Waitlist, ImmutableArray<WinOf> Wins, ImmutableArray<QuestionId> Upvotes, bool Muted, bool Banned)
{
    /// <summary>Gave a name; otherwise <see cref="Name"/> is Guest and four digits.</summary>
    public bool Named { get; init; }

    /// <summary>Agreed to be named on the stream.</summary>
    public bool OnStream { get; init; }

    /// <summary>Adds what is known of the person beside the log.</summary>
    public MeView With(People people) => this with { Name = people.NameOf(Viewer), Named = people.HasName(Viewer), OnStream = people.NameOnStream(Viewer) is not null };

    /// <summary>Read on the writer's loop.</summary>
    public static MeView Of(Run run, ViewerId viewer, DateTimeOffset now) => new(
        viewer, null,
        run.State.Polls.VotesOf(viewer).ToDictionary(),
        run.State.Deals.ClaimsOf(viewer),
        run.State.Giveaways.View().Select(g => (g.Id, Entry: run.State.Giveaways.EntryOf(g.Id, viewer))).Where(e => e.Entry is not null).ToDictionary(e => e.Id, e => e.Entry!.Value),
        run.State.Deals.WaitsOf(viewer).ToDictionary(w => w.Deal, w => w.Place),
        [.. run.State.Giveaways.View().SelectMany(g => g.Winners.Where(w => w.Viewer == viewer && !w.Replaced).Select(w => new WinOf(g.Id, w.Entry, g.Title, g.Prize, w.Rank, w.State, w.AnswerBy)))],
        [.. run.State.Chat.UpvotesOf(viewer)],
        run.State.Audience.IsMuted(viewer, now), run.State.Audience.IsBanned(viewer));
}

/// <param name="State">waiting, answered or lapsed.</param>
public sealed record WinOf(GiveawayId Giveaway, EntryId Entry, string Title, string Prize, int Rank, WinnerState State, DateTimeOffset? AnswerBy);

public static class ViewerEndpoints
{
    public static void AddViewers(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ViewerTokens>();
        builder.Services.AddSingleton<ViewerFormTokens>();
        builder.Services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, ViewerAuthentication>(ViewerAuthentication.SchemeName, null);
        builder.Services.AddAuthorizationBuilder().AddPolicy(ViewerAuthentication.Policy, p => p.AddAuthenticationSchemes(ViewerAuthentication.SchemeName).RequireClaim(Limits.ViewerClaim));
    }

    private sealed record JoinBody(string? Name, bool? OnStream = null);

    public static void MapViewers(this WebApplication app)
    {
        app.MapPublic().MapPost("/join", async (HttpContext http, JoinBody? body, LiveShows shows, Commands commands, ViewerTokens tokens, SettingsStore settings, TimeProvider clock) =>
        {
            var viewer = Id.New<ViewerId>(clock);
            await StaffDevice.MarkAsync(http, shows, http.Show(), viewer);
            return await commands.SendAsync(http.Show(), new JoinShow(viewer, body?.Name, body?.OnStream, await BrandAsync(settings, http)),
                _ => new { viewer, token = tokens.Issue(viewer) }, by: new(ActorKind.Viewer, viewer.ToString()));
        }).KeepsNoAnswer();
        app.MapAudience().MapGet("/me", async (HttpContext http, LiveShows shows, People people, TimeProvider clock) =>
        {
            var viewer = http.User.Id();
            var me = await shows.ReadAsync(http.Show(), run => MeView.Of(run, viewer, clock.GetUtcNow()), http.RequestAborted);
            return TypedResults.Json(me!.With(people), Json.Options);
        });
        app.MapAudience().MapPost("/name", async (HttpContext http, ViewerForm form, Commands commands, SettingsStore settings) => Text.Clean(form.Name) is { Length: > 0 } name
            ? await commands.SendAsync(http.Show(), new JoinShow(http.User.Id(), name, form.OnStream, await BrandAsync(settings, http)), _ => new { viewer = http.User.Id(), name })
            : Problems.Answer((Outcome.Rejected)Outcome.Invalid("name", "Write the name that the chat should show."))).TakesForms();
    }

    private static async Task<string> BrandAsync(SettingsStore settings, HttpContext http) => (await settings.GetAsync(http.RequestAborted)).Brand;
}
