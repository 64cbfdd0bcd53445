using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Surfaces;
using HostConsole.Viewers;
using Microsoft.AspNetCore.Http.HttpResults;
using static HostConsole.Core.MysteryGifts.MysteryCommand;

namespace HostConsole.MysteryGifts;

/// <summary>Mystery gifts over the console's API, the free route of a viewer, and their public record.</summary>
public static class MysteryEndpoints
{
    private sealed record GiftBody(string? Label, int? Weight, int? Stock, OfferBody? Reward);
    private sealed record MysteryBody(
        string? Title, string? Rules, string? FreeRoute, string? Keyword, Money? AtLeast, int? PerPerson, IReadOnlyList<GiftBody?>? Gifts,
        int? Seconds);
    private sealed record FreeBody(string? Name, Guid? Viewer);

    public static void MapMysteries(this WebApplication app)
    {
        var read = app.MapShowApi().RequireAuthorization(ApiPolicy.Read);
        read.MapGet("/mysteries/{mystery:guid}", async (Guid show, Guid mystery, LiveShows shows, CancellationToken cancel) =>
            await FindAsync(shows, new(show), mystery, cancel) is { } view ? TypedResults.Json(Answer(view), Json.Options) : NotFound());
        read.MapGet("/mysteries/{mystery:guid}/record", (Guid show, Guid mystery, LiveShows shows, CancellationToken cancel) =>
            RecordAsync(shows, new(show), mystery, cancel));

        var control = app.MapShowApi().RequireAuthorization(ApiPolicy.Control);
        control.MapPost("/mysteries", (Guid show, MysteryBody body, Commands commands, LiveShows shows, TimeProvider clock, CancellationToken cancel) =>
            OpenAsync(new(show), body, commands, shows, clock, cancel));
        control.MapPost("/mysteries/{mystery:guid}/free-entries",
            (Guid show, Guid mystery, FreeBody body, Commands commands, TimeProvider clock) =>
        {
            if (body.Viewer is null == string.IsNullOrWhiteSpace(body.Name))
                return Task.FromResult(Problems.Answer((Outcome.Rejected)Outcome.Invalid("name",
                    "Give the name of who came by the free route, or the id of a viewer, and not both.")));
            var viewer = body.Viewer is { } known ? new ViewerId(known) : Id.New<ViewerId>(clock);
            return commands.SendAsync(new ShowId(show), new DrawWritten(new(mystery), Id.New<RewardId>(clock), viewer, body.Name), Drawn,
                StatusCodes.Status201Created);
        });
        control.MapPost("/mysteries/{mystery:guid}/close", (Guid show, Guid mystery, Commands commands) =>
            commands.SendAsync(new ShowId(show), new CloseMystery(new(mystery)), done => Answer(done.View!, new(mystery))));

        app.MapAudience().MapPost("/mysteries/{mystery:guid}/enter",
            (HttpContext http, Guid mystery, ViewerForm<NoFields> _, Commands commands, TimeProvider clock) =>
            commands.SendAsync(http.Show(), new DrawFree(new(mystery), Id.New<RewardId>(clock), http.User.Id()), Drawn,
                StatusCodes.Status201Created)).TakesForms<NoFields>();

        var open = app.MapPublic();
        open.MapGet("/mysteries/{mystery:guid}/record", (HttpContext http, Guid mystery, LiveShows shows) =>
            RecordAsync(shows, http.Show(), mystery, http.RequestAborted));
        open.MapGet("/mysteries/{mystery:guid}/verify", VerifyAsync);
    }

    private static async Task<IResult> OpenAsync(
        ShowId show, MysteryBody body, Commands commands, LiveShows shows, TimeProvider clock, CancellationToken cancel)
    {
        if (body.AtLeast is not { } atLeast)
            return Problems.Answer((Outcome.Rejected)Outcome.Invalid("atLeast",
                "Say from which value on an order draws, such as {\"amount\":\"50.00\",\"currency\":\"USD\"}."));
        var gifts = new List<MysteryGift>();
        foreach (var asked in body.Gifts ?? [])
        {
            var offer = new RewardOffer(RewardKind.Gift, asked?.Label ?? "");
            if (asked?.Reward is { } reward)
            {
                var titled = reward with { Title = reward.Title ?? (reward.Pool is null && reward.Kind != "points" ? asked.Label : null) };
                var (read, refusal) = await OfferBody.ReadAsync(titled, shows, cancel);
                if (read is null) return Problems.Answer((Outcome.Rejected)Outcome.Invalid("gifts", refusal!.Reason));
                offer = read;
            }

            gifts.Add(new(asked?.Label ?? "", asked?.Weight ?? 0, asked?.Stock, offer));
        }

        var open = new OpenMystery(
            Id.New<MysteryId>(clock), body.Title, body.Rules, body.FreeRoute, body.Keyword, atLeast, body.PerPerson ?? MysteryTerms.UsualPerPerson,
            gifts, body.Seconds is { } s ? TimeSpan.FromSeconds(s) : null, RandomText.NewSeed());
        return await commands.SendAsync(show, open, done => Answer(done.View!, open.Mystery), StatusCodes.Status201Created);
    }

    private static object Drawn(Done done)
    {
        var drawn = done.Outcome.Facts.OfType<MysteryFact.MysteryDrawn>().Single();
        return new { drawn.Draw, drawn.K, gift = done.View!.Mysteries.First(m => m.Id == drawn.Mystery).Gifts[drawn.Gift].Label };
    }

    private static Task<MysteryView?> FindAsync(LiveShows shows, ShowId show, Guid mystery, CancellationToken cancel) =>
        shows.AskAsync(show, new MysteryOf(new(mystery)), cancel);

    private static async Task<IResult> RecordAsync(LiveShows shows, ShowId show, Guid mystery, CancellationToken cancel) =>
        await FindAsync(shows, show, mystery, cancel) is { } view ? TypedResults.Json(MysteryRecord.Of(view), Json.Options) : NotFound();

    private static async Task<IResult> VerifyAsync(HttpContext http, string code, Guid mystery, LiveShows shows)
    {
        if (await FindAsync(shows, http.Show(), mystery, http.RequestAborted) is not { } view)
            return ProblemsSetup.AcceptsHtml(http) ? TypedResults.NotFound() : NotFound();
        return new RazorComponentResult<MysteryVerifyPage>(new { view.Title, RecordUrl = $"s/{code}/mysteries/{view.Id}/record" });
    }

    private static object Answer(ShowView show, MysteryId id) => Answer(show.Mysteries.First(m => m.Id == id));

    private static object Answer(MysteryView m) => new
    {
        m.Id,
        m.State,
        m.Title,
        m.Rules,
        m.FreeRoute,
        m.Keyword,
        m.AtLeast,
        m.PerPerson,
        gifts = m.Gifts.Select(g => new { g.Label, g.Odds, g.Left, g.Weight, g.Stock, g.Won, reward = OfferBody.Of(g.Offer) }),
        m.Draws,
        m.ByOrders,
        m.Commitment,
        m.Seed,
        m.OpenedAt,
        m.ClosesAt,
        m.ClosedAt,
        m.Why,
    };

    private static IResult NotFound() => Problems.Answer((Outcome.Rejected)Outcome.NotFound("mystery gift"));
}

/// <summary>A mystery gift; null where the show has none of this id.</summary>
public sealed record MysteryOf(MysteryId Mystery) : IShowQuery<MysteryView?>
{
    public MysteryView? Answer(Run run) => run.State.Mysteries.View().FirstOrDefault(m => m.Id == Mystery);
}
