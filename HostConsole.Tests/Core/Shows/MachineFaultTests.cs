using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using Microsoft.Data.Sqlite;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Shows;

/// <summary>What goes wrong with the machine around the store: a lock by somebody else, a clock that jumps.</summary>
public sealed class MachineFaultTests
{
    [Fact]
    public async Task Given_a_store_locked_by_another_program_When_a_command_is_sent_Then_503_until_the_lock_is_gone_and_nothing_is_doubled()
    {
        using var store = new StoreFile();
        await using var scene = await LiveAsync(log: store.Log);
        await scene.Do(Launch(quantity: 5));
        await scene.Do(Claim(1));
        using (var other = new SqliteConnection($"Data Source={Path.Combine(store.Folder, "hostconsole.db")};Pooling=False"))
        {
            other.Open();
            using var held = other.BeginTransaction(deferred: false);
            var refused = Assert.IsType<Unavailable>(await scene.Try(Claim(2)));
            Assert.Contains("locked", refused.Reason, StringComparison.Ordinal);
            Assert.Contains("tries again by itself", refused.Reason, StringComparison.Ordinal);
            Assert.NotNull(scene.Writer.ReadOnly);
            Assert.Equal(1, (await scene.Deal()).Claimed); // what is stored is still shown
        }

        await scene.PassAsync(TimeSpan.FromSeconds(2));
        Assert.Null(scene.Writer.ReadOnly);
        await scene.Do(Claim(2));
        Assert.Equal(2, (await scene.Deal()).Claimed);
        await store.AgreesAsync(scene);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Given_a_clock_that_jumps_an_hour_When_the_show_goes_on_Then_nothing_is_lost_and_the_books_agree(int hours)
    {
        using var store = new StoreFile();
        await using var scene = await LiveAsync(log: store.Log);
        await scene.Do(Launch(quantity: 5, seconds: 300, hold: 600));
        await scene.Do(Claim(1));
        var before = scene.Log.LastSeq();

        scene.Clock.Jump(TimeSpan.FromHours(hours));
        await scene.Settle();
        // Forward, the deal's time is over by the only clock there is; back, it lasts longer, and never sells more.
        if (hours > 0) Assert.Equal("not-open", Assert.IsType<Refused>(await scene.Try(Claim(2))).Rejection.Slug);
        else await scene.Do(Claim(2));
        await scene.Do(new PinProduct(Mug));
        Assert.True(scene.Log.LastSeq() > before);
        var deal = await scene.Deal();
        Assert.Equal(hours > 0 ? (DealStatus.Ended, 0) : (DealStatus.Open, 2), (deal.State, deal.Claimed));
        await store.AgreesAsync(scene);

        scene.Clock.Jump(TimeSpan.FromHours(-hours));
        await scene.Settle();
        await scene.Do(new PinProduct(ItemOf(2, "Bowl")));
        Assert.Equal("Bowl", (await scene.View()).Stage.Pinned?.Title);
        await store.AgreesAsync(scene);
        await scene.RestartAsync();
        await store.AgreesAsync(scene);
        await scene.Do(new EndShow());
        await store.AgreesAsync(scene);
    }

    [Fact]
    public async Task Given_a_clock_that_is_set_back_an_hour_When_people_write_ask_and_claim_Then_nobody_waits_for_that_hour()
    {
        using var store = new StoreFile();
        await using var scene = await LiveAsync(log: store.Log);
        await scene.Do(new SetChatRules(false, 10, []));
        await scene.Do(new PostMessage(new(Uid(7, 1)), Viewer(1), "before"));
        await scene.Do(new AskQuestion(new(Uid(10, 1)), Viewer(1), "Before?"));
        await scene.Do(Launch(quantity: 5, seconds: 600, hold: 60));
        await scene.Do(Claim(1));

        scene.Clock.Jump(TimeSpan.FromHours(-1));
        await scene.Settle();
        await scene.Do(new PostMessage(new(Uid(7, 2)), Viewer(1), "after"));
        await scene.Refused(new PostMessage(new(Uid(7, 3)), Viewer(1), "too soon"), "slow-mode");
        await scene.Do(new AskQuestion(new(Uid(10, 2)), Viewer(1), "After?"));
        await scene.Refused(new AskQuestion(new(Uid(10, 3)), Viewer(1), "Too soon?"), "slow-mode");

        // A hold made now runs out in its minute, though one made before stands in front of it with an hour more to go.
        await scene.Do(Claim(2));
        Assert.Equal(2, (await scene.Deal()).Claimed);
        await scene.PassAsync(TimeSpan.FromSeconds(61));
        Assert.Equal([ClaimStatus.Held, ClaimStatus.Expired], await scene.Read(w => w.Current(scene.Show)!.State.Deals
            .ClaimsOf(new DealId(Uid(2, 1))).OrderBy(c => c.Viewer.Value).Select(c => c.State).ToArray()));
        await store.AgreesAsync(scene);
        await scene.RestartAsync();
        await store.AgreesAsync(scene);
    }

    [Fact]
    public async Task Given_a_clock_that_is_set_forward_between_two_timers_When_nobody_presses_anything_Then_what_is_due_happens_soon()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(seconds: 3_600));
        await scene.Settle();
        // The timer waits in real time, of which a moment passes; the wall clock has gone past the deal's end.
        scene.Clock.Jump(TimeSpan.FromHours(2));
        Assert.Equal(DealStatus.Open, (await scene.Deal()).State);
        await scene.PassAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(DealStatus.Ended, (await scene.Deal()).State);
    }
}
