using System.Globalization;
using System.Text.Json.Serialization;
using HostConsole.Accounts;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Viewers;
using Microsoft.AspNetCore.Http.HttpResults;
using static HostConsole.Core.Giveaways.GiveawayCommand;

namespace HostConsole.Giveaways;

/// <summary>Giveaways over the console's API, and their public record.</summary>
public static class GiveawayEndpoints
{
    private sealed record GiveawayBody(
        string? Title, string? Prize, string? Rules, string? Keyword, EntryMode? Entry, string? FreeRoute, int? Winners,
        int? Reserves, int? ClaimHours, int? Seconds, WhoBody? Who, GiveawayTickets? Tickets, int? AnswerSeconds, RedrawMode? Redraw,
        bool? OverShows);

    private sealed record WhoBody(
        bool? Present, int? WatchedMinutes, bool? NotWonToday, int? NotWonDays, IReadOnlyList<string?>? LeftOut, IReadOnlyList<string?>? Tiers);

    /// <param name="Tickets">As they would be counted now; null where each entry has one.</param>
    /// <param name="Out">Why a draw would skip it now.</param>
    private sealed record ListedEntry(
        EntryId Id, ViewerId Viewer, EntryRoute Route, DateTimeOffset At,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Tickets,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? ByHand,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Out);
    private sealed record RedrawBody(Guid? Entry, string? Reason);
    private sealed record EntryBody(Guid? Entry);
    private sealed record FreeEntryBody(string? Name, Guid? Viewer);
    private sealed record AsideBody(string? Address, string? Reason);
    private sealed record ReasonBody(string? Reason);
    private sealed record DrawBody(string? WithoutBeacon);

    public static void AddGiveaways(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<EntryRefusals>();
        builder.Services.AddSingleton<Drand>();
        builder.Services.AddSingleton<BeaconMixer>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BeaconMixer>());
    }

    public static void MapGiveaways(this WebApplication app)
    {
        var read = app.MapShowApi().RequireAuthorization(ApiPolicy.Read);
        read.MapGet("/giveaways/{giveaway:guid}/record", (Guid show, Guid giveaway, LiveShows shows,
            CancellationToken cancel) => RecordAsync(shows, new(show), giveaway, cancel));
        read.MapGet("/giveaways/{giveaway:guid}/entries", ListEntriesAsync);

        var control = app.MapShowApi().RequireAuthorization(ApiPolicy.Control);
        control.MapPost("/giveaways", (Guid show, GiveawayBody body, Commands commands, TimeProvider clock) =>
        {
            var (leftOut, unknown) = WhoDraft.Accounts(body.Who?.LeftOut?.Select(a => a ?? "") ?? []);
            if (unknown is not null)
                return Task.FromResult(Problems.Answer((Outcome.Rejected)Outcome.Invalid("who",
                    "An account to leave out is channel:author, with the author’s id there, or a viewer’s id.")));
            var open = new OpenGiveaway(
                Id.New<GiveawayId>(clock), body.Title, body.Prize, body.Rules, body.Keyword, body.Entry ?? EntryMode.Open, body.FreeRoute,
                body.Winners ?? 1, body.Reserves ?? 0, body.ClaimHours,
                body.Seconds is { } s ? TimeSpan.FromSeconds(s) : null, RandomText.NewSeed())
            {
                Who = body.Who is { } who
                    ? new(who.Present ?? false, who.WatchedMinutes, who.NotWonToday ?? false, who.NotWonDays, leftOut,
                        [.. who.Tiers?.Select(t => t ?? "") ?? []])
                    : null,
                Tickets = body.Tickets is { } tickets ? tickets with { Tiers = tickets.Tiers?.Where(t => t is not null).ToArray() } : null,
                AnswerSeconds = body.AnswerSeconds,
                Redraw = body.Redraw ?? RedrawMode.Auto,
                OverShows = body.OverShows ?? false,
            };
            return SendAsync(commands, show, open, Answer, StatusCodes.Status201Created);
        });
        control.MapPost("/giveaways/{giveaway:guid}/free-entries",
            (Guid show, Guid giveaway, FreeEntryBody body, Commands commands, TimeProvider clock) =>
        {
            if (body.Viewer is null == string.IsNullOrWhiteSpace(body.Name))
                return Task.FromResult(Problems.Answer((Outcome.Rejected)Outcome.Invalid("name",
                    "Give the name of who came by the free route, or the id of a viewer, and not both.")));
            var add = new AddFreeEntry(new(giveaway), Id.New<EntryId>(clock), body.Viewer is { } known ? new(known) : Id.New<ViewerId>(clock), body.Name);
            return commands.SendAsync(new ShowId(show), add, done => new { entry = EntryEndpoints.EntryOf(done, add.Entry) }, StatusCodes.Status201Created);
        });
        control.MapPost("/giveaways/{giveaway:guid}/close", (Guid show, Guid giveaway, Commands commands) =>
            SendAsync(commands, show, new CloseGiveaway(new(giveaway)), g => new { g.Id, g.State, g.Entries, g.Digest }));
        control.MapPost("/giveaways/{giveaway:guid}/draw", async (Guid show, Guid giveaway, DrawBody? body,
            Commands commands, BeaconMixer beacon, CancellationToken cancel) =>
        {
            if (body?.WithoutBeacon is null) await beacon.SettleAsync(new(giveaway), cancel);
            return await SendAsync(commands, show, new DrawWinners(new(giveaway), body?.WithoutBeacon), Drawn);
        });
        control.MapPost("/giveaways/{giveaway:guid}/redraw",
            (Guid show, Guid giveaway, RedrawBody body, Commands commands) => body.Entry is { } entry
            ? SendAsync(commands, show, new RedrawWinner(new(giveaway), new(entry), body.Reason), Drawn)
            : Task.FromResult(Problems.Answer(
                (Outcome.Rejected)Outcome.Invalid("entry", "Name the winning entry that is to be redrawn."))));
        control.MapPost("/giveaways/{giveaway:guid}/answered",
            (Guid show, Guid giveaway, EntryBody body, Commands commands) => body.Entry is { } entry
            ? SendAsync(commands, show, new MarkAnswered(new(giveaway), new(entry)), Drawn)
            : Task.FromResult(Problems.Answer((Outcome.Rejected)Outcome.Invalid("entry", "Name the winning entry that has answered."))));
        control.MapPost("/giveaways/{giveaway:guid}/cancel", (Guid show, Guid giveaway, ReasonBody body, Commands commands) =>
            SendAsync(commands, show, new CancelGiveaway(new(giveaway), body.Reason), Answer));

        control.MapPost("/giveaways/{giveaway:guid}/set-aside",
            async (Guid show, Guid giveaway, AsideBody body, LiveShows shows, Commands commands) =>
        {
            var address = body.Address ?? (await shows.ViewAsync(new(show)))?.Crowds.GetValueOrDefault(giveaway)?.Address;
            return await SendAsync(commands, show, new SetEntriesAside(new(giveaway), address, body.Reason),
                g => new { g.Id, g.State, g.Entries, g.Digest, setAside = g.SetAside.Length });
        });

        var open = app.MapPublic();
        open.MapGet("/giveaways/{giveaway:guid}/record", (HttpContext http, Guid giveaway, LiveShows shows) =>
            RecordAsync(shows, http.Show(), giveaway, http.RequestAborted));
        open.MapGet("/giveaways/{giveaway:guid}/verify", VerifyAsync);
        app.MapEntries();
        app.MapCarrying();
    }

    internal static Task<IResult> SendAsync(Commands commands, Guid show, GiveawayCommand command,
        Func<GiveawayView, object> answer, int status = StatusCodes.Status200OK) =>
        commands.SendAsync(new ShowId(show), command, done => answer(done.View!.Giveaways.First(g => g.Id == command.Giveaway)), status);

    private static Task<GiveawayView?> FindAsync(LiveShows shows, ShowId show, Guid giveaway, CancellationToken cancel) =>
        shows.AskAsync(show, new GiveawayOf(new(giveaway)), cancel);

    private static async Task<IResult> RecordAsync(LiveShows shows, ShowId show, Guid giveaway, CancellationToken cancel) =>
        await FindAsync(shows, show, giveaway, cancel) is not { } view ? NotFound()
        : await shows.ViewAsync(show, cancel) is { Code: var code } && await CarryEndpoints.GoneToAsync(shows, code, view, cancel) is { } place
            ? TypedResults.Redirect($"/s/{place}/giveaways/{giveaway}/record")
        : TypedResults.Json(GiveawayRecord.Of(view), Json.Options);

    private static async Task<IResult> ListEntriesAsync(Guid show, Guid giveaway, int? page, LiveShows shows, TimeProvider clock, CancellationToken cancel)
    {
        const int size = 200;
        if ((await shows.ViewAsync(new(show), cancel)) is not { } all
            || all.Giveaways.FirstOrDefault(g => g.Id.Value == giveaway) is not { } view)
            return NotFound();
        var at = Math.Clamp(page ?? 1, 1, view.Entries / size + 1);
        var now = await shows.AskAsync(new(show), new EntrantsOf(view.Id, (at - 1) * size, size, clock.GetUtcNow()), cancel) ?? new([], 0);
        return TypedResults.Json(new
        {
            items = now.Items.Select(e => new ListedEntry(
                e.Entry.Id, e.Entry.Viewer, e.Entry.Route, e.Entry.At, view.Tickets is null ? null : e.Tickets, e.Entry.ByHand ? true : null, e.Out)),
            total = now.Total,
            page = at,
            crowd = all.Crowds.GetValueOrDefault(giveaway)
        }, Json.Options);
    }

    private static async Task<IResult> VerifyAsync(HttpContext http, string code, Guid giveaway, LiveShows shows)
    {
        if (await FindAsync(shows, http.Show(), giveaway, http.RequestAborted) is not { } view)
            return ProblemsSetup.AcceptsHtml(http) ? TypedResults.NotFound() : NotFound();
        if (await CarryEndpoints.GoneToAsync(shows, code, view, http.RequestAborted) is { } place)
            return TypedResults.Redirect($"/s/{place}/giveaways/{giveaway}/verify");
        var culture = (await shows.ViewAsync(http.Show(), http.RequestAborted))?.Culture ?? CultureInfo.InvariantCulture;
        return new RazorComponentResult<VerifyPage>(new
        {
            view.Title,
            RecordUrl = $"s/{code}/giveaways/{view.Id}/record",
            view.Who,
            view.Tickets,
            view.OverShows,
            culture,
        });
    }

    internal static object Answer(GiveawayView g) => new
    {
        g.Id,
        g.State,
        g.Title,
        g.Prize,
        g.Rules,
        g.Keyword,
        g.Entry,
        g.FreeRoute,
        g.Who,
        g.Tickets,
        winners = g.Places,
        reserves = g.ReservePlaces,
        g.ClaimHours,
        g.AnswerSeconds,
        g.Redraw,
        g.OverShows,
        g.Shows,
        g.Entries,
        g.Commitment,
        g.OpenedAt,
        g.ClosesAt,
        g.CancelReason,
    };

    private static object Drawn(GiveawayView g) => new
    {
        g.Id,
        g.State,
        g.Seed,
        winners = g.Winners.Select(w => new GiveawayRecord.Winner(w.Entry, w.K, w.Rank, w.State, w.AnswerBy, w.Reason)),
        reserves = g.Reserves.Select(r => new GiveawayRecord.Standby(r.Entry, r.K, r.Rank)),
    };

    internal static IResult NotFound(string what = "giveaway") => Problems.Answer((Outcome.Rejected)Outcome.NotFound(what));
}
