using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Core.Store;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Shows;

/// <summary>What fails, fails alone, says so, and leaves nothing half done.</summary>
public sealed class FaultTests
{
    private static readonly PollId Poll = new(Uid(5, 1));
    private static OpenPoll Open(int n = 1) => new(new(Uid(5, n)), "Which one?", ["Blue", "Sand"], false, false, null);
    private static Receipt Key(string key, string body = "b") => new(key, body, done => (201, $"answer {done.Outcome.Facts.Count}"));

    [Fact]
    public async Task Given_a_full_disk_When_a_command_is_sent_Then_503_and_read_only_until_a_probe_succeeds()
    {
        await using var scene = await LiveAsync();
        var said = new List<string?>();
        scene.Writer.ReadOnlyChanged += said.Add;
        await scene.Do(Open());
        var before = await scene.Read(StateDump.Of);
        scene.Memory.Fault = new IOException("disk full");
        Assert.Contains("disk full",
            Assert.IsType<Unavailable>(await scene.Try(new CastVote(Poll, Viewer(1), 0), receipt: Key("k"))).Reason,
            StringComparison.Ordinal);
        await scene.Settle();
        Assert.NotNull(scene.Writer.ReadOnly);
        Assert.Equal(before, await scene.Read(StateDump.Of));
        Assert.IsType<Unavailable>(await scene.Try(new CastVote(Poll, Viewer(2), 0)));
        await scene.PassAsync(TimeSpan.FromSeconds(2));
        Assert.NotNull(scene.Writer.ReadOnly);
        scene.Memory.Fault = null;
        await scene.PassAsync(TimeSpan.FromSeconds(2));
        Assert.Null(scene.Writer.ReadOnly);

        // The answer that was made for the failed batch is forgotten with it.
        Assert.IsType<Done>(await scene.Try(new CastVote(Poll, Viewer(1), 0), receipt: Key("k")));
        Assert.Equal(new Repeated(201, "answer 1"), await scene.Try(new CastVote(Poll, Viewer(1), 0), receipt: Key("k")));
        Assert.Equal(1, (await scene.View()).Metrics.Votes);
        Assert.Equal(2, said.Count);
        Assert.Null(said[1]);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_console_that_can_not_save_When_screens_look_all_the_time_Then_it_still_tries_again()
    {
        await using var scene = await LiveAsync();
        scene.Memory.Fault = new IOException("disk full");
        Assert.IsType<Unavailable>(await scene.Try(Open()));
        scene.Memory.Fault = null;
        for (var i = 0; i < 4; i++)
        {
            Assert.NotNull(scene.Writer.ReadOnly);
            await scene.PassAsync(TimeSpan.FromMilliseconds(500));
            await scene.View();
        }

        await scene.Settle();
        Assert.Null(scene.Writer.ReadOnly);
    }

    [Fact]
    public async Task Given_a_deal_that_ends_while_nothing_can_be_saved_When_it_can_again_Then_it_ends()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(seconds: 10));
        scene.Memory.Fault = new IOException("disk full");
        await scene.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(DealStatus.Open, (await scene.Deal()).State);
        scene.Memory.Fault = null;
        await scene.PassAsync(TimeSpan.FromSeconds(2));
        await scene.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(DealStatus.Ended, (await scene.Deal()).State);
    }

    [Fact]
    public async Task Given_a_repeated_call_When_the_body_is_the_same_Then_the_same_answer_else_a_mismatch_also_after_a_restart()
    {
        await using var scene = await LiveAsync();
        await scene.Try(Open(), receipt: Key("k"));
        Assert.IsType<Mismatch>(await scene.Try(Open(), receipt: Key("k", "other")));
        await scene.RestartAsync();
        Assert.Equal(new Repeated(201, "answer 1"), await scene.Try(Open(), receipt: Key("k")));
        Assert.IsType<Refused>(await scene.Try(new CastVote(Poll, Viewer(1), 7), receipt: Key("bad")));
        Assert.IsType<Refused>(await scene.Try(new CastVote(Poll, Viewer(1), 1), receipt: Key("bad")));
        scene.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.IsType<Done>(await scene.Try(new CastVote(Poll, Viewer(1), 1), receipt: Key("bad")));
    }

    [Fact]
    public async Task Given_an_answer_that_cannot_be_written_When_repeated_Then_it_is_not_done_twice()
    {
        await using var scene = await LiveAsync();
        var broken = new Receipt("k", "b", _ => throw new FormatException("no"));
        Assert.IsType<Done>(await scene.Try(Open(), receipt: broken));
        Assert.Equal(500, Assert.IsType<Repeated>(await scene.Try(Open(), receipt: broken)).Status);
        Assert.Single((await scene.View()).Polls);
    }

    [Fact]
    public async Task Given_a_command_that_breaks_its_decision_When_sent_Then_it_alone_fails()
    {
        await using var scene = await LiveAsync();
        await scene.Refused(new OpenPoll(Poll, "Which one?", null!, false, false, null), "internal");
        await scene.Do(Open());
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_fact_that_cannot_be_applied_When_it_is_decided_Then_only_its_show_is_off_line_and_nothing_is_half_done()
    {
        await using var scene = await LiveAsync();
        var other = await scene.CreateAsync("winter");
        await scene.Do(new GoLive(), other);
        var before = scene.Log.LastSeq();
        await scene.Do(new PinProduct(Mug));
        await BreakAsync(scene);
        Assert.Contains("off line", (await scene.View()).OffLine, StringComparison.Ordinal);
        await scene.Refused(Open(), "off-line");
        await scene.Do(Open(2), other);
        Assert.Equal(10, (await scene.Stock()).Available);
        Assert.Equal(before + 2, scene.Log.LastSeq());
        await scene.RestartAsync();
        await scene.Do(Open());
        await scene.ReplaysAsync();
    }

    // The index knows a poll that the list doesn't: whatever decides says yes, whatever applies throws.
    private static async Task BreakAsync(ShowScene scene)
    {
        await scene.Read(w =>
        {
            var polls = w.Current(scene.Show)!.State.Polls;
            var byId = (System.Collections.IDictionary)typeof(Core.Polls.PollState).GetField("_byId",
                System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(polls)!;
            byId.Add(new PollId(Uid(5, 9)), null);
            return true;
        });
        Assert.Equal("off-line", Assert.IsType<Refused>(await scene.Try(Open(9))).Rejection.Slug);
    }

    [Fact]
    public async Task Given_a_subscriber_that_throws_When_something_is_published_Then_the_writer_goes_on()
    {
        await using var scene = await LiveAsync();
        scene.Writer.Published += _ => throw new InvalidOperationException("mine");
        await scene.Do(Open());
        await scene.Settle();
        await scene.Do(new CastVote(Poll, Viewer(1), 0));
    }

    [Fact]
    public void Given_a_folder_in_use_When_a_second_process_starts_Then_it_is_told_so()
    {
        using var store = new StoreFile();
        Assert.Contains("Another HostConsole",
            Assert.Throws<FolderTakenException>(() => FolderLock.Take(store.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_show_long_over_When_it_is_asked_for_Then_it_is_read_once_and_an_order_counts_in_it()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Launch(hold: 60));
        await scene.Do(Claim(1));
        await scene.Do(new PayClaim(new(Uid(2, 1)), ClaimNo(1)));
        await scene.Do(new EndShow());
        await scene.Writer.DisposeAsync();
        scene.Clock.Advance(TimeSpan.FromDays(5));
        await scene.RestartAsync();
        Assert.Null(await scene.Read(w => w.Find(scene.Show)));
        await scene.Ledger(new Core.Orders.PlaceOrder(scene.Order("9", claim: ClaimNo(1))));
        var view = await scene.View();
        Assert.Equal((1, 2000L), (view.Metrics.Orders, view.Metrics.Gmv.Minor));
        Assert.Equal(1, (await scene.Stock()).Sold);
        await scene.Writer.EnsureLoadedAsync(scene.Show);
        Assert.Equal("2000",
            System.Text.Json.JsonDocument.Parse(scene.Log.ReadShows().Single().View!).RootElement.GetProperty("metrics")
                .GetProperty("gmv").GetProperty("amount").GetString()!.Replace(".", "", StringComparison.Ordinal));
    }
}
