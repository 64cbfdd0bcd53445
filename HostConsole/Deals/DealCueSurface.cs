using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Surfaces;

namespace HostConsole.Deals;

/// <summary>The cue that launches a deal.</summary>
public sealed class DealCueSurface : CueSurface<DealCue, DealCueDraft, DealCueForm>
{
    public override string Label => "Deal";
    public override string Icon => "bolt";
    public override int Place => 20;
    public override DealCueDraft New(CueId id) => new(id);

    protected override DealCueDraft Edit(DealCue cue) => new(cue.Id)
    {
        Item = cue.Item,
        Price = cue.Price.Amount,
        Quantity = cue.Quantity,
        PerViewer = cue.PerViewer,
        Seconds = cue.Seconds,
        LeadSeconds = cue.LeadSeconds,
        HoldSeconds = cue.HoldSeconds,
        Code = cue.Code ?? "",
    };

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

public sealed class DealCueDraft(CueId id) : CueDraft(id)
{
    public Item? Item { get; set; }
    public string Price { get; set; } = "";
    public int Quantity { get; set; } = 10;
    public int PerViewer { get; set; } = 1;

    /// <summary>Null where none is typed; a deal always has a length.</summary>
    public int? Seconds { get; set; } = 120;
    public int LeadSeconds { get; set; } = 5;
    public int HoldSeconds { get; set; } = 300;
    public string Code { get; set; } = "";

    protected override (Cue?, DraftProblem?) Make(Currency currency)
    {
        if (Item is null) return Wrong("item", "Choose a product from the catalogue.");
        if (!Money.TryParse(Price.Trim(), currency, out var price) || price.Minor < 0)
            return Wrong("price", $"Write the price in {currency} as a number, such as {new Money(1990, currency).Amount}.");
        return Seconds is { } seconds
            ? (new DealCue(Id, Item, price, Quantity, PerViewer, seconds, LeadSeconds, HoldSeconds, Blank(Code)), null)
            : Wrong("seconds", "Say how long the deal runs.");
    }

    protected override string FieldOf(string name) => name == "variantId" ? "item" : name;
}
