using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Polls;

public sealed class PollTests
{
    private static readonly PollId Id = new(Uid(5, 1));
    private static OpenPoll Open(bool change = true, int? seconds = null) =>
        new(Id, " Which  glaze? ", ["Blue", "Sand"], false, change, seconds is { } s ? TimeSpan.FromSeconds(s) : null);

    [Fact]
    public async Task Given_an_open_poll_When_viewers_vote_and_change_Then_each_counts_once()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open());
        await scene.Do(new CastVote(Id, Viewer(1), 0));
        await scene.Do(new CastVote(Id, Viewer(2), 0));
        await scene.Do(new CastVote(Id, Viewer(1), 1));
        Assert.Empty((await scene.Do(new CastVote(Id, Viewer(1), 1))).Outcome.Facts);
        var view = await scene.View();
        Assert.Equal("Which glaze?", view.Polls[0].Question);
        Assert.Equal(2, view.Metrics.Votes);
        Assert.Equal(1, (await scene.Read(w => w.Current(scene.Show)!.State.Polls.VotesOf(Viewer(1)).Single())).Value);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_timed_poll_When_its_time_is_up_Then_it_closes_and_takes_no_vote()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(seconds: 30));
        await scene.PassAsync(TimeSpan.FromSeconds(30));
        Assert.False((await scene.View()).Polls[0].IsOpen);
        await scene.Refused(new CastVote(Id, Viewer(1), 0), "not-open");
    }

    [Fact]
    public async Task Given_what_is_no_poll_or_vote_When_sent_Then_each_is_refused_by_its_rule()
    {
        await using var scene = await LiveAsync();
        await scene.Invalid(Open() with { Question = "\u0007 " }, "question");
        await scene.Invalid(Open() with { Question = new('x', 201) }, "question");
        await scene.Invalid(Open() with { Options = ["One"] }, "options");
        await scene.Invalid(Open() with { Options = ["One", ""] }, "options");
        await scene.Invalid(Open() with { Options = ["One", "one"] }, "options");
        await scene.Invalid(Open() with { Options = ["One", new('x', 81)] }, "options");
        await scene.Invalid(Open(seconds: 4), "seconds");
        await scene.Refused(new CastVote(Id, Viewer(1), 0), "not-found");
        await scene.Do(Open(change: false));
        await scene.Refused(Open(), "already-open");
        await scene.Invalid(new CastVote(Id, Viewer(1), 2), "option");
        await scene.Do(new CastVote(Id, Viewer(1), 0));
        await scene.Refused(new CastVote(Id, Viewer(1), 1), "already-voted");
        await scene.Do(new ClosePoll(Id));
        await scene.Refused(new CastVote(Id, Viewer(2), 0), "not-open");
        await scene.Do(new EndShow());
        await scene.Refused(Open() with { Poll = new(Uid(5, 2)) }, "not-live");
    }
}
