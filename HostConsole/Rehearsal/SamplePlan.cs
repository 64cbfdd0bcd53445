using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Rehearsal.Sample;

namespace HostConsole.Rehearsal;

/// <summary>The sample's run of show as a plan, made for the products in the catalogue.</summary>
public static class SamplePlan
{
    /// <param name="items">The products by SKU; each that the sample names.</param>
    public static Plan Of(Sample.SampleShow sample, IReadOnlyDictionary<string, Item> items, TimeProvider clock)
    {
        var currency = Currency.Parse(sample.Currency);
        return new([.. sample.Segments.Select(s =>
            new Segment(Id.New<SegmentId>(clock), s.Title, s.Minutes, s.Notes, [.. s.Cues.Select(c => CueOf(c, Id.New<CueId>(clock), items, currency))]))]);
    }

    private static Cue CueOf(SampleCue cue, CueId id, IReadOnlyDictionary<string, Item> items, Currency currency) => cue switch
    {
        { Poll: { } p } => new PollCue(id, p.Question, p.Options, p.HideTally, p.AllowChange, p.Seconds),
        { Deal: { } d } => DealOf(d, id, items[d.Sku], currency),
        { Giveaway: { } g } => new GiveawayCue(
            id, g.Title, g.Prize, g.Rules, g.Keyword, g.Entry, g.FreeRoute, g.Winners, g.Reserves, g.ClaimHours, g.Seconds),
        { Goal: { } g } => new GoalCue(id, g.Title, g.Counts, g.Target, g.Counts == GoalCounts.Gmv ? currency : null, g.Reward, g.Reveal, g.FromNow),
        _ => new PinCue(id, items[cue.Sku!]),
    };

    private static DealCue DealOf(SampleDeal d, CueId id, Item item, Currency currency)
    {
        var price = Money.TryParse(d.Price, currency, out var parsed) ? parsed : Money.Zero(currency);
        return new(id, item, price, d.Quantity, d.PerViewer, d.Seconds, d.LeadSeconds, d.HoldSeconds, d.Code);
    }
}
