using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>The cue that opens a giveaway.</summary>
public sealed class GiveawayCueSurface : CueSurface<GiveawayCue, GiveawayDraft, GiveawayForm>
{
    public override string Label => "Giveaway";
    public override string Icon => "gift";
    public override int Place => 30;

    protected override GiveawayDraft Edit(GiveawayCue cue) => new()
    {
        Id = cue.Id,
        Title = cue.Title,
        Prize = cue.Prize,
        Rules = cue.Rules,
        Keyword = cue.Keyword ?? "",
        Entry = cue.Entry switch { "buyers" => EntryMode.Buyers, "paid" => EntryMode.Paid, _ => EntryMode.Open },
        FreeRoute = cue.FreeRoute ?? "",
        Winners = cue.Winners,
        Reserves = cue.Reserves,
        ClaimHours = cue.ClaimHours,
        Seconds = cue.Seconds,
        Who = WhoDraft.Of(cue.Who),
        Tickets = TicketsDraft.Of(cue.Tickets),
        AnswerSeconds = cue.AnswerSeconds,
        Press = cue.Redraw == RedrawMode.Press,
        OverShows = cue.OverShows,
        GoesOn = cue.GoesOn,
    };

    public override GiveawayDraft? Last(ShowView show) => show.Giveaways.LastOrDefault() is not { } last ? null : new()
    {
        Title = last.Title,
        Prize = last.Prize,
        Rules = last.Rules,
        Keyword = last.Keyword ?? "",
        Entry = last.Entry,
        FreeRoute = last.FreeRoute ?? "",
        Winners = last.Places,
        Reserves = last.ReservePlaces,
        ClaimHours = last.ClaimHours,
        Seconds = last.ClosesAt is { } closes ? (int)(closes - last.OpenedAt).TotalSeconds : null,
        Who = WhoDraft.Of(last.Who),
        Tickets = TicketsDraft.Of(last.Tickets),
        AnswerSeconds = last.AnswerSeconds,
        Press = last.Redraw == RedrawMode.Press,
        OverShows = last.OverShows,
    };

    protected override string Detail(GiveawayCue cue, CultureInfo culture) =>
        cue.GoesOn is not null ? "goes on from an earlier show"
        : $"{Quantity.Of(cue.Winners, "winner", culture)}, {(cue.OverShows ? "over several shows" : Length(cue.Seconds))}";

    public override IEnumerable<PreflightPoint> Check(PreflightPlan plan) => [Rules([.. plan.Planned<GiveawayCue>()])];

    public static PreflightPoint Rules(IReadOnlyCollection<GiveawayCue> planned)
    {
        const string name = "Giveaway rules";
        if (planned.Count == 0) return new(name, Readiness.Ready, "No giveaway is planned.");
        var without = planned.Where(g => g.GoesOn is null && string.IsNullOrWhiteSpace(g.Rules)).Select(g => g.Title).ToArray();
        return without.Length > 0
            ? new(name, Readiness.NotReady, $"{string.Join(", ", without)} has none, and can't be opened without.")
            : new(name, Readiness.Ready, $"Present for {planned.Count} of {planned.Count}.");
    }
}
