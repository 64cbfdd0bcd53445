using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Shows;

/// <summary>What comes while one batch is on its way to the disk is decided for the next; nobody is told before it is there.</summary>
public sealed class TwoLoopsTest
{
    private static readonly PollId Poll = new(Uid(5, 1));
    private static readonly OpenPoll Open = new(Poll, "Which one?", ["Blue", "Sand"], false, false, null);

    private static CastVote Vote(int n) => new(Poll, Viewer(n), 0);

    [Fact]
    public async Task Given_a_commit_that_takes_long_When_others_call_Then_they_are_decided_meanwhile_and_committed_together()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open);
        using var disk = new SlowDisk(scene.Memory, facts: 4);
        var first = scene.Try(Vote(1));
        await disk.Writing;
        Task<Sent>[] others = [scene.Try(Vote(2)), scene.Try(Vote(3)), scene.Try(Vote(1) with { Option = 1 }), scene.Try(Vote(4))];
        await disk.Decided;
        var read = scene.View();
        Assert.DoesNotContain((Task[])[first, .. others, read], call => call.IsCompleted);
        disk.GoOn();
        Assert.IsType<Done>(await first);
        Assert.Equal([typeof(Done), typeof(Done), typeof(Refused), typeof(Done)],
            (await Task.WhenAll(others)).Select(sent => sent.GetType()));
        Assert.Equal(4, (await read).Metrics.Votes);
        Assert.Equal([1, 3], scene.Memory.Batches.TakeLast(2).Select(batch => batch.Count));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_commit_that_fails_When_others_were_decided_meanwhile_Then_they_are_refused_with_it_and_nothing_of_them_stays()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open);
        var before = await scene.Read(StateDump.Of);
        using var disk = new SlowDisk(scene.Memory, facts: 3);
        var first = scene.Try(Vote(1));
        await disk.Writing;
        Task<Sent>[] others = [scene.Try(Vote(2)), scene.Try(Vote(3))];
        await disk.Decided;
        disk.GoOn(new IOException("disk full"));
        Assert.All(await Task.WhenAll([first, .. others]), sent => Assert.IsType<Unavailable>(sent));
        Assert.Equal(before, await scene.Read(StateDump.Of));
        Assert.Equal(0, (await scene.View()).Metrics.Votes);
        await scene.ReplaysAsync();
    }

    /// <summary>Holds up the next append until it is told to go on, or to fail.</summary>
    private sealed class SlowDisk : IDisposable
    {
        private readonly MemoryLog _log;
        private readonly ManualResetEventSlim _goOn = new();
        private readonly TaskCompletionSource _writing = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Exception? _fault;
        private int _facts;

        /// <param name="facts">How many are to be decided before <see cref="Decided"/>.</param>
        public SlowDisk(MemoryLog log, int facts)
        {
            _log = log;
            log.Appending = Append;
            log.Decided = () => { if (++_facts == facts) _decided.SetResult(); };
        }

        public Task Writing => _writing.Task;
        public Task Decided => _decided.Task;

        public void GoOn(Exception? fault = null)
        {
            (_fault, _log.Appending) = (fault, null);
            _goOn.Set();
        }

        private void Append()
        {
            _writing.TrySetResult();
            _goOn.Wait();
            if (_fault is not null) throw _fault;
        }

        public void Dispose()
        {
            _log.Decided = null;
            _goOn.Set();
            _goOn.Dispose();
        }
    }
}
