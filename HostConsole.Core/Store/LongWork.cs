using System.Collections.Immutable;

namespace HostConsole.Core.Store;

/// <summary>What takes long at this moment (imports, backups), so that the System page can show how far it is.</summary>
public sealed class LongWork(TimeProvider clock)
{
    private ImmutableList<Job> _jobs = [];

    public IReadOnlyList<Job> Jobs => _jobs;

    /// <summary>Begins a piece of work; it is over when what is returned is disposed.</summary>
    public Job Begin(string name)
    {
        var job = new Job(this, name, clock.GetUtcNow());
        ImmutableInterlocked.Update(ref _jobs, (all, one) => all.Add(one), job);
        return job;
    }

    /// <summary>One piece of work, and how far it is.</summary>
    public sealed class Job(LongWork owner, string name, DateTimeOffset since) : IProgress<ImportProgress>, IDisposable
    {
        private Tuple<int, int> _at = Tuple.Create(0, 0);

        public string Name { get; } = name;
        public DateTimeOffset Since { get; } = since;
        public int Done => Volatile.Read(ref _at).Item1;

        /// <summary>0 as long as it is not known.</summary>
        public int Total => Volatile.Read(ref _at).Item2;

        public void Report(ImportProgress value) => Volatile.Write(ref _at, Tuple.Create(value.Done, value.Total));

        public void Dispose() => ImmutableInterlocked.Update(ref owner._jobs, (all, one) => all.Remove(one), this);
    }
}
