using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.MysteryGifts;
using HostConsole.Surfaces;

namespace HostConsole.MysteryGifts;

/// <summary>A mystery gift while it is typed.</summary>
public sealed class MysteryDraft : CueDraft
{
    /// <summary>Seconds to choose from.</summary>
    public static readonly IReadOnlyList<int> Lengths = [300, 600, 900, 1800, 3600];

    public string Title { get; set; } = "";
    public string Rules { get; set; } = "";
    public string FreeRoute { get; set; } = "";
    public string Keyword { get; set; } = "";

    /// <summary>In the show's currency.</summary>
    public string AtLeast { get; set; } = "";
    public int? PerPerson { get; set; } = MysteryTerms.UsualPerPerson;
    public List<Line> Gifts { get; set; } = [new(), new(), new()];

    /// <summary>Null runs until the host closes it.</summary>
    public int? Seconds { get; set; }

    /// <summary>A gift as typed.</summary>
    public sealed class Line
    {
        public string Label { get; set; } = "";
        public int? Weight { get; set; } = 1;

        /// <summary>Null never runs out.</summary>
        public int? Stock { get; set; }

        /// <summary>Whether it is something else than a thing in the parcel, and what.</summary>
        public bool IsOther { get; set; }
        public OfferDraft Offer { get; set; } = new();
    }

    public override void DropMoney() => AtLeast = "";

    /// <summary>The chance of each gift at the opening, 0 to 1.</summary>
    public double ChanceOf(Line line)
    {
        var total = Gifts.Sum(g => (long)Math.Max(0, g.Weight ?? 0));
        return total == 0 ? 0 : (double)Math.Max(0, line.Weight ?? 0) / total;
    }

    protected override (Cue?, FieldProblem?) Make(Currency currency)
    {
        if (string.IsNullOrWhiteSpace(AtLeast)) return Wrong("atLeast", "Say from which value on an order draws; 0 for every order.");
        if (!Money.TryParse(AtLeast.Trim().Replace(',', '.'), currency, out var atLeast))
            return Wrong("atLeast", $"Write an amount such as {Money.Round(50m, currency).Amount}.");
        if (PerPerson is not { } each) return Wrong("perPerson", "Say how often one person can draw.");
        if (Gifts.Any(g => g.Weight is null)) return Wrong("gifts", "Write each gift's weight, such as 1.");
        var gifts = new List<MysteryGift>();
        foreach (var (i, line) in Gifts.Index())
        {
            var label = Text.Clean(line.Label);
            RewardOffer? offer = new(RewardKind.Gift, label);
            if (line.IsOther)
            {
                (offer, var problem) = line.Offer.Read(OfferName(i));
                if (offer is null) return (null, problem);
            }

            gifts.Add(new(label, line.Weight!.Value, line.Stock, offer));
        }

        return (new MysteryCue(Id, Text.Clean(Title), Rules.Trim(), FreeRoute.Trim(), Blank(Keyword), atLeast, each, gifts, Seconds), null);
    }

    /// <summary>What the fields of a gift's reward begin with.</summary>
    public static string OfferName(int gift) => $"gift-{gift}-reward";

    internal static Line Of(MysteryGift gift) => new()
    {
        Label = gift.Label,
        Weight = gift.Weight,
        Stock = gift.Stock,
        IsOther = gift.Offer.Kind != RewardKind.Gift || gift.Offer.Title != gift.Label,
        Offer = OfferDraft.Of(gift.Offer),
    };
}
