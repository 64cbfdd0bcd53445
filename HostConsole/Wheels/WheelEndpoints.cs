using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Wheels;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Surfaces;
using HostConsole.Viewers;
using Microsoft.AspNetCore.Http.HttpResults;
using static HostConsole.Core.Wheels.WheelCommand;

namespace HostConsole.Wheels;

/// <summary>Wheels over the console's API, what a viewer does with one, and their public record.</summary>
public static class WheelEndpoints
{
    private sealed record SegmentBody(string? Label, int? Weight, int? Stock, bool? Consolation, OfferBody? Reward);
    private sealed record WheelBody(
        string? Title, string? Rules, WheelMode? Mode, string? Keyword, IReadOnlyList<SegmentBody?>? Segments, bool? RemoveAfterWin,
        int? Seconds);

    public static void MapWheels(this WebApplication app)
    {
        var read = app.MapShowApi().RequireAuthorization(ApiPolicy.Read);
        read.MapGet("/wheels/{wheel:guid}", async (Guid show, Guid wheel, LiveShows shows, CancellationToken cancel) =>
            await FindAsync(shows, new(show), wheel, cancel) is { } view ? TypedResults.Json(Answer(view), Json.Options) : NotFound());
        read.MapGet("/wheels/{wheel:guid}/record", (Guid show, Guid wheel, LiveShows shows, CancellationToken cancel) =>
            RecordAsync(shows, new(show), wheel, cancel));

        var control = app.MapShowApi().RequireAuthorization(ApiPolicy.Control);
        control.MapPost("/wheels", (Guid show, WheelBody body, Commands commands, LiveShows shows, TimeProvider clock, CancellationToken cancel) =>
            OpenAsync(new(show), body, commands, shows, clock, cancel));
        control.MapPost("/wheels/{wheel:guid}/spin", (Guid show, Guid wheel, Commands commands, TimeProvider clock) =>
            commands.SendAsync(new ShowId(show), new SpinForRoom(new(wheel), Id.New<SpinId>(clock)), done =>
            {
                var spun = Spun(done);
                return new { spun.Viewer, segment = spun.Label, spun.Spin, spun.K };
            }));
        control.MapPost("/wheels/{wheel:guid}/close", (Guid show, Guid wheel, Commands commands) =>
            commands.SendAsync(new ShowId(show), new CloseWheel(new(wheel)), done => Answer(done.View!, new(wheel))));

        var audience = app.MapAudience();
        audience.MapPost("/wheels/{wheel:guid}/spin",
            (HttpContext http, Guid wheel, ViewerForm<NoFields> _, Commands commands, TimeProvider clock) =>
            SpinAsync(http, new(wheel), commands, clock)).TakesForms<NoFields>();
        audience.MapPost("/wheels/{wheel:guid}/enter",
            (HttpContext http, Guid wheel, ViewerForm<NoFields> _, Commands commands, TimeProvider clock) =>
            EnterAsync(http, new(wheel), commands, clock)).TakesForms<NoFields>();

        var open = app.MapPublic();
        open.MapGet("/wheels/{wheel:guid}/record", (HttpContext http, Guid wheel, LiveShows shows) =>
            RecordAsync(shows, http.Show(), wheel, http.RequestAborted));
        open.MapGet("/wheels/{wheel:guid}/verify", VerifyAsync);
    }

    private static async Task<IResult> OpenAsync(
        ShowId show, WheelBody body, Commands commands, LiveShows shows, TimeProvider clock, CancellationToken cancel)
    {
        if (body.Mode is not { } mode) return Problems.Answer((Outcome.Rejected)Outcome.Invalid("mode", "Say who spins: each, or room."));
        var segments = new List<WheelSegment>();
        foreach (var asked in body.Segments ?? [])
        {
            RewardOffer? offer = null;
            if (asked?.Reward is { } reward)
            {
                var titled = reward with { Title = reward.Title ?? (reward.Pool is null ? asked.Label : null) };
                (offer, var refusal) = await OfferBody.ReadAsync(titled, shows, cancel);
                if (offer is null) return Problems.Answer((Outcome.Rejected)Outcome.Invalid("segments", refusal!.Reason));
            }

            segments.Add(new(asked?.Label ?? "", asked?.Weight ?? 0, asked?.Stock, asked?.Consolation ?? false, offer));
        }

        var open = new OpenWheel(
            Id.New<WheelId>(clock), body.Title, body.Rules, mode, body.Keyword,
            segments,
            body.RemoveAfterWin ?? false, body.Seconds is { } s ? TimeSpan.FromSeconds(s) : null, RandomText.NewSeed());
        return await commands.SendAsync(show, open, done => Answer(done.View!, open.Wheel), StatusCodes.Status201Created);
    }

    private static Task<IResult> SpinAsync(HttpContext http, WheelId wheel, Commands commands, TimeProvider clock) =>
        commands.SendAsync(http.Show(), new SpinWheel(wheel, Id.New<SpinId>(clock), http.User.Id()), done =>
        {
            var spun = Spun(done);
            return new { spun.Spin, segment = spun.Label, spun.K, reward = spun.Offer is null ? (Guid?)null : spun.Spin.Value };
        }, StatusCodes.Status201Created);

    private static Task<IResult> EnterAsync(HttpContext http, WheelId wheel, Commands commands, TimeProvider clock)
    {
        var entry = Id.New<EntryId>(clock);
        return commands.SendAsync(http.Show(), new EnterWheel(wheel, entry, http.User.Id()), _ => new { entry },
            StatusCodes.Status201Created);
    }

    private static WheelFact.WheelSpun Spun(Done done) => done.Outcome.Facts.OfType<WheelFact.WheelSpun>().Single();

    private static Task<WheelView?> FindAsync(LiveShows shows, ShowId show, Guid wheel, CancellationToken cancel) =>
        shows.AskAsync(show, new WheelOf(new(wheel)), cancel);

    private static async Task<IResult> RecordAsync(LiveShows shows, ShowId show, Guid wheel, CancellationToken cancel) =>
        await FindAsync(shows, show, wheel, cancel) is { } view ? TypedResults.Json(WheelRecord.Of(view), Json.Options) : NotFound();

    private static async Task<IResult> VerifyAsync(HttpContext http, string code, Guid wheel, LiveShows shows)
    {
        if (await FindAsync(shows, http.Show(), wheel, http.RequestAborted) is not { } view)
            return ProblemsSetup.AcceptsHtml(http) ? TypedResults.NotFound() : NotFound();
        return new RazorComponentResult<WheelVerifyPage>(new { view.Title, RecordUrl = $"s/{code}/wheels/{view.Id}/record" });
    }

    private static object Answer(ShowView show, WheelId id) => Answer(show.Wheels.First(w => w.Id == id));

    private static object Answer(WheelView w) => new
    {
        w.Id,
        w.State,
        w.Title,
        w.Rules,
        w.Mode,
        w.Keyword,
        w.RemoveAfterWin,
        segments = w.Segments.Select(s => new
        {
            s.Label,
            s.Odds,
            s.Left,
            s.Weight,
            s.Stock,
            s.Consolation,
            s.Won,
            reward = s.Offer is { } offer ? OfferBody.Of(offer) : null,
        }),
        w.Spins,
        w.Entries,
        w.Waiting,
        w.Commitment,
        w.Seed,
        w.OpenedAt,
        w.ClosesAt,
        w.ClosedAt,
        w.Why,
    };

    private static IResult NotFound() => Problems.Answer((Outcome.Rejected)Outcome.NotFound("wheel"));
}

/// <summary>A wheel; null where the show has none of this id.</summary>
public sealed record WheelOf(WheelId Wheel) : IShowQuery<WheelView?>
{
    public WheelView? Answer(Run run) => run.State.Wheels.View().FirstOrDefault(w => w.Id == Wheel);
}
