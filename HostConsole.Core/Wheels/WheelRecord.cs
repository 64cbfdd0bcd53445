using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Wheels;

/// <summary>The whole public record of a wheel: enough to repeat every spin, and nothing that leads to a person.</summary>
/// <param name="Protocol">Name and version of the rules; docs/fair-draws.md describes them.</param>
/// <param name="Why">Why it has closed; null while it is open.</param>
/// <param name="Seed">Null before it has closed.</param>
/// <param name="Segments">In published order.</param>
/// <param name="Entries">Of a wheel that the host spins, in the order of the log.</param>
/// <param name="LeftOut">Entries that take no part from a spin on, with the reason.</param>
/// <param name="Spins">In the order of the log.</param>
public sealed record WheelRecord(
    string Protocol, WheelId Wheel, string Title, string Rules, WheelMode Mode, string? Keyword, bool RemoveAfterWin,
    WheelStatus State, WheelEnd? Why, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, string Commitment, string? Seed,
    ImmutableArray<WheelSegment> Segments, ImmutableArray<WheelRecord.Entrant> Entries, ImmutableArray<LeftOut> LeftOut,
    ImmutableArray<WheelRecord.Spin> Spins)
{
    public const string Version = "wheel-hmac-sha256/1";

    public sealed record Entrant(EntryId Id, DateTimeOffset At);

    /// <param name="Segment">The label of what was won.</param>
    /// <param name="Entry">Who was drawn for the room; null where the winner spun.</param>
    /// <param name="Entered">How many entries there were then.</param>
    /// <param name="Digest">Of those entries that could be drawn.</param>
    public sealed record Spin(SpinId Id, int K, DateTimeOffset At, string Segment, EntryId? Entry, int? Entered, string? Digest);

    /// <summary>The record as of a view; may be called on any thread.</summary>
    public static WheelRecord Of(WheelView view)
    {
        var entries = ImmutableArray.CreateBuilder<Entrant>(view.EntryLog.Length);
        foreach (var entry in view.EntryLog.Span) entries.Add(new(entry.Id, entry.At));
        var spins = ImmutableArray.CreateBuilder<Spin>(view.SpinLog.Length);
        foreach (var s in view.SpinLog.Span)
            spins.Add(new(s.Id, s.K, s.At, view.Segments[s.Segment].Label, s.Room?.Entry, s.Room?.Entered, s.Room?.Digest));
        return new(
            Version, view.Id, view.Title, view.Rules, view.Mode, view.Keyword, view.RemoveAfterWin, view.State, view.Why,
            view.OpenedAt, view.ClosedAt, view.Commitment, view.Seed,
            [.. view.Segments.Select(s => new WheelSegment(s.Label, s.Weight, s.Stock, s.Consolation))],
            entries.MoveToImmutable(), view.LeftOut, spins.MoveToImmutable());
    }
}
