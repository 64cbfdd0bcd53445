using FsCheck;
using FsCheck.Fluent;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Shows;

/// <summary>A reader never sees what is not durable, and never delays a command, however slow a commit is.</summary>
public sealed class ReadersTest
{
    private static readonly PollId Poll = new(Uid(5, 1));
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public enum Step { Vote, Read, Commit, Fail }

    private static readonly Gen<Step> Any = Gen.Frequency((5, Gen.Constant(Step.Vote)), (5, Gen.Constant(Step.Read)),
        (2, Gen.Constant(Step.Commit)), (1, Gen.Constant(Step.Fail)));

    [Fact]
    public void Whatever_the_disk_does_a_reader_sees_what_is_decided_and_hears_what_is_durable() =>
    Law.Holds(Any.ListOf(40), 100, 7, steps => EveningAsync(steps).GetAwaiter().GetResult());

    private static async Task EveningAsync(IReadOnlyList<Step> steps)
    {
        var log = new HeldLog();
        await using var scene = await LiveAsync(log: log);
        await scene.Do(new OpenPoll(Poll, "Which one?", ["Blue", "Sand"], false, false, null));
        log.Hold();
        List<Task<Sent>> votes = [];
        List<Task<int>> reads = [];
        var (voters, decided) = (0, 0);
        foreach (var step in steps)
        {
            switch (step)
            {
                case Step.Vote:
                    votes.Add(scene.Try(new CastVote(Poll, Viewer(++voters), 0)));
                    decided++;
                    break;
                case Step.Read:
                    var seen = new TaskCompletionSource<int>();
                    reads.Add(scene.Read(w =>
                    {
                        var count = w.Find(scene.Show)!.Metrics.View(scene.Now).Votes;
                        seen.TrySetResult(count);
                        return count;
                    }));
                    Assert.Equal(decided, await seen.Task.WaitAsync(Patience)); // while a commit is held up
                    break;
                case Step.Commit when votes.Any(v => !v.IsCompleted) && log.Durable < decided:
                    await log.GoOnAsync(null);
                    break;
                case Step.Fail when votes.Any(v => !v.IsCompleted) && log.Durable < decided:
                    await log.GoOnAsync(new IOException("disk full"));
                    await Task.WhenAll(votes).WaitAsync(Patience);
                    Assert.All(await Task.WhenAll(reads).WaitAsync(Patience), count => Assert.True(count <= log.Durable));
                    decided = log.Durable;
                    await scene.PassAsync(TimeSpan.FromSeconds(3)); // the console tries again by itself
                    Assert.Null(scene.Writer.ReadOnly);
                    break;
            }

            // Nothing can become durable while the disk is held up: who has an answer has it of what was durable before.
            Assert.All(reads.Where(r => r.IsCompleted), r => Assert.InRange(r.Result, 0, log.Durable));
        }

        log.LetGo();
        var done = (await Task.WhenAll(votes).WaitAsync(Patience)).Count(sent => sent is Done);
        Assert.All(await Task.WhenAll(reads).WaitAsync(Patience), count => Assert.InRange(count, 0, log.Durable));
        Assert.Equal((done, done), (log.Durable, (await scene.View()).Metrics.Votes));
        await scene.ReplaysAsync();
    }

    /// <summary>A log whose commits wait to be told how they end.</summary>
    private sealed class HeldLog : IFactLog
    {
        private readonly MemoryLog _log = new();
        private readonly SemaphoreSlim _told = new(0), _ended = new(0);
        private volatile bool _held;
        private Exception? _fault;
        private int _durable;

        /// <summary>Votes that are in the log.</summary>
        public int Durable => Volatile.Read(ref _durable);

        public void Hold() => _held = true;

        public void LetGo()
        {
            _held = false;
            _fault = null;
            _told.Release(100);
        }

        /// <summary>Ends the commit that is on its way, or the next one.</summary>
        public async Task GoOnAsync(Exception? fault)
        {
            _fault = fault;
            _told.Release();
            Assert.True(await _ended.WaitAsync(Patience));
        }

        public void Append(LogBatch batch)
        {
            var held = _held && !batch.IsEmpty;
            if (held) _told.Wait();
            try
            {
                if (held && _fault is { } fault) throw fault;
                _log.Append(batch);
                Interlocked.Add(ref _durable, batch.Facts.Count(f => f.Fact is PollFact.VoteCast));
            }
            finally
            {
                if (held) _ended.Release();
            }
        }

        public LogBatch NewBatch() => _log.NewBatch();
        public IEnumerable<LoggedFact> ReadLedgerAnd(IReadOnlyCollection<RunId> runs) => _log.ReadLedgerAnd(runs);
        public IEnumerable<LoggedFact> ReadRun(RunId run, long after) => _log.ReadRun(run, after);
        public IReadOnlyList<LoggedFact> ReadPage(RunId run, long after, int most) => _log.ReadPage(run, after, most);
        public IReadOnlyList<ShowEntry> ReadShows() => _log.ReadShows();
        public IReadOnlyList<KeptAnswer> ReadAnswers(DateTimeOffset now) => _log.ReadAnswers(now);
        public long LastSeq() => _log.LastSeq();
        public void Checkpoint() { }
    }
}
