using HostConsole.Core.Milestones;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Milestones;

/// <summary>What phones show of milestones: nobody's names, and no code.</summary>
public sealed class MilestonePhone : PhoneSurface
{
    private static readonly PartList Cards = new("milestones");

    public override int Place => 25;
    public override PartList List => Cards;
    public override bool HasScript => false;
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => show.Milestones.Select(m => (DateTimeOffset?)m.OpenedAt);
    public override IEnumerable<DateTimeOffset?> Over(ShowView show) => show.Milestones.Select(m => m.ClosedAt);

    public static IEnumerable<MilestoneView> Visible(ShowView show, VisibleOnPhones phones) =>
        show.Milestones.Where(m => m.IsOn || m.ClosedAt == phones.LastOver);

    public override IEnumerable<Part> Parts(PartSource source) => Visible(source.Show, source.Visible).SelectMany(m => Of(m, source));

    private static IEnumerable<Part> Of(MilestoneView milestone, PartSource source)
    {
        var target = $"milestone-{milestone.Id}";
        (string, object?) culture = ("Culture", source.Culture);
        yield return Part.In<MilestoneCard>(Cards, target, (milestone.IsOn, source.Culture.Name), ("Milestone", milestone), culture);
        yield return Part.Inner<MilestoneLeftCard>(target, $"milestone-left-{milestone.Id}", milestone.Winners.Length,
            ("Milestone", milestone), culture);
    }

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source) =>
        [("milestone", Visible(source.Show, source.Visible).Select(MilestoneEndpoints.Public).LastOrDefault())];
}
