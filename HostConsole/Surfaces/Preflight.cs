using System.Globalization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;

namespace HostConsole.Surfaces;

public enum Readiness { Ready, Look, NotReady }

/// <summary>Where a mechanic's point stands in the preflight: before the console's own, among the plan's, or after them.</summary>
public enum PreflightPart { Shop, Plan, Stock }

/// <summary>One line of the preflight.</summary>
/// <param name="Why">What was found, and what to do where something is to be done.</param>
/// <param name="Link">Where to do it.</param>
/// <param name="Codes">To copy.</param>
public sealed record PreflightPoint(
    string Name, Readiness Mark, string Why, (string Text, string Href)? Link = null, IReadOnlyList<string>? Codes = null)
{
    public PreflightPart Part { get; init; } = PreflightPart.Plan;
}

/// <summary>What a kind of cue may look at for its part of the preflight.</summary>
/// <param name="Stock">Units that can be promised now, where stock is tracked.</param>
public abstract record PreflightPlan(HostSettings Settings, IReadOnlyDictionary<VariantId, int> Stock)
{
    public abstract Plan Plan { get; }
    public abstract CultureInfo Culture { get; }

    /// <summary>An item with the shop's id as it is known now.</summary>
    public Func<Item, Item> Today { get; init; } = static item => item;

    /// <summary>Variants of the catalogue that the checkout link can't name, of how many, and some of their titles.</summary>
    public (int Missing, int All, IReadOnlyList<string> Titles) Unlinked { get; init; } = (0, 0, []);

    /// <summary>The planned cues of one kind.</summary>
    public IEnumerable<TCue> Planned<TCue>() where TCue : Cue => Plan.Cues.Select(c => c.Cue).OfType<TCue>();
}
