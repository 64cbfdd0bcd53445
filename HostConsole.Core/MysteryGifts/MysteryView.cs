using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.MysteryGifts;

public enum MysteryStatus { Open, Closed }

/// <param name="Left">How often it can still be drawn; null without a limit.</param>
/// <param name="Won">How often it was drawn.</param>
/// <param name="Odds">The chance of the next draw, 0 to 1; 0 for what is out.</param>
public sealed record MysteryGiftView(string Label, int Weight, int? Stock, int? Left, int Won, double Odds, RewardOffer Offer);

/// <summary>One draw.</summary>
/// <param name="Gift">Its place in the list, from 0.</param>
public sealed record MysteryDrawView(RewardId Id, int K, ViewerId Viewer, int Gift, MysteryRoute Route, DateTimeOffset At);

/// <summary>A mystery gift as screens see it. The seed is null until it has closed.</summary>
public sealed record MysteryView
{
    public required MysteryId Id { get; init; }
    [JsonIgnore] public StageItem StageItem => new("mystery", Id.Value);
    public required string Title { get; init; }
    public required string Rules { get; init; }
    public required string FreeRoute { get; init; }
    public string? Keyword { get; init; }

    /// <summary>What an order has to come to.</summary>
    public Money AtLeast { get; init; }
    public int PerPerson { get; init; }
    public MysteryStatus State { get; init; }
    [JsonIgnore] public bool IsOpen => State == MysteryStatus.Open;
    public ImmutableArray<MysteryGiftView> Gifts { get; init; } = [];

    /// <summary>How many draws there were, and how many of them by orders.</summary>
    public int Draws { get; init; }
    public int ByOrders { get; init; }

    public required string Commitment { get; init; }
    public string? Seed { get; init; }

    /// <summary>Whether the seed can't be opened any more, so that it can only be closed.</summary>
    public bool SeedIsLost { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosesAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Null while it is open.</summary>
    public MysteryEnd? Why { get; init; }

    /// <summary>The newest draws, newest first; all of them stand in <see cref="DrawLog"/>.</summary>
    public ImmutableArray<MysteryDrawView> Newest { get; init; } = [];

    /// <summary>All draws in their order: a part of a list that nothing later changes, so any thread may read it.</summary>
    [JsonIgnore] public ReadOnlyMemory<MysteryDrawView> DrawLog { get; init; }
}
