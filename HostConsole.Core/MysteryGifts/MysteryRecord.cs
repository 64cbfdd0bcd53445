using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.MysteryGifts;

/// <summary>The whole public record of a mystery gift: enough to repeat every draw, and nothing that leads to a person or an order.</summary>
/// <param name="Protocol">Name and version of the rules; docs/fair-draws.md describes them.</param>
/// <param name="Why">Why it has closed; null while it is open.</param>
/// <param name="Seed">Null before it has closed.</param>
/// <param name="Gifts">In published order.</param>
/// <param name="Draws">In the order of the log.</param>
public sealed record MysteryRecord(
    string Protocol, MysteryId Mystery, string Title, string Rules, string FreeRoute, string? Keyword, Money AtLeast, int PerPerson,
    MysteryStatus State, MysteryEnd? Why, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt, string Commitment, string? Seed,
    ImmutableArray<MysteryRecord.Listed> Gifts, ImmutableArray<MysteryRecord.Drawn> Draws)
{
    public const string Version = "mystery-hmac-sha256/1";

    public sealed record Listed(string Label, int Weight, int? Stock);

    /// <param name="Gift">The label of what was drawn.</param>
    /// <param name="Route">order, free or written.</param>
    public sealed record Drawn(RewardId Id, int K, DateTimeOffset At, string Gift, MysteryRoute Route);

    /// <summary>The record as of a view; may be called on any thread.</summary>
    public static MysteryRecord Of(MysteryView view)
    {
        var draws = ImmutableArray.CreateBuilder<Drawn>(view.DrawLog.Length);
        foreach (var draw in view.DrawLog.Span) draws.Add(new(draw.Id, draw.K, draw.At, view.Gifts[draw.Gift].Label, draw.Route));
        return new(Version, view.Id, view.Title, view.Rules, view.FreeRoute, view.Keyword, view.AtLeast, view.PerPerson,
            view.State, view.Why, view.OpenedAt, view.ClosedAt, view.Commitment, view.Seed,
            [.. view.Gifts.Select(g => new Listed(g.Label, g.Weight, g.Stock))], draws.MoveToImmutable());
    }
}
