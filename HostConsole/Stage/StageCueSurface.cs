using System.Globalization;
using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;

namespace HostConsole.Stage;

/// <summary>The cue that pins a product.</summary>
public sealed class StageCueSurface : CueSurface<PinCue, PinCueDraft, PinCueForm>
{
    public override string Label => "Pin";
    public override string Icon => "pin";
    public override int Place => 0;
    public override bool CanBeKept => false;
    protected override string Line(PinCue cue, CultureInfo culture) => $"Pin {cue.Label}";
    protected override PinCueDraft Edit(PinCue cue) => new() { Id = cue.Id, Item = cue.Item };
    protected override string Detail(PinCue cue, CultureInfo culture) => cue.Item.Price.Show(culture);
}

public sealed class PinCueDraft : CueDraft
{
    public Item? Item { get; set; }

    protected override (Cue?, FieldProblem?) Make(Currency currency) =>
        Item is null ? Wrong("item", "Choose a product from the catalogue.") : (new PinCue(Id, Item), null);
}
