using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.MysteryGifts;

public readonly record struct MysteryId(Guid Value) : IId<MysteryId>
{
    public static MysteryId From(Guid value) => new(value);
    public override string ToString() => Value.ToString("D");
}

/// <summary>Why a mystery gift has ended: the host, its time, everything given, as many draws as it takes, or "stop everything".</summary>
public enum MysteryEnd { Host, Time, Out, Full, Stopped }

/// <summary>What brought a draw: an order, the free route by its own hand, or the free route written down at the console.</summary>
public enum MysteryRoute { Order, Free, Written }

/// <summary>One of the gifts that can be drawn.</summary>
/// <param name="Label">1 to 60 characters, once in a list.</param>
/// <param name="Weight">1 to 10,000: its chance is this over the sum of all that are left.</param>
/// <param name="Stock">How often it can be drawn; null without a limit.</param>
/// <param name="Offer">What whoever draws it is given.</param>
public sealed record MysteryGift(string Label, int Weight, int? Stock, RewardOffer Offer);

public abstract record MysteryFact : ShowFact
{
    private MysteryFact(MysteryId mystery) => Mystery = mystery;

    public MysteryId Mystery { get; init; }

    /// <param name="FreeRoute">How to draw without buying, with the same chance.</param>
    /// <param name="AtLeast">What an order has to come to, without tax and shipping, in the show's currency.</param>
    /// <param name="PerPerson">Draws that one person has at most, by orders and by the free route together.</param>
    /// <param name="Commitment">SHA-256 of the seed, lower-case hex.</param>
    public sealed record MysteryOpened(
        MysteryId Mystery, string Title, string Rules, string FreeRoute, string? Keyword, Money AtLeast, int PerPerson,
        IReadOnlyList<MysteryGift> Gifts, string Commitment, DateTimeOffset? ClosesAt) : MysteryFact(Mystery), IOpens, IHoldsCodes, IInMoney, IListens
    {
        SpanKey IOpens.Opens => new("mystery", Mystery.Value);
        Currency? IInMoney.MoneyIn => AtLeast.Currency;
        string IInMoney.MoneyField => "atLeast";
        Guid IHoldsCodes.Holder => Mystery.Value;

        IReadOnlyList<(PoolId Pool, int Units)> IHoldsCodes.Holds =>
            [.. from gift in Gifts where gift.Offer.Pool is not null select (gift.Offer.Pool!.Value, gift.Stock ?? 0)];
    }

    /// <param name="Seed">64 hex digits, which <see cref="MysteryClosed"/> publishes; null in the store, and where the key is gone.</param>
    /// <param name="Sealed">The seed as the store has it; null in memory.</param>
    public sealed record MysterySeedDrawn(
        MysteryId Mystery, string? Seed,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sealed = null) : MysteryFact(Mystery), ISealedFact
    {
        public ShowFact Closed(SecretSeal seal) =>
            Seed is { } seed ? new MysterySeedDrawn(Mystery, null, seal.Close(Mystery.Value, seed)) : this;

        public ShowFact Opened(SecretSeal seal) =>
            Sealed is { } closed && seal.Open(Mystery.Value, closed) is { } seed ? new MysterySeedDrawn(Mystery, seed) : this;

        public override string ToString() => $"MysterySeedDrawn {{ Mystery = {Mystery} }}";
    }

    /// <summary>An order has come, or somebody by the free route, and a gift was drawn for them.</summary>
    /// <param name="Draw">The reward's id too; the record names it in place of the person.</param>
    /// <param name="K">Number of the draw, from 1, in the order of the log.</param>
    /// <param name="Gift">Its place in the list, from 0.</param>
    /// <param name="Order">The order that brought it; null by the free route.</param>
    public sealed record MysteryDrawn(
        MysteryId Mystery, RewardId Draw, int K, ViewerId Viewer, int Gift, MysteryRoute Route, RewardOffer Offer,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Order = null)
        : MysteryFact(Mystery), ITakesPart, IConcernsViewer, ISettles, IAwards
    {
        // A buyer whom only the shop names is nobody who watches, and neither is a letter.
        SeenAs ITakesPart.As => Route == MysteryRoute.Free ? SeenAs.Active : SeenAs.None;
        SpanKey ISettles.Settles => new("mystery", Mystery.Value);
        [JsonIgnore] public IReadOnlyList<Award> Awards => [new(Draw, Viewer, Offer, Mystery.Value, Order)];
    }

    /// <param name="Seed">Published from here on; null where the key that sealed it is gone.</param>
    public sealed record MysteryClosed(MysteryId Mystery, MysteryEnd Why, int Draws, string? Seed) : MysteryFact(Mystery), ICloses, IFreesCodes
    {
        Guid IFreesCodes.Holder => Mystery.Value;
        SpanKey ICloses.Closes => new("mystery", Mystery.Value);
    }

    /// <summary>Opened by mistake, and taken back before anything was drawn.</summary>
    public sealed record MysteryWithdrawn(MysteryId Mystery) : MysteryFact(Mystery), IWithdraws, IFreesCodes
    {
        Guid IFreesCodes.Holder => Mystery.Value;
        SpanKey IWithdraws.Withdraws => new("mystery", Mystery.Value);
    }
}

public abstract record MysteryCommand : ShowCommand
{
    private MysteryCommand(MysteryId mystery) => Mystery = mystery;

    public MysteryId Mystery { get; init; }

    /// <param name="Duration">After which it closes by itself, 5 seconds to 24 hours; null means by hand.</param>
    /// <param name="Seed">32 random bytes, drawn outside by a cryptographic generator, as 64 hex digits.</param>
    public sealed record OpenMystery(
        MysteryId Mystery, string? Title, string? Rules, string? FreeRoute, string? Keyword, Money AtLeast, int PerPerson,
        IReadOnlyList<MysteryGift> Gifts, TimeSpan? Duration, string Seed) : MysteryCommand(Mystery), INeedsShowOn
    {
        public override string ToString() => $"OpenMystery {{ Mystery = {Mystery}, Title = {Title} }}";
    }

    /// <summary>The free route.</summary>
    public sealed record DrawFree(MysteryId Mystery, RewardId Draw, ViewerId Viewer) : MysteryCommand(Mystery), IViewerCommand, INeedsShowOn
    {
        // Who may not win is told so, whatever the reason.
        bool IViewerCommand.AnswersBanned => true;
    }

    /// <summary>Somebody at the console writes down who came by the free route: by letter, or from another platform.</summary>
    /// <param name="Viewer">Somebody whom the show knows, or a new id with a name.</param>
    /// <param name="Name">Null for who is known.</param>
    public sealed record DrawWritten(MysteryId Mystery, RewardId Draw, ViewerId Viewer, string? Name) : MysteryCommand(Mystery), INeedsShowOn
    {
        public override string ToString() => $"DrawWritten {{ Mystery = {Mystery}, Viewer = {Viewer} }}";
    }

    public sealed record CloseMystery(MysteryId Mystery) : MysteryCommand(Mystery);
}
