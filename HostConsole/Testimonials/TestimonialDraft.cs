using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.Testimonials;
using HostConsole.Surfaces;

namespace HostConsole.Testimonials;

/// <summary>A call for testimonials while it is typed.</summary>
public sealed class TestimonialDraft : CueDraft
{
    /// <summary>Seconds to choose from.</summary>
    public static readonly IReadOnlyList<int> Lengths = [60, 180, 300, 600, 1800, 3600];

    public string Question { get; set; } = "";
    public string Keyword { get; set; } = TestimonialRules.UsualKeyword;

    /// <summary>Null runs until the host closes it.</summary>
    public int? Seconds { get; set; }

    protected override (Cue?, FieldProblem?) Make(Currency currency) =>
        (new TestimonialCue(Id, Text.Clean(Question), Text.Clean(Keyword), Seconds), null);
}
