using System.Text.Json.Serialization;
using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;

namespace HostConsole.Surfaces;

/// <summary>A reward that a cue promises, while it is typed: a part of a <see cref="CueDraft"/>, edited by OfferFields.</summary>
public sealed class OfferDraft
{
    public const int LongestTitle = 120;

    public RewardKind Kind { get; set; } = RewardKind.Gift;

    /// <summary>What phones call it; for a code, empty stands for the pool's own title.</summary>
    public string Title { get; set; } = "";

    /// <summary>Where a code comes from; kept while another kind is looked at.</summary>
    public PoolId? Pool { get; set; }

    /// <summary>The pool's title when it was chosen.</summary>
    public string PoolTitle { get; set; } = "";

    public int? Points { get; set; } = 100;

    /// <summary>More tickets in a giveaway.</summary>
    public int? Tickets { get; set; } = 1;

    /// <summary>Whether what is promised comes from the pool.</summary>
    [JsonIgnore] public bool TakesCodes => Kind == RewardKind.Code;

    public static OfferDraft Of(RewardOffer offer) =>
        new() { Kind = offer.Kind, Title = offer.Title, Pool = offer.Pool, Points = offer.Points ?? 100, Tickets = offer.Tickets ?? 1 };

    /// <summary>The offer; or what is wrong, at its field of the form.</summary>
    /// <param name="name">As OfferFields is called: its fields begin with it.</param>
    public (RewardOffer? Offer, FieldProblem? Problem) Read(string name = "reward")
    {
        var title = Kind == RewardKind.Points ? "" : Text.Clean(Title);
        if (TakesCodes)
        {
            if (Pool is null) return Wrong($"{name}-pool", "Choose the pool that the codes come from.");
            if (title.Length == 0) title = PoolTitle;
        }

        if (Kind == RewardKind.Entry && Tickets is not (>= 1 and <= RewardOffer.MostTickets))
            return Wrong($"{name}-tickets", $"Give 1 to {RewardOffer.MostTickets} tickets.");
        if (title.Length == 0) title = OfferWords.Usual(Kind, Tickets);
        if (title.Length == 0 && Kind != RewardKind.Points) return Wrong($"{name}-title", "Say what the winner gets.");
        if (Text.IsTooLong(title, LongestTitle)) return Wrong($"{name}-title", $"Keep it to {LongestTitle} characters.");
        if (Kind == RewardKind.Points && Points is not (>= 1 and <= RewardOffer.MostPoints))
            return Wrong($"{name}-points", $"Give 1 to {RewardOffer.MostPoints:N0} points.");
        return (new(Kind, title, TakesCodes ? Pool : null, Kind == RewardKind.Points ? Points : null,
            Kind == RewardKind.Entry ? Tickets : null), null);
    }

    private static (RewardOffer?, FieldProblem?) Wrong(string field, string reason) => (null, new(field, reason));
}
