using System.Security.Cryptography;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Tests.Giveaways.GiveawayScene;

namespace HostConsole.Tests.Giveaways;

public sealed class BeaconTests
{
    public const string Signature = "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125";
    public static readonly string Randomness = Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(Signature)));

    internal static GiveawayScene Mixed()
    {
        var scene = Named();
        scene.Do(new RecordBeacon(Tote, scene.View.Beacon!.Round, Randomness, Signature));
        scene.Do(new DrawWinners(Tote));
        return scene;
    }

    internal static GiveawayScene Skipped()
    {
        var scene = Named();
        scene.Do(new DrawWinners(Tote, "No network in the hall."));
        return scene;
    }

    private static GiveawayScene Named()
    {
        var scene = Closed();
        scene.Do(new NameBeacon(Tote, BeaconChain.Quicknet));
        return scene;
    }

    // Rounds and times as other implementations of the chain give them.
    [Theory]
    [InlineData("2026-04-20T00:00:00Z", 27_946_612)]
    [InlineData("2026-04-20T12:30:45Z", 27_961_627)]
    public void A_round_comes_when_the_chain_says(string time, long round)
    {
        var at = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(at, BeaconChain.Quicknet.TimeOf(round));
        Assert.Equal(round + 1, BeaconChain.Quicknet.FirstAfter(at));
        Assert.Equal(round, BeaconChain.Quicknet.FirstAfter(at.AddTicks(-1)));
        Assert.Equal(1, BeaconChain.Quicknet.FirstAfter(DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void Given_frozen_entries_When_a_beacon_is_named_Then_its_round_is_ahead_and_the_draw_waits_for_it()
    {
        var scene = Named();
        Assert.InRange(scene.View.Beacon!.ComesAt - scene.Now, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10));
        scene.Refused(new DrawWinners(Tote), "beacon-awaited");
        scene.Invalid(new DrawWinners(Tote, "  "), "reason");
        scene.Refused(new NameBeacon(Tote, BeaconChain.Quicknet), "already-named");
    }

    [Fact]
    public void Given_the_value_Then_it_decides_with_the_seed_who_wins()
    {
        var (mixed, plain) = (Mixed(), Drawn());
        Assert.Equal(GiveawayRecord.Mixed, GiveawayRecord.Of(mixed.View).Protocol);
        var expected = FairDraw.Draw(Seed, GiveawayBeacon.Mix(mixed.View.Digest!, Randomness), 10, [], 4);
        Assert.Equal(expected.Select(i => Entry(i + 1)),
            [.. mixed.View.Winners.Select(w => w.Entry), .. mixed.View.Reserves.Select(r => r.Entry)]);
        Assert.Equal(plain.View.Digest, mixed.View.Digest);
        Assert.NotEqual(plain.View.Winners.Select(w => w.Entry), mixed.View.Winners.Select(w => w.Entry));
    }

    [Fact]
    public void Given_no_value_When_drawn_with_a_reason_Then_the_record_says_so_and_a_late_value_changes_nothing()
    {
        var scene = Skipped();
        var record = GiveawayRecord.Of(scene.View);
        Assert.Equal((GiveawayRecord.Plain, "No network in the hall."), (record.Protocol, record.Beacon!.Skipped));
        Assert.Equal(Drawn().View.Winners.Select(w => w.Entry), record.Winners.Select(w => w.Entry));
        scene.Refused(new RecordBeacon(Tote, record.Beacon.Round, Randomness, Signature), "not-awaited");
    }

    [Fact]
    public void Given_a_value_that_its_signature_does_not_give_Then_it_is_refused()
    {
        var scene = Named();
        var round = scene.View.Beacon!.Round;
        scene.Invalid(new RecordBeacon(Tote, round, Seed, Signature), "randomness");
        scene.Invalid(new RecordBeacon(Tote, round, Randomness, "no hex"), "randomness");
        scene.Refused(new RecordBeacon(Tote, round + 1, Randomness, Signature), "not-awaited");
    }

    [Fact]
    public void Given_an_open_giveaway_Then_no_round_can_be_named_before_the_entries_are_frozen()
    {
        var scene = new GiveawayScene();
        scene.Do(Open());
        scene.Refused(new NameBeacon(Tote, BeaconChain.Quicknet), "not-closed");
    }
}
