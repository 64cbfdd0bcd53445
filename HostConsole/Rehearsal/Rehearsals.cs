using System.Collections.Concurrent;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Rehearsal.Sample;

namespace HostConsole.Rehearsal;

/// <summary>What a rehearsal's audience is doing, for the panel.</summary>
/// <param name="Elapsed">In the audience's time.</param>
public sealed record SimulationView(SimulationOptions Options, bool Paused, TimeSpan Elapsed);

/// <summary>Runs a simulated audience for each show that rehearses, from the rehearsal's start to its end; also after a restart.</summary>
public sealed class Rehearsals(LiveShows shows, People people, TimeProvider clock, ILogger<Rehearsals> log) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<ShowId, Simulation> _simulations = new();
    private readonly ConcurrentQueue<ShowView> _changes = new();

    private sealed class Simulation(SimulationOptions options, ShowView show, DateTimeOffset now)
    {
        public RunId Run { get; } = show.Run;
        public SimulationOptions Options { get; set; } = options;
        public SimulatedAudience Audience { get; } = new(options, SampleContent.ReadAudience(), show.Run, now);
        public TimeSpan Elapsed { get; set; }
        public bool Paused { get; set; }
    }

    /// <summary>Null where no rehearsal is on.</summary>
    public SimulationView? Find(ShowId show) => _simulations.TryGetValue(show, out var s) ? new(s.Options, s.Paused, s.Elapsed) : null;

    /// <summary>Another speed takes effect at once; another seed or size with a new audience, from its beginning.</summary>
    /// <returns>What is wrong with the options; null where nothing is.</returns>
    public async Task<string?> SetAsync(ShowId show, SimulationOptions options)
    {
        if (options.Problem is { } problem) return problem;
        if (!_simulations.TryGetValue(show, out var running)) return "No rehearsal is on.";
        if (running.Options with { Speed = options.Speed } == options) running.Options = options;
        else if (await shows.ViewAsync(show) is { IsRehearsal: true } view) _simulations[show] = new(options, view, clock.GetUtcNow());
        return null;
    }

    public void Pause(ShowId show, bool paused)
    {
        if (_simulations.TryGetValue(show, out var s)) s.Paused = paused;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var subscription = shows.SubscribeAll(update =>
        {
            // Most updates of a rehearsal are the audience's own doing: only its beginning and its end matter here.
            var known = _simulations.TryGetValue(update.View.Id, out var s) ? s.Run : (RunId?)null;
            if (update.View.IsRehearsal ? known != update.View.Run : known is not null) _changes.Enqueue(update.View);
        });
        foreach (var entry in await shows.ListAsync(stoppingToken))
            if (entry.Status == ShowStatus.Rehearsing
                && await shows.ViewAsync(entry.Id, stoppingToken) is { IsRehearsal: true } view)
                Begin(view);
        using var timer = new PeriodicTimer(Step, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await StepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task StepAsync(CancellationToken cancel)
    {
        while (_changes.TryDequeue(out var view))
        {
            if (view.IsRehearsal) Begin(view);
            else await EndAsync(view.Id, cancel);
        }

        foreach (var (show, simulation) in _simulations)
        {
            if (simulation.Paused || await shows.ViewAsync(show, cancel) is not { IsRehearsal: true } view) continue;
            simulation.Elapsed += Step * simulation.Options.Speed;
            var by = new Actor(ActorKind.Rehearsal, simulation.Options.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await Task.WhenAll(simulation.Audience.Advance(simulation.Elapsed, view)
                .Select(c => shows.SendAsync(new Submission(c, by, show), cancel)));
        }
    }

    private void Begin(ShowView view)
    {
        if (_simulations.TryGetValue(view.Id, out var running) && running.Run == view.Run) return;
        _simulations[view.Id] = new(new(), view, clock.GetUtcNow());
        log.LogInformation("A simulated audience rehearses show {Code}.", view.Code);
    }

    // The names were made up for the rehearsal: nothing of them stays.
    private async Task EndAsync(ShowId show, CancellationToken cancel)
    {
        if (_simulations.TryRemove(show, out var ended)) await people.EraseAsync([.. ended.Audience.People.Select(p => p.Value)], cancel);
    }
}
