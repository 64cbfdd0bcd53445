using System.Collections.Immutable;
using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Viewers;

namespace HostConsole.Rewards;

/// <summary>What points are given for, who has how many, and the leaderboards.</summary>
public static class PointsEndpoints
{
    private const int Places = 100;

    private sealed record TierBody(string? Name, int? Points, string? Gets);

    private sealed record BadgeBody(Guid? Id, string? Name, string? For, int? Times);

    private sealed record RulesBody(
        Dictionary<string, int>? Points, int? ShowCap, int? DayCap, int? AddressCap, IReadOnlyList<TierBody>? Tiers,
        int? WatchedMinutes, IReadOnlyList<BadgeBody>? Badges);

    private sealed record MoveBody(int? Amount, string? Reason);
    private sealed record MeBody(bool? Leaderboard);

    public static void MapPoints(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").RequireRateLimiting(Limits.Api);
        api.MapGet("/rewards/rules", async (LiveShows shows, CancellationToken cancel) =>
            TypedResults.Json(Answer(await shows.AskAsync(new EarnRulesNow(), cancel)), Json.Options)).RequireAuthorization(ApiPolicy.Read);
        api.MapPut("/rewards/rules", async (RulesBody body, LiveShows shows, Commands commands, TimeProvider clock, CancellationToken cancel) =>
            Read(body, await shows.AskAsync(new EarnRulesNow(), cancel), clock) is { } rules
                ? await commands.SendAsync(null, new SetEarnRules(rules), _ => Answer(rules))
                : Problems.Answer((Outcome.Rejected)Outcome.Invalid("points", $"Points and badges are given for {Known}.")))
            .RequireAuthorization(ApiPolicy.Control);
        api.MapGet("/members", MembersAsync).RequireAuthorization(ApiPolicy.Control);
        api.MapPost("/members/{member:guid}/points", (Guid member, MoveBody body, Commands commands) =>
            commands.SendAsync(null, new MovePoints(new(member), body.Amount ?? 0, body.Reason ?? ""), _ => new { moved = body.Amount }))
            .RequireAuthorization(ApiPolicy.Control);
        api.MapGet("/leaderboard", async (string? season, LiveShows shows, People people, TimeProvider clock, CancellationToken cancel) =>
        {
            if ((season is null ? Season.Of(clock.GetUtcNow()) : Season.Parse(season)) is not { } asked)
                return Problems.Answer((Outcome.Rejected)Outcome.Invalid("season", "Write the season as 2026-Q4."));
            var best = await shows.AskAsync(new BestOfSeason(asked, Places), cancel);
            var items = best.Select(m => new { member = m.Viewer, name = people.NameOf(m.Viewer), m.Points });
            return TypedResults.Json(new { season = asked.ToString(), items }, Json.Options);
        }).RequireAuthorization(ApiPolicy.Read);

        var audience = app.MapAudience();
        audience.MapGet("/leaderboard", BoardAsync);
        audience.MapPut("/me", (HttpContext http, MeBody body, Commands commands) => NameAsync(http, body.Leaderboard, commands));
        audience.MapPost("/leaderboard/join", (HttpContext http, ViewerForm<NoFields> _, Commands commands) => NameAsync(http, true, commands))
            .TakesForms<NoFields>();
        audience.MapPost("/leaderboard/leave", (HttpContext http, ViewerForm<NoFields> _, Commands commands) => NameAsync(http, false, commands))
            .TakesForms<NoFields>();
    }

    private static async Task<IResult> BoardAsync(HttpContext http, LiveShows shows, People people, CancellationToken cancel)
    {
        var viewer = http.User.Id();
        if (await shows.AskAsync(http.Show(), new BoardOf(viewer), cancel) is not { } board || await shows.ViewAsync(http.Show(), cancel) is not { } show)
            return Problems.Answer(StatusCodes.Status404NotFound);
        return TypedResults.Json(new
        {
            items = show.Leaders.Select(l => new { name = people.NameOf(l.Viewer), l.Points, me = l.Viewer == viewer }),
            board.Place,
            board.Points,
            board.Named,
            around = Rows(board.Around),
            league = board.League is { } league ? new { league.Level, league.Place, league.Of, league.Rises, around = Rows(league.Around) } : null,
        }, Json.Options);

        IEnumerable<object> Rows(ImmutableArray<BoardRow> rows) =>
            rows.Select(r => new { r.Place, name = r.Viewer is { } named ? people.NameOf(named) : null, r.Points, me = r.Mine });
    }

    private static string Known => string.Join(", ", Enum.GetValues<EarnRule>().Select(r => r.Word()));

    private static Task<IResult> NameAsync(HttpContext http, bool? on, Commands commands) => on is { } named
        ? commands.SendAsync(http.Show(), new ShowName(http.User.Id(), named), _ => new { leaderboard = named })
        : Task.FromResult(Problems.Answer((Outcome.Rejected)Outcome.Invalid("leaderboard", "Say true or false.")));

    // Only whoever agreed to be named is found by name.
    private static async Task<IResult> MembersAsync(string? search, LiveShows shows, People people, TimeProvider clock, CancellationToken cancel)
    {
        var season = Season.Of(clock.GetUtcNow());
        var (all, rules) = (await shows.AskAsync(new NamedMembers(season), cancel), await shows.AskAsync(new EarnRulesNow(), cancel));
        return TypedResults.Json(new
        {
            items = all.Select(m => new { id = m.Viewer, name = people.NameOf(m.Viewer), m.Points, m.InSeason, tier = rules.TierOf(m.InSeason)?.Name })
                .Where(m => string.IsNullOrWhiteSpace(search) || Text.Holds(m.name, search)).Take(Places),
        }, Json.Options);
    }

    private static EarnRules? Read(RulesBody body, EarnRules now, TimeProvider clock)
    {
        var points = new List<EarnPoints>();
        foreach (var (word, number) in body.Points ?? [])
        {
            if (Rule(word) is not { } rule) return null;
            points.Add(new(rule, number));
        }

        var badges = new List<Badge>();
        foreach (var badge in body.Badges ?? [])
        {
            if (Rule(badge.For) is not { } rule) return null;
            badges.Add(new(badge.Id is { } id ? new(id) : Id.New<BadgeId>(clock), badge.Name ?? "", rule, badge.Times ?? 1));
        }

        return new(body.Points is null ? now.Points : points, body.ShowCap ?? now.ShowCap, body.DayCap ?? now.DayCap, body.AddressCap ?? now.AddressCap,
            body.Tiers is null ? now.Tiers : [.. body.Tiers.Select(t => new Tier(t.Name ?? "", t.Points ?? 0, t.Gets ?? ""))],
            body.WatchedMinutes ?? now.WatchedMinutes, body.Badges is null ? now.Badges : badges);
    }

    private static EarnRule? Rule(string? word) =>
        Enum.GetValues<EarnRule>().Where(r => r.Word() == word).ToArray() is [var rule] ? rule : null;

    private static object Answer(EarnRules rules) => new
    {
        points = rules.Points.ToDictionary(p => p.Rule.Word(), p => p.Points),
        rules.ShowCap,
        rules.DayCap,
        rules.AddressCap,
        watchedMinutes = rules.WatchedEvery,
        tiers = rules.Tiers.Select(t => new { t.Name, t.Points, t.Gets }),
        badges = (rules.Badges ?? []).Select(b => new { b.Id, b.Name, @for = b.For.Word(), b.Times }),
    };
}
