using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>The cue that opens a giveaway.</summary>
public sealed class GiveawayCueSurface : CueSurface<GiveawayCue, GiveawayCueDraft, GiveawayCueForm>
{
    public override string Label => "Giveaway";
    public override string Icon => "gift";
    public override int Place => 30;
    public override GiveawayCueDraft New(CueId id) => new(id);

    protected override GiveawayCueDraft Edit(GiveawayCue cue) => new(cue.Id)
    {
        Title = cue.Title,
        Prize = cue.Prize,
        Rules = cue.Rules,
        Keyword = cue.Keyword ?? "",
        BuyersOnly = cue.Entry == "buyers",
        FreeRoute = cue.FreeRoute ?? "",
        Winners = cue.Winners,
        Reserves = cue.Reserves,
        ClaimHours = cue.ClaimHours,
        Seconds = cue.Seconds,
    };

    protected override string Detail(GiveawayCue cue, CultureInfo culture) =>
        $"{Quantity.Of(cue.Winners, "winner", culture)}, {Length(cue.Seconds)}";

    public override IEnumerable<PreflightPoint> Check(PreflightPlan plan) => [Rules([.. plan.Planned<GiveawayCue>()])];

    public static PreflightPoint Rules(IReadOnlyCollection<GiveawayCue> planned)
    {
        const string name = "Giveaway rules";
        if (planned.Count == 0) return new(name, Readiness.Ready, "No giveaway is planned.");
        var without = planned.Where(g => string.IsNullOrWhiteSpace(g.Rules)).Select(g => g.Title).ToArray();
        return without.Length > 0
            ? new(name, Readiness.NotReady, $"{string.Join(", ", without)} has none, and can't be opened without.")
            : new(name, Readiness.Ready, $"Present for {planned.Count} of {planned.Count}.");
    }
}

public sealed class GiveawayCueDraft(CueId id) : CueDraft(id)
{
    public string Title { get; set; } = "";
    public string Prize { get; set; } = "";
    public string Rules { get; set; } = "";
    public string Keyword { get; set; } = "";
    public bool BuyersOnly { get; set; }
    public string FreeRoute { get; set; } = "";
    public int Winners { get; set; } = 1;
    public int Reserves { get; set; } = 2;
    public int? ClaimHours { get; set; } = 48;

    /// <summary>Null runs until the host closes it.</summary>
    public int? Seconds { get; set; }

    protected override (Cue?, DraftProblem?) Make(Currency currency) => (new GiveawayCue(
        Id, Text.Clean(Title), Text.Clean(Prize), Rules.Trim(), Blank(Keyword), BuyersOnly ? "buyers" : "open", Blank(FreeRoute),
        Winners, Reserves, ClaimHours, Seconds), null);
}
