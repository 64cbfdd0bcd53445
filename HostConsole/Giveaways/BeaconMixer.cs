using System.Collections.Concurrent;
using System.Threading.Channels;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using static HostConsole.Core.Giveaways.GiveawayCommand;

namespace HostConsole.Giveaways;

/// <summary>
/// Where the console is online, every closed giveaway of a real show gets a round of the public beacon: named at once, recorded when
/// it comes. What a stop leaves waiting is taken up at the next start.
/// </summary>
public sealed class BeaconMixer(LiveShows shows, Drand drand, TimeProvider clock, ILogger<BeaconMixer> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(15);
    private readonly Channel<(ShowId Show, GiveawayId Giveaway)> _closed = Channel.CreateUnbounded<(ShowId, GiveawayId)>();
    private readonly ConcurrentDictionary<GiveawayId, Task> _mixing = new();

    /// <summary>Waits until a draw has what it needs, 15 s at most.</summary>
    public async Task SettleAsync(GiveawayId giveaway, CancellationToken cancel)
    {
        if (!_mixing.TryGetValue(giveaway, out var mixing)) return;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await Task.WhenAny(mixing, Task.Delay(Patience, clock, enough.Token));
        await enough.CancelAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!drand.IsOn) return;
        using var feed = shows.SubscribeAll(update =>
        {
            foreach (var logged in update.Facts)
                if (logged.Fact is GiveawayFact.GiveawayClosed closed && logged.Run == RunId.Of(update.View.Id))
                    _closed.Writer.TryWrite((update.View.Id, closed.Giveaway));
        });
        try
        {
            foreach (var waiting in await shows.AskAsync(new AwaitingBeacon(), stoppingToken)) _closed.Writer.TryWrite(waiting);
            await foreach (var (show, giveaway) in _closed.Reader.ReadAllAsync(stoppingToken))
                _mixing[giveaway] = MixAsync(show, giveaway, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }

        await Task.WhenAll(_mixing.Values);
    }

    private async Task MixAsync(ShowId show, GiveawayId giveaway, CancellationToken cancel)
    {
        try
        {
            if (await FindAsync(show, giveaway, cancel) is not { } before) return;
            if (before.Beacon is null && (!await drand.IsOnlineAsync(cancel) || await shows.SendAsync(show,
                new NameBeacon(giveaway, drand.Chain), Actor.Clock, real: true, cancel) is not Done))
                return;
            while (await FindAsync(show, giveaway, cancel) is { State: GiveawayStatus.Closed, Beacon: { IsAwaited: true } beacon })
            {
                var wait = beacon.ComesAt - clock.GetUtcNow();
                if (wait <= TimeSpan.Zero && await drand.RoundAsync(beacon.Round, cancel) is var (randomness, signature))
                    await shows.SendAsync(show, new RecordBeacon(giveaway, beacon.Round, randomness, signature),
                        Actor.Clock, real: true, cancel);
                else await Task.Delay(wait > Again ? wait : Again, clock, cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // the draw can be made without it
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "The beacon of giveaway {Giveaway} could not be recorded", giveaway);
        }
        finally
        {
            _mixing.TryRemove(giveaway, out _);
        }
    }

    private Task<GiveawayView?> FindAsync(ShowId show, GiveawayId giveaway, CancellationToken cancel) =>
        shows.AskAsync(new RealGiveawayOf(show, giveaway), cancel);
}
