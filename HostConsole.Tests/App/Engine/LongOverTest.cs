using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Tests.Shows;
using Microsoft.EntityFrameworkCore;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Engine;

public sealed class LongOverTest
{
    private sealed class Stores(StoreFile store) : IDbContextFactory<HostDb>
    {
        public HostDb CreateDbContext() => store.Open();
    }

    [Fact]
    public async Task Given_a_show_long_over_When_its_numbers_are_asked_for_Then_they_come_from_its_last_picture_and_it_is_not_read()
    {
        using var store = new StoreFile();
        await using var scene = await LiveAsync(log: store.Log);
        await scene.Do(Launch(hold: 60));
        await scene.Do(Claim(1));
        await scene.Ledger(new PlaceOrder(scene.Order("1", claim: ClaimNo(1))));
        await using (var live = new LiveShows(scene.Writer, new Stores(store), scene.Clock))
            Assert.Equal((1, 1, false), await live.NumbersAsync(scene.Show) is var (now, rehearsal)
                ? (now.Claims, now.Orders, rehearsal)
                : default);
        await scene.Do(new EndShow());
        await scene.Writer.DisposeAsync();
        scene.Clock.Advance(TimeSpan.FromDays(5));
        await scene.RestartAsync();

        await using var shows = new LiveShows(scene.Writer, new Stores(store), scene.Clock);
        var numbers = (await shows.NumbersAsync(scene.Show))!.Value.Numbers;
        Assert.Equal((1, 1, 2000L), (numbers.Claims, numbers.Orders, numbers.Gmv.Minor));
        Assert.Null(await scene.Read(w => w.Find(scene.Show)));
        Assert.Null(await shows.NumbersAsync(Id.New<ShowId>(scene.Clock)));
    }
}
