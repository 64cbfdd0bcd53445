using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.Wheels;
using HostConsole.Surfaces;

namespace HostConsole.Wheels;

/// <summary>A wheel while it is typed.</summary>
public sealed class WheelDraft : CueDraft
{
    /// <summary>Seconds to choose from.</summary>
    public static readonly IReadOnlyList<int> Lengths = [60, 120, 300, 600, 900, 1800];

    public string Title { get; set; } = "";
    public string Rules { get; set; } = "";
    public bool Room { get; set; }
    public string Keyword { get; set; } = "";
    public bool RemoveAfterWin { get; set; }
    public List<Slice> Segments { get; set; } = [new(), new(), new()];

    /// <summary>Null runs until the host closes it.</summary>
    public int? Seconds { get; set; }

    /// <summary>A segment as typed.</summary>
    public sealed class Slice
    {
        public string Label { get; set; } = "";
        public int? Weight { get; set; } = 1;

        /// <summary>Null never runs out.</summary>
        public int? Stock { get; set; }
        public bool Consolation { get; set; }

        /// <summary>Whether the console gives something by itself, and what.</summary>
        public bool Gives { get; set; }
        public OfferDraft Offer { get; set; } = new();
    }

    /// <summary>The chance of each segment at the opening, 0 to 1.</summary>
    public double ChanceOf(Slice slice)
    {
        var total = Segments.Sum(s => s.Consolation ? 0L : Math.Max(0, s.Weight ?? 0));
        return slice.Consolation || total == 0 ? 0 : (double)Math.Max(0, slice.Weight ?? 0) / total;
    }

    protected override (Cue?, FieldProblem?) Make(Currency currency)
    {
        if (Segments.Any(s => s.Weight is null)) return Wrong("segments", "Write each segment's weight, such as 1.");
        var segments = new List<WheelSegment>();
        foreach (var (i, slice) in Segments.Index())
        {
            RewardOffer? offer = null;
            if (slice.Gives)
            {
                (offer, var problem) = slice.Offer.Read(OfferName(i));
                if (offer is null) return (null, problem);
            }

            segments.Add(new(Text.Clean(slice.Label), slice.Weight!.Value, slice.Stock, slice.Consolation, offer));
        }

        return (new WheelCue(Id, Text.Clean(Title), Rules.Trim(), Room ? WheelMode.Room : WheelMode.Each, Blank(Keyword), segments, RemoveAfterWin,
            Seconds), null);
    }

    /// <summary>What the fields of a segment's reward begin with.</summary>
    public static string OfferName(int segment) => $"segment-{segment}-reward";

    internal static Slice Of(WheelSegment segment) => new()
    {
        Label = segment.Label,
        Weight = segment.Weight,
        Stock = segment.Stock,
        Consolation = segment.Consolation,
        Gives = segment.Offer is not null,
        Offer = segment.Offer is { } offer ? OfferDraft.Of(offer) : new(),
    };
}
