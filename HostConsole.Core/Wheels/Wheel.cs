using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Wheels;

/// <summary>Who spins: everybody once, or the host for the room, which draws first who and then what.</summary>
public enum WheelMode { Each, Room }

/// <summary>Why a wheel has ended: the host, its time, everything given, as many spins as it takes, or "stop everything".</summary>
public enum WheelEnd { Host, Time, Out, Full, Stopped }

/// <param name="Label">1 to 60 characters, once in a wheel.</param>
/// <param name="Weight">1 to 10,000: its chance is this over the sum of all that can still be won.</param>
/// <param name="Stock">How often it can be won; null without a limit.</param>
/// <param name="Consolation">Whether it is won only when all others are out, and then without a limit.</param>
/// <param name="Offer">What the console gives its winner by itself; null where the host sees to it.</param>
public sealed record WheelSegment(
    string Label, int Weight, int? Stock = null, bool Consolation = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RewardOffer? Offer = null);

/// <summary>Who was drawn for the room.</summary>
/// <param name="Entered">How many entries there were, in the order of the log.</param>
/// <param name="Digest">Of those that could be drawn (<see cref="FairDraw.Digest"/>).</param>
public sealed record RoomDraw(EntryId Entry, int Entered, string Digest);

/// <summary>An entry that takes no part any more.</summary>
/// <param name="Reason">Public.</param>
public sealed record LeftOutEntry(EntryId Entry, ViewerId Viewer, string Reason);

public abstract record WheelFact : ShowFact
{
    private WheelFact(WheelId wheel) => Wheel = wheel;

    public WheelId Wheel { get; init; }

    /// <param name="RemoveAfterWin">Whether who was drawn for the room, and a segment without stock that was won, leave the wheel.</param>
    /// <param name="Commitment">SHA-256 of the seed, lower-case hex.</param>
    public sealed record WheelOpened(
        WheelId Wheel, string Title, string Rules, WheelMode Mode, string? Keyword, IReadOnlyList<WheelSegment> Segments,
        bool RemoveAfterWin, string Commitment, DateTimeOffset? ClosesAt) : WheelFact(Wheel), IOpens, IHoldsCodes, IListens
    {
        SpanKey IOpens.Opens => new("wheel", Wheel.Value);
        Guid IHoldsCodes.Holder => Wheel.Value;

        IReadOnlyList<(PoolId Pool, int Units)> IHoldsCodes.Holds =>
            [.. from s in Segments where s.Offer?.Pool is not null select (s.Offer!.Pool!.Value, MostWins(s) ?? 0)];

        /// <summary>How often a segment can be won; null without a limit.</summary>
        public int? MostWins(WheelSegment segment) => segment.Stock ?? (RemoveAfterWin && !segment.Consolation ? 1 : null);
    }

    /// <param name="Seed">64 hex digits, which <see cref="WheelClosed"/> publishes; null in the store, and where the key is gone.</param>
    /// <param name="Sealed">The seed as the store has it; null in memory.</param>
    public sealed record WheelSeedDrawn(
        WheelId Wheel, string? Seed,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sealed = null) : WheelFact(Wheel), ISealedFact
    {
        public ShowFact Closed(SecretSeal seal) =>
            Seed is { } seed ? new WheelSeedDrawn(Wheel, null, seal.Close(Wheel.Value, seed)) : this;

        public ShowFact Opened(SecretSeal seal) =>
            Sealed is { } closed && seal.Open(Wheel.Value, closed) is { } seed ? new WheelSeedDrawn(Wheel, seed) : this;

        public override string ToString() => $"WheelSeedDrawn {{ Wheel = {Wheel} }}";
    }

    /// <summary>Somebody is among those whom the host's spin may find.</summary>
    public sealed record WheelEntered(WheelId Wheel, EntryId Entry, ViewerId Viewer)
        : WheelFact(Wheel), ITakesPart, IConcernsViewer, ISettles
    {
        SpanKey ISettles.Settles => new("wheel", Wheel.Value);
    }

    /// <summary>Entries of the house's own devices and of people who are excluded by now.</summary>
    public sealed record WheelEntriesLeftOut(WheelId Wheel, IReadOnlyList<LeftOutEntry> Entries) : WheelFact(Wheel);

    /// <param name="K">Number of the spin, from 1, in the order of the log.</param>
    /// <param name="Segment">Its place among the wheel's segments, from 0.</param>
    /// <param name="Label">What was won.</param>
    /// <param name="Room">How the winner was drawn; null where the winner spun.</param>
    /// <param name="Offer">What the winner is given at once; the reward's id is the spin's.</param>
    public sealed record WheelSpun(
        WheelId Wheel, SpinId Spin, int K, ViewerId Viewer, int Segment, string Label,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RoomDraw? Room = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RewardOffer? Offer = null)
        : WheelFact(Wheel), ITakesPart, IConcernsViewer, ISettles, IAwards
    {
        IReadOnlyList<Award> IAwards.Awards => Offer is { } offer ? [new(new(Spin.Value), Viewer, offer, Wheel.Value)] : [];
        SpanKey ISettles.Settles => new("wheel", Wheel.Value);
    }

    /// <param name="Seed">Published from here on; null where the key that sealed it is gone.</param>
    public sealed record WheelClosed(WheelId Wheel, WheelEnd Why, int Spins, string? Seed) : WheelFact(Wheel), ICloses, IFreesCodes
    {
        Guid IFreesCodes.Holder => Wheel.Value;
        SpanKey ICloses.Closes => new("wheel", Wheel.Value);
    }

    /// <summary>Opened by mistake, and taken back before anybody took part.</summary>
    public sealed record WheelWithdrawn(WheelId Wheel) : WheelFact(Wheel), IWithdraws, IFreesCodes
    {
        Guid IFreesCodes.Holder => Wheel.Value;
        SpanKey IWithdraws.Withdraws => new("wheel", Wheel.Value);
    }
}

public abstract record WheelCommand : ShowCommand
{
    private WheelCommand(WheelId wheel) => Wheel = wheel;

    public WheelId Wheel { get; init; }

    /// <param name="Duration">After which it closes by itself, 5 seconds to 24 hours; null means by hand.</param>
    /// <param name="Seed">32 random bytes, drawn outside by a cryptographic generator, as 64 hex digits.</param>
    public sealed record OpenWheel(
        WheelId Wheel, string? Title, string? Rules, WheelMode Mode, string? Keyword, IReadOnlyList<WheelSegment> Segments,
        bool RemoveAfterWin, TimeSpan? Duration, string Seed) : WheelCommand(Wheel), INeedsShowOn
    {
        public override string ToString() => $"OpenWheel {{ Wheel = {Wheel}, Title = {Title} }}";
    }

    /// <summary>A viewer's own spin.</summary>
    public sealed record SpinWheel(WheelId Wheel, SpinId Spin, ViewerId Viewer) : WheelCommand(Wheel), IViewerCommand, INeedsShowOn
    {
        // Who may not win is told so, whatever the reason.
        bool IViewerCommand.AnswersBanned => true;
    }

    public sealed record EnterWheel(WheelId Wheel, EntryId Entry, ViewerId Viewer) : WheelCommand(Wheel), IViewerCommand, INeedsShowOn
    {
        bool IViewerCommand.AnswersBanned => true;
    }

    /// <summary>The host's spin for the room.</summary>
    public sealed record SpinForRoom(WheelId Wheel, SpinId Spin) : WheelCommand(Wheel), INeedsShowOn;

    public sealed record CloseWheel(WheelId Wheel) : WheelCommand(Wheel);
}
