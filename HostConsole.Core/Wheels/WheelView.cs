using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Wheels;

public enum WheelStatus { Open, Closed }

/// <param name="Left">How often it can still be won; null without a limit.</param>
/// <param name="Won">How often it was won.</param>
/// <param name="Odds">The chance of the next spin, 0 to 1; 0 for what can't be won now.</param>
public sealed record WheelSegmentView(string Label, int Weight, int? Stock, bool Consolation, int? Left, int Won, double Odds)
{
    /// <summary>What the console gives its winner by itself; null where the host sees to it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public RewardOffer? Offer { get; init; }

    /// <summary>Whether it is gone for good; a consolation that is not reached yet is not.</summary>
    [JsonIgnore] public bool IsOut => Odds == 0 && !Consolation;
}

/// <summary>One spin.</summary>
/// <param name="Segment">Its place among the wheel's segments, from 0.</param>
/// <param name="Room">Null where the winner spun.</param>
public sealed record WheelSpin(SpinId Id, int K, ViewerId Viewer, int Segment, RoomDraw? Room, DateTimeOffset At);

/// <summary>One entry of a wheel that the host spins, in its place.</summary>
public readonly record struct WheelEntry(EntryId Id, ViewerId Viewer, DateTimeOffset At);

/// <summary>An entry that is left out from a spin on.</summary>
/// <param name="FromSpin">Number of the first spin without it.</param>
public sealed record LeftOut(EntryId Id, string Reason, int FromSpin);

/// <summary>A wheel as screens see it. The seed is null until the wheel has closed.</summary>
public sealed record WheelView
{
    public required WheelId Id { get; init; }
    [JsonIgnore] public StageItem StageItem => new("wheel", Id.Value);
    public required string Title { get; init; }
    public required string Rules { get; init; }
    public WheelMode Mode { get; init; }
    public string? Keyword { get; init; }
    public bool RemoveAfterWin { get; init; }
    public WheelStatus State { get; init; }
    [JsonIgnore] public bool IsOpen => State == WheelStatus.Open;
    public ImmutableArray<WheelSegmentView> Segments { get; init; } = [];

    /// <summary>How many spins there were.</summary>
    public int Spins { get; init; }

    /// <summary>How many have entered for the host's spin, and how many of them it can still find.</summary>
    public int Entries { get; init; }
    public int Waiting { get; init; }

    public required string Commitment { get; init; }
    public string? Seed { get; init; }

    /// <summary>Whether the seed can't be opened any more, so that it can only be closed.</summary>
    public bool SeedIsLost { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosesAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Null while it is open.</summary>
    public WheelEnd? Why { get; init; }

    /// <summary>The newest spins, newest first; all of them stand in <see cref="SpinLog"/>.</summary>
    public ImmutableArray<WheelSpin> Newest { get; init; } = [];

    /// <summary>All spins and entries in their order: parts of lists that nothing later changes, so any thread may read them.</summary>
    [JsonIgnore] public ReadOnlyMemory<WheelSpin> SpinLog { get; init; }
    [JsonIgnore] public ReadOnlyMemory<WheelEntry> EntryLog { get; init; }
    [JsonIgnore] public ImmutableArray<LeftOut> LeftOut { get; init; } = [];
}
