using HostConsole.Core.Audience;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Tests.Shows;
using Microsoft.EntityFrameworkCore;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Store;

/// <summary>Shows that are put away, and those that are deleted: what goes, what the books keep.</summary>
public sealed class ShowRemovalTest
{
    private static readonly ViewerId OnlyHere = Viewer(1), AlsoThere = Viewer(2);

    [Fact]
    public async Task Given_a_show_When_archived_and_restored_Then_the_index_says_so_also_after_a_restart()
    {
        using var store = new StoreFile();
        await using var scene = await DraftAsync(store.Log);
        await scene.Do(new ArchiveShow());
        await scene.Do(new ArchiveShow());
        await scene.RestartAsync();
        Assert.True((await scene.Read(w => w.Shows[scene.Show])).Archived);
        await scene.Do(new RestoreShow());
        await scene.RestartAsync();
        Assert.False((await scene.Read(w => w.Shows[scene.Show])).Archived);
        await scene.Do(new GoLive());
        await scene.Refused(new ArchiveShow(), "wrong-state");
        await scene.Refused(new RemoveShow(), "wrong-state");
        await scene.Do(new PauseShow());
        await scene.Refused(new RemoveShow(), "wrong-state");
    }

    [Fact]
    public async Task Given_a_show_that_sold_When_deleted_Then_its_own_facts_and_people_go_and_the_books_stay()
    {
        using var store = new StoreFile();
        await using var scene = await SoldAsync(store);
        var (stock, gone) = (await scene.Stock(), scene.Show);
        Assert.Equal([OnlyHere.Value], await store.Get<ShowRemoval>().OnlyInAsync(gone));

        await scene.Do(new RemoveShow());
        Assert.Null(await scene.Read(w => w.Find(gone)));
        await scene.Refused(new GoLive(), "not-found");
        await store.Get<ShowRemoval>().FinishAsync();

        using var db = store.Open();
        Assert.Equal([AlsoThere.Value], db.People.Select(p => p.Id).ToArray());
        Assert.Equal([nameof(LifecycleFact.ShowRemoved)],
            db.Facts.Where(f => f.Run == gone.Value && !f.House).Select(f => f.Name).ToArray());
        Assert.False(db.Facts.Any(f => f.Run == Uid(11, 1))); // its rehearsal
        Assert.Equal(1, db.Orders.Count(o => o.Run == gone.Value));
        Assert.False(db.Minutes.Any(m => m.Run == gone.Value));
        Assert.False(db.Shows.IgnoreQueryFilters().Any(s => s.Id == gone.Value));
        Assert.Equal(stock, await scene.Stock());
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_deleted_show_When_its_buyer_pays_late_or_gets_money_back_Then_the_order_goes_to_no_show_that_is_gone()
    {
        using var store = new StoreFile();
        await using var scene = await SoldAsync(store);
        var other = await scene.Read(w => w.FindCode("winter"));
        await scene.Do(new RemoveShow());
        await store.Get<ShowRemoval>().FinishAsync();
        await scene.RestartAsync();
        await scene.Ledger(new PlaceOrder(scene.Order("late", claim: ClaimNo(3))));
        await scene.Ledger(new RefundOrder(new("shop", "paid"), new(500, Usd), "r1"));
        Assert.Equal((RunId.Of(other!.Value), null, "placed"), await scene.Read(w =>
            w.Ledger.Orders.Find(new("shop", "late")) is { } late ? (late.Run, late.Late, late.State) : default)); // that was on, too
        Assert.Equal(500, await scene.Read(w => w.Ledger.Orders.Find(new("shop", "paid"))!.Refunded.Minor));
        var again = await scene.CreateAsync("autumn"); // its address is free
        Assert.Equal(again, await scene.Read(w => w.FindCode("autumn")));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_open_claims_or_late_orders_When_deleted_Then_it_says_what_is_to_be_settled_first()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(hold: 600));
        await scene.Do(Claim(1));
        await scene.Do(new EndShow());
        await scene.Refused(new RemoveShow(), "still-open");
        await scene.PassAsync(TimeSpan.FromSeconds(601));
        await scene.Ledger(new PlaceOrder(scene.Order("late", claim: ClaimNo(1))));
        await scene.Refused(new RemoveShow(), "still-open");
        await scene.Ledger(new SettleLateOrder(new("shop", "late"), true));
        await scene.Do(new RemoveShow());
    }

    [Fact]
    public async Task Given_a_late_order_that_was_cancelled_When_its_show_is_deleted_Then_nothing_is_left_to_settle()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(hold: 60));
        await scene.Do(Claim(1));
        await scene.Refused(new RemoveShow(), "wrong-state"); // first of all: what is open can be settled until the end
        await scene.PassAsync(TimeSpan.FromSeconds(61));
        await scene.Do(new EndShow());
        await scene.Ledger(new PlaceOrder(scene.Order("late", claim: ClaimNo(1))));
        await scene.Ledger(new CancelOrder(new("shop", "late")));
        await scene.Do(new RemoveShow());
    }

    [Fact]
    public async Task Given_somebody_who_is_known_elsewhere_by_e_mail_When_a_show_of_theirs_is_deleted_Then_their_data_stay()
    {
        using var store = new StoreFile();
        await using var scene = await SoldAsync(store);
        using (var db = store.Open())
        {
            db.People.Single(p => p.Id == OnlyHere.Value).Email = "ada@example.org";
            db.People.Add(new() { Id = Uid(9, 1), Email = "Ada@example.org" });
            db.SaveChanges();
        }

        Assert.Empty(await store.Get<ShowRemoval>().OnlyInAsync(scene.Show));
        await scene.Do(new RemoveShow());
        await store.Get<ShowRemoval>().FinishAsync();
        using var after = store.Open();
        Assert.Equal(2, after.People.Count(p => p.Email != null));
    }

    [Fact]
    public async Task Given_a_deletion_that_was_cut_off_When_started_again_Then_nobody_sees_the_show_and_it_is_finished()
    {
        using var store = new StoreFile();
        await using (var scene = await SoldAsync(store)) await scene.Do(new RemoveShow());
        store.Reopen();
        using var db = store.Open();
        Assert.False(db.Shows.Any(s => s.Code == "autumn"));
        Assert.True(db.Facts.Any(f => f.Name == nameof(AudienceFact.ViewerJoined)));
        await store.Get<ShowRemoval>().FinishAsync();
        Assert.Equal([AlsoThere.Value], db.People.Select(p => p.Id).ToArray());
        Assert.False(db.Facts.Any(f => f.Name == nameof(ChatFact.MessagePosted)));
    }

    // Two buyers, one of whom is known from another show too; one claim has lapsed, one is paid.
    private static async Task<ShowScene> SoldAsync(StoreFile store)
    {
        var scene = await DraftAsync(store.Log);
        await scene.Ledger(new CountStock(Mug.Variant!.Value, 10));
        await scene.Do(new Rehearse(new(Uid(11, 1))));
        await scene.Do(new EndShow());
        await scene.Do(new GoLive());
        var other = await scene.CreateAsync("winter");
        await scene.Do(new GoLive(), other);
        await scene.Do(new JoinShow(OnlyHere, "Ada"));
        await scene.Do(new JoinShow(AlsoThere, "Bo"));
        await scene.Do(new JoinShow(AlsoThere, "Bo"), other);
        await scene.Do(new PostMessage(new(Uid(4, 1)), OnlyHere, "Lovely glaze."));
        await scene.Do(Launch(hold: 60));
        await scene.Do(Claim(1));
        await scene.Do(Claim(2, claim: 3));
        await scene.Ledger(new PlaceOrder(scene.Order("paid", claim: ClaimNo(1))));
        await scene.PassAsync(TimeSpan.FromSeconds(61));
        await scene.Do(new EndShow(), other);
        await scene.Do(new EndShow());
        return scene;
    }
}
