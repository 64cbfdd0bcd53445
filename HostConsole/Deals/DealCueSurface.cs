using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>The cue that launches a deal.</summary>
public sealed class DealCueSurface : CueSurface<DealCue, DealDraft, DealForm>
{
    public override string Label => "Deal";
    public override string Icon => "bolt";
    public override int Place => 20;
    public override bool IsKept => false;

    protected override DealDraft Edit(DealCue cue) => new()
    {
        Id = cue.Id,
        Item = cue.Item,
        Price = cue.Price.Amount,
        Quantity = cue.Quantity,
        PerViewer = cue.PerViewer,
        Seconds = cue.Seconds,
        LeadSeconds = cue.LeadSeconds,
        HoldSeconds = cue.HoldSeconds,
        EarlySeconds = cue.EarlySeconds,
        Code = cue.Code ?? "",
    };

    public override DealDraft? Last(ShowView show) => show.Deals.LastOrDefault() is not { } last ? null : new()
    {
        Item = last.Item,
        Price = last.Price.Amount,
        Quantity = last.Quantity,
        PerViewer = last.PerViewer,
        Seconds = AtMost(DealDraft.Durations, last.EndsAt - last.OpensAt),
        LeadSeconds = AtMost(DealDraft.Leads, last.OpensAt - last.LaunchedAt),
        HoldSeconds = (int)last.Hold.TotalSeconds,
        EarlySeconds = last.EarlyFrom is { } from ? AtMost(DealDraft.Earlies, last.OpensAt - from) : 0,
        Code = last.Code ?? "",
    };

    // An extension lengthened the last deal, not the wish: the choice at or below it.
    private static int AtMost(IReadOnlyList<int> choices, TimeSpan had) => choices.LastOrDefault(c => c <= had.TotalSeconds, choices[0]);

    protected override string Line(DealCue cue, CultureInfo culture) =>
        $"{base.Line(cue, culture)}, {cue.Price.Show(culture)}, {Quantity.Of(cue.Quantity, "unit", culture)}";

    protected override string Detail(DealCue cue, CultureInfo culture) =>
        $"{cue.Price.Show(culture)} · {Quantity.Of(cue.Quantity, "unit", culture)}, {Length(cue.Seconds)}";

    public override VariantId? Takes(Cue cue) => (cue as DealCue)?.Item.Variant;

    public override string? Shortage(Cue cue, IReadOnlyDictionary<VariantId, int> stock, CultureInfo culture) =>
        cue is DealCue { Item.Variant: { } variant, Quantity: var planned } && stock.TryGetValue(variant, out var left) && left < planned
            ? $"the plan holds {Quantity.Of(planned, "unit", culture)}, stock has {Math.Max(0, left).ToString("N0", culture)}" : null;

    public override IEnumerable<PreflightPoint> Check(PreflightPlan plan) =>
    [
        DealPreflight.Checkout(plan) with { Part = PreflightPart.Shop },
        DealPreflight.Codes(plan) with { Part = PreflightPart.Shop },
        DealPreflight.Stock(plan) with { Part = PreflightPart.Stock },
    ];
}
