using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.MysteryGifts;

/// <summary>The cue that opens a mystery gift.</summary>
public sealed class MysteryCueSurface : CueSurface<MysteryCue, MysteryDraft, MysteryForm>
{
    public override string Label => "Mystery gift";
    public override string Icon => "bag";
    public override int Place => 45;

    protected override MysteryDraft Edit(MysteryCue cue) => new()
    {
        Id = cue.Id,
        Title = cue.Title,
        Rules = cue.Rules,
        FreeRoute = cue.FreeRoute,
        Keyword = cue.Keyword ?? "",
        AtLeast = cue.AtLeast.Amount,
        PerPerson = cue.PerPerson,
        Gifts = [.. cue.Gifts.Select(MysteryDraft.Of)],
        Seconds = cue.Seconds,
    };

    public override MysteryDraft? Last(ShowView show) => show.Mysteries.LastOrDefault() is not { } last ? null : new()
    {
        Title = last.Title,
        Rules = last.Rules,
        FreeRoute = last.FreeRoute,
        Keyword = last.Keyword ?? "",
        AtLeast = last.AtLeast.Amount,
        PerPerson = last.PerPerson,
        Gifts = [.. last.Gifts.Select(g => MysteryDraft.Of(new(g.Label, g.Weight, g.Stock, g.Offer)))],
        Seconds = last.ClosesAt is { } closes ? (int)(closes - last.OpenedAt).TotalSeconds : null,
    };

    protected override string Detail(MysteryCue cue, CultureInfo culture) =>
        $"orders of {cue.AtLeast.Show(culture)} or more, {Quantity.Of(cue.Gifts.Count, "gift", culture)}, {Length(cue.Seconds)}";
}
