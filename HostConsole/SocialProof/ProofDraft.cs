using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.SocialProof;
using HostConsole.Surfaces;

namespace HostConsole.SocialProof;

/// <summary>Social proof while it is typed.</summary>
public sealed class ProofDraft : CueDraft
{
    public int? Minutes { get; set; } = 10;

    /// <summary>The least number that is said.</summary>
    public int? Least { get; set; } = 3;

    /// <summary>Null for all orders.</summary>
    public Item? Item { get; set; }

    protected override (Cue?, FieldProblem?) Make(Currency currency)
    {
        if (Minutes is not { } minutes) return Wrong("minutes", "Write how many minutes it tells of.");
        return Least is { } least
            ? (new ProofCue(Id, minutes, least, Item), null) : Wrong("least", "Write the least number that is worth saying.");
    }

    protected internal override string FieldOf(string name) => name == "variantId" ? "item" : name;
}
