using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Deals;

/// <summary>How the buyer of a claim is reached where no checkout asks for it.</summary>
public sealed class DealContactTests
{
    private static LeaveContact Leave(int viewer, string? contact) => new(new(Uid(2, 1)), Viewer(viewer), contact);

    [Fact]
    public async Task Given_a_claim_When_its_viewer_leaves_a_contact_Then_it_is_personal_data_and_every_claim_of_theirs_says_so()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(n: 1));
        await scene.Do(Launch(n: 2));
        await scene.Do(Claim(1, n: 1));
        await scene.Do(Claim(1, n: 2, claim: 5));
        await scene.Do(Claim(2, n: 1));
        var done = await scene.Do(Leave(1, "  ada@example.org "));
        Assert.Equal([new PersonalData(Viewer(1).Value, Contact: "ada@example.org")], done.Outcome.People);
        Assert.DoesNotContain(scene.Memory.Facts, f => f.Fact.ToString()!.Contains("example.org", StringComparison.Ordinal));
        Assert.Equal([true, true], (await MineAsync(scene, 1)).Select(c => c.Contact));
        Assert.Equal([false], (await MineAsync(scene, 2)).Select(c => c.Contact));

        // A correction is no news, but the contact is another.
        var facts = scene.Log.LastSeq();
        done = await scene.Do(Leave(1, "+47 22 00 00 00"));
        Assert.Equal("+47 22 00 00 00", done.Outcome.People![0].Contact);
        Assert.Equal(facts, scene.Log.LastSeq());
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_no_claim_or_nothing_to_reach_Then_it_is_refused()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch());
        await scene.Refused(Leave(1, "ada@example.org"), "no-claim");
        await scene.Do(Claim(1));
        foreach (var contact in new[] { null, "", "  ", "ab", "a\nb.c", new string('x', Contact.Longest + 1) })
            await scene.Invalid(Leave(1, contact), "contact");
        await scene.Do(new ReleaseClaim(new(Uid(2, 1)), ClaimNo(1)));
        await scene.Refused(Leave(1, "ada@example.org"), "no-claim");
    }

    [Fact]
    public async Task Given_claims_of_two_deals_When_their_viewer_leaves_a_contact_Then_each_of_the_two_has_a_new_picture()
    {
        await using var scene = await LiveAsync();
        for (var n = 1; n <= 3; n++) await scene.Do(Launch(n: n));
        await scene.Do(Claim(1, n: 1));
        await scene.Do(Claim(1, n: 2, claim: 5));
        var before = await scene.Read(w => w.Current(scene.Show)!.State.Deals.View());
        await scene.Do(Leave(1, "ada@example.org"));
        var after = await scene.Read(w => w.Current(scene.Show)!.State.Deals.View());
        Assert.Equal([false, false, true], before.Zip(after).Select(deal => ReferenceEquals(deal.First, deal.Second)));
    }

    private static Task<IReadOnlyList<ClaimView>> MineAsync(ShowScene scene, int viewer) =>
        scene.Read<IReadOnlyList<ClaimView>>(w => w.Current(scene.Show)!.State.Deals.ClaimsOf(Viewer(viewer)));
}
