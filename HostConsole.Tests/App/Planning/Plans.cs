using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Shows;

namespace HostConsole.Tests.Planning;

/// <summary>Plans to test with: letters are segments, digits their cues.</summary>
internal static class Plans
{
    public static readonly Currency Usd = Currency.Parse("USD");
    public static readonly Item Mug =
        new(new(Guid.CreateVersion7()), new VariantId(Guid.CreateVersion7()), "Tide mug", new(2400, Usd), Sku: "MUG-1");

    public static SegmentId SegmentOf(char name) => new(new Guid(name, 0, 0, new byte[8]));
    public static CueId CueOf(char name) => new(new Guid(name, 0, 0, new byte[8]));

    /// <summary>"A12 B3 C" has three segments, of which the first has the cues 1 and 2.</summary>
    public static Plan Of(string text) => new([.. text.Split(' ').Select(s =>
        new Segment(SegmentOf(s[0]), s[..1], 10, "", [.. s[1..].Select(c => new PinCue(CueOf(c), Mug with { Title = c.ToString() }))]))]);

    public static string Text(Plan plan) =>
        string.Join(' ', plan.Segments.Select(s => s.Title + string.Concat(s.Cues.Select(c => c.Label))));

    public static DealCue Deal(int quantity = 5, string? code = null, Item? item = null) =>
        new(new(Guid.CreateVersion7()), item ?? Mug, new(1900, Usd), quantity, 1, 120, 5, 300, code);

    public static GiveawayCue Giveaway(string rules = "One entry each.") =>
        new(new(Guid.CreateVersion7()), "Vase", "A bud vase", rules, null, "open", null, 1, 0, null, null);

    public static Plan With(params Cue[] cues) => new([new(SegmentOf('A'), "A", 10, "", cues)]);

    public static PlanState State(Plan plan, DateTimeOffset? changed = null, DateTimeOffset? rehearsed = null) =>
        new(new(Guid.CreateVersion7()), "k7w2",
            new("Friday drop", Usd, "en-US", "Europe/Warsaw", new DateTime(2026, 11, 27, 20, 0, 0), null, 60, 60),
            ShowStatus.Scheduled, plan, changed, rehearsed);
}
