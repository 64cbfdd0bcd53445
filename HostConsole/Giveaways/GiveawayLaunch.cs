using HostConsole.Components;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>How a giveaway is launched and followed on the live page.</summary>
public sealed class GiveawayLaunch : LaunchSurface
{
    public override string Key => "g";
    public override string Label => "Giveaway";
    public override string One => "a giveaway";
    public override string Verb => "Open giveaway";
    public override Type Panel => typeof(GiveawayPanel);
    public override Type Past => typeof(PastGiveaways);
    protected override string Ended => "The show has ended. Winners can still answer, and be redrawn.";

    public override IEnumerable<RunningItem> Running(ShowView show) =>
        Here(show).Select(g => new RunningItem(g.Id.Value, g.State == GiveawayStatus.Open ? g.ClosesAt : null, g.State == GiveawayStatus.Closed));

    public override PastSummary? Over(ShowView show)
    {
        var over = show.Giveaways.Except(Here(show)).ToList();
        if (over.Count == 0) return null;
        var silent = over.Sum(g => g.Winners.Count(w => w.State is WinnerStatus.Waiting or WinnerStatus.Lapsed));
        var left = over.Count(g => g.State == GiveawayStatus.Carried);
        return new(Quantity.Of(over.Count, "giveaway", show.Culture) + (left > 0 ? $", {left.ToString("N0", show.Culture)} left to a later show" : ""),
            silent > 0 ? $"{Quantity.Of(silent, "winner hasn't", show.Culture, "winners haven't")} answered" : null);
    }

    // Entries open, a draw to make; and while the show is on the newest draw, so that its result stays in sight, and winners who are
    // to answer within a time.
    private static IEnumerable<GiveawayView> Here(ShowView show) => show.Giveaways.Where(g => g.State is GiveawayStatus.Open or GiveawayStatus.Closed
        || (g.State == GiveawayStatus.Drawn && show.IsOn && (g == show.Giveaways[^1] || IsAwaited(g))));

    private static bool IsAwaited(GiveawayView giveaway) => giveaway.AnswerSeconds is not null
        && giveaway.Winners.Any(w => w.State is WinnerStatus.Waiting or WinnerStatus.Lapsed);
}
