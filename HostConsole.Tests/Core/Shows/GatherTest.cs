using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Shows;

/// <summary>Group commit on a slow disk: who was just answered is waited for, a part of the last commit's time at most.</summary>
public sealed class GatherTest
{
    private static readonly PollId Poll = new(Uid(5, 1));
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Votes in each commit that has any.
    private static IEnumerable<int> Commits(ShowScene scene) =>
        scene.Memory.Batches.Select(batch => batch.Count(f => f.Fact is PollFact.VoteCast)).Where(votes => votes > 0);

    private static CastVote Vote(int viewer, int option) => new(Poll, Viewer(viewer), option);

    // While the first vote is on its way to a disk that takes this long, a second one is decided.
    private static async Task<(ShowScene Scene, Task<Sent> Second)> CommittingAsync(TimeSpan takes)
    {
        var scene = await LiveAsync();
        await scene.Do(new OpenPoll(Poll, "Which one?", ["Blue", "Sand"], false, true, null));
        var quiet = new TaskCompletionSource();
        scene.Memory.Checkpointed = () => quiet.TrySetResult();
        scene.Clock.Advance(TimeSpan.FromSeconds(1)); // a checkpoint would wait for nobody
        await quiet.Task.WaitAsync(Patience);
        var (begun, decided, go) = (new TaskCompletionSource(), new TaskCompletionSource(), new ManualResetEventSlim());
        scene.Memory.Appending = () =>
        {
            begun.TrySetResult();
            go.Wait();
            scene.Clock.Advance(takes);
        };
        var first = scene.Try(Vote(1, 0));
        await begun.Task.WaitAsync(Patience);
        scene.Memory.Decided = () => decided.TrySetResult();
        var second = scene.Try(Vote(2, 0));
        await decided.Task.WaitAsync(Patience);
        go.Set();
        Assert.IsType<Done>(await first.WaitAsync(Patience));
        return (scene, second);
    }

    [Fact]
    public async Task Given_a_slow_disk_When_who_was_answered_comes_again_Then_it_goes_with_those_who_waited()
    {
        var (scene, second) = await CommittingAsync(TimeSpan.FromMinutes(8));
        await using var _ = scene;
        var again = scene.Try(Vote(1, 1));
        Assert.All(await Task.WhenAll(second, again).WaitAsync(Patience), sent => Assert.IsType<Done>(sent));
        Assert.Equal([1, 2], Commits(scene));
    }

    [Fact]
    public async Task Given_a_slow_disk_When_nobody_comes_again_Then_those_who_waited_go_alone()
    {
        var (scene, second) = await CommittingAsync(TimeSpan.FromSeconds(0.4));
        await using var _ = scene;
        Assert.IsType<Done>(await second.WaitAsync(Patience));
        Assert.Equal([1, 1], Commits(scene));
    }

    [Fact]
    public async Task Given_a_slow_disk_When_the_console_ends_Then_nobody_is_waited_for()
    {
        var (scene, second) = await CommittingAsync(TimeSpan.FromMinutes(80));
        await scene.DisposeAsync().AsTask().WaitAsync(Patience);
        Assert.IsType<Done>(await second.WaitAsync(Patience));
    }
}
