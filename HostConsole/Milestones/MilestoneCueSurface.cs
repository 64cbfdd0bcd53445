using System.Globalization;
using HostConsole.Core.Milestones;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Milestones;

/// <summary>The cue that sets a milestone.</summary>
public sealed class MilestoneCueSurface : CueSurface<MilestoneCue, MilestoneDraft, MilestoneForm>
{
    public override string Label => "Milestone";
    public override string Icon => "award";
    public override int Place => 42;

    protected override MilestoneDraft Edit(MilestoneCue cue) => new()
    {
        Id = cue.Id,
        Title = cue.Title,
        Rule = cue.Rule,
        Count = cue.Count,
        Of = cue.Of,
        Most = cue.Most,
        Reward = OfferDraft.Of(cue.Offer),
    };

    public override MilestoneDraft? Last(ShowView show) => show.Milestones.LastOrDefault() is not { } last ? null : new()
    {
        Title = last.Title,
        Rule = last.Rule,
        Count = last.Count,
        Of = last.Of,
        Most = last.Rule == MilestoneRule.Every ? last.Most : null,
        Reward = OfferDraft.Of(last.Offer),
    };

    protected override string Detail(MilestoneCue cue, CultureInfo culture) =>
        $"{MilestoneWords.Rule(cue.Rule, cue.Count, cue.Of, culture)}: {OfferWords.Of(cue.Offer, culture)}";
}
