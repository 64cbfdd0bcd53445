using System.Globalization;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Core.Giveaways.GiveawayFact;

namespace HostConsole.Core.Giveaways;

/// <summary>What a public beacon adds to a giveaway's rules.</summary>
internal static class GiveawayBeaconRules
{
    // A clock that is a little slow must not name a round that is known already.
    private static readonly TimeSpan Lead = TimeSpan.FromSeconds(4);

    public static Outcome Name(Giveaway giveaway, NameBeacon command, DateTimeOffset now)
    {
        if (giveaway.State != GiveawayStatus.Closed)
            return Outcome.Reject("not-closed", "A beacon's round is named between the closing and the draw.");
        if (giveaway.Beacon is not null) return Outcome.Reject("already-named", "A round is named already.");
        var round = command.Chain.FirstAfter(now + Lead);
        return Outcome.Accept(new BeaconNamed(giveaway.Id, command.Chain.Hash, round, command.Chain.TimeOf(round)));
    }

    public static Outcome Record(Giveaway giveaway, RecordBeacon command)
    {
        if (giveaway.State == GiveawayStatus.Cancelled) return GiveawayRules.Cancelled();
        if (giveaway.Beacon is not { IsAwaited: true } beacon || beacon.Round != command.Round)
            return Outcome.Reject("not-awaited", "This round of the beacon is not waited for.");
        return GiveawayBeacon.Fits(command.Randomness, command.Signature)
            ? Outcome.Accept(new BeaconCame(giveaway.Id, command.Randomness, command.Signature))
            : Outcome.Invalid("randomness", "The beacon's randomness is not the SHA-256 of its signature.");
    }

    /// <summary>What a draw that would not wait for the beacon is refused for; null where it says why it doesn't wait.</summary>
    public static Outcome? Skip(GiveawayBeacon beacon, DrawWinners command) => command.WithoutBeacon is null
        ? Outcome.Reject("beacon-awaited",
            string.Create(CultureInfo.InvariantCulture, $"The draw is mixed with round {beacon.Round} of the public "
                + $"beacon, which hasn't come yet. Wait for it, or draw without it and say why."))
        : GiveawayTerms.Reason(command.WithoutBeacon,
            "Say why the draw doesn't wait for the beacon: the reason stands in the public record.");
}
