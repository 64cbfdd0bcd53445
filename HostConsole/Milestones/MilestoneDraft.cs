using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using HostConsole.Surfaces;

namespace HostConsole.Milestones;

/// <summary>A milestone while it is typed.</summary>
public sealed class MilestoneDraft : CueDraft
{
    public string Title { get; set; } = "";
    public MilestoneRule Rule { get; set; }
    public int? Count { get; set; } = 50;
    public MilestoneOf Of { get; set; }

    /// <summary>For "every": how many rewards at most; null for as many as are usual.</summary>
    public int? Most { get; set; }
    public OfferDraft Reward { get; set; } = new();

    /// <summary>How many rewards are promised; null where that depends on the pool.</summary>
    internal int? Promised => Rule == MilestoneRule.Every ? Most : Count;

    protected override (Cue?, FieldProblem?) Make(Currency currency)
    {
        if (Text.Clean(Title).Length == 0) return Wrong("title", "Say what there is to win: \"First 50 orders\".");
        if (Count is not { } count) return Wrong("count", "Write a number.");
        if (Reward.Read() is not ({ } offer, _)) return (null, Reward.Read().Problem);
        return (new MilestoneCue(
            Id, Text.Clean(Title), Rule, count, Of, offer, Rule == MilestoneRule.Every ? Most : null), null);
    }
}
