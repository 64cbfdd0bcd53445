using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Deals;

public sealed class WaitlistTest
{
    [Fact]
    public void Given_any_comings_and_goings_Then_every_place_is_what_counting_says()
    {
        for (var seed = 0; seed < 40; seed++)
        {
#pragma warning disable CA5394 // chance that can be repeated
            var chance = new Random(seed);
            var (line, counted) = (new Waitlist(), new List<(ViewerId Viewer, int Quantity)>());
            var leavers = chance.Next(1, 10); // of ten
            for (var step = 0; step < 400; step++)
            {
                var viewer = Viewer(chance.Next(150));
                if (chance.Next(10) >= leavers)
                {
                    line.Join(viewer, step + 1);
                    if (counted.TrueForAll(w => w.Viewer != viewer)) counted.Add((viewer, step + 1));
                }
                else
                {
                    // Mostly those in front: units are offered to them first.
                    if (counted.Count > 0 && chance.Next(3) > 0) viewer = counted[0].Viewer;
                    line.Leave(viewer);
                    counted.RemoveAll(w => w.Viewer == viewer);
                }

                Assert.Equal(counted.Count, line.Count);
                var someone = chance.Next(150);
                Assert.Equal(counted.FindIndex(w => w.Viewer == Viewer(someone)) + 1, line.PlaceOf(Viewer(someone)));
            }
#pragma warning restore CA5394

            Assert.Equal(counted, line);
            Assert.All(Enumerable.Range(0, 150),
                i => Assert.Equal(counted.FindIndex(w => w.Viewer == Viewer(i)) + 1, line.PlaceOf(Viewer(i))));
            line.Clear();
            Assert.Equal((0, 0), (line.Count, line.PlaceOf(Viewer(1))));
            Assert.Empty(line);
        }
    }

    [Fact]
    public async Task Given_a_viewer_with_claims_in_two_deals_Then_they_are_found_newest_last()
    {
        await using var scene = await LiveAsync(stock: 20);
        await scene.Do(Launch(quantity: 8, perViewer: 3));
        await scene.Do(Claim(1, quantity: 2, claim: 1));
        await scene.Do(Claim(2, claim: 2));
        await scene.Do(Claim(1, claim: 3));
        await scene.Refused(Claim(1, claim: 4), "limit-reached");
        await scene.Do(new ReleaseClaim(new(Uid(2, 1)), ClaimNo(1)));
        await scene.Do(Claim(1, quantity: 2, claim: 5));
        await scene.Do(Launch(quantity: 2, n: 2));
        await scene.Do(Claim(1, n: 2, claim: 6));
        var mine = await scene.Read(w => w.Current(scene.Show)!.State.Deals.ClaimsOf(Viewer(1)));
        Assert.Equal([(ClaimNo(1), ClaimStatus.Released), (ClaimNo(3), ClaimStatus.Held), (ClaimNo(5), ClaimStatus.Held), (ClaimNo(6), ClaimStatus.Held)],
            mine.Select(c => (c.Id, c.State)));
        Assert.Empty(await scene.Read(w => w.Current(scene.Show)!.State.Deals.ClaimsOf(Viewer(3))));
        await scene.ReplaysAsync();
    }
}
