using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Rehearsal.Sample;
using HostConsole.Surfaces;

namespace HostConsole.Rehearsal;

/// <param name="Seed">The same seed repeats the same people with the same habits.</param>
/// <param name="Viewers">1 to 5,000 people over the whole run.</param>
/// <param name="Speed">How many times faster than life they act: 1 to 60.</param>
public sealed record SimulationOptions(int Seed = 1, int Viewers = 240, double Speed = 1)
{
    public string? Problem => Viewers is < 1 or > 5000 ? "Simulate 1 to 5,000 viewers."
        : Speed is < 1 or > 60 ? "The speed is 1× to 60×." : null;
}

/// <summary>
/// People who come, buy, leave, and do with each mechanic what is usual there. They look at the show as the audience does and send the
/// same commands; each habit is drawn from the seed, so that the same show with the same seed meets the same audience.
/// </summary>
public sealed class SimulatedAudience
{
    private enum Topic { Arrive = 1, Stay = 2, Name = 3, Buy = 12 }

    private static readonly IReadOnlyList<RehearsalSurface> Mechanics =
        [.. MechanicUis.All.Select(ui => ui.Rehearsal).OfType<RehearsalSurface>()];

    private readonly HashSet<Guid> _noticed = [];
    private readonly HashSet<ViewerId> _people = [];
    private readonly SortedSet<int> _noted = [];
    private readonly SimulationOptions _options;
    private readonly SampleAudience _words;
    private readonly DateTimeOffset _start;
    private readonly Chance _chance;
    private readonly RehearsalCrowd _crowd;
    private int _counted;

    /// <param name="start">When the audience's time begins; orders are placed at it plus what has passed.</param>
    public SimulatedAudience(SimulationOptions options, SampleAudience words, RunId run, DateTimeOffset start)
    {
        (_options, _words, _start) = (options, words, start);
        _chance = new((ulong)options.Seed);
        // An audience that begins anew in the same rehearsal, or after a restart, is made of other people who say other things.
        var number = run.Value.GetHashCode() ^ start.UtcTicks.GetHashCode();
        _crowd = new(_chance, number, options.Speed, words.Lines, show => Mechanics.Select(m => m.Talk(show)).OfType<Talk>());
        for (var i = 0; i < options.Viewers; i++) PlanArrival(i);
    }

    /// <summary>Everybody who was in it, to forget their names afterwards.</summary>
    public IReadOnlyCollection<ViewerId> People => _people;

    /// <summary>What the audience does up to a moment of its own time, given the show as it is.</summary>
    /// <param name="until">Since the start, in the audience's time; never goes back.</param>
    public IReadOnlyList<ShowCommand> Advance(TimeSpan until, ShowView show)
    {
        foreach (var begun in On(show).Where(h => _noticed.Add(h.Id)))
            foreach (var who in _crowd.Present) begun.Act(_crowd, who);
        var sent = _crowd.Advance(until, show);
        if (Noted() is { } note) sent = [.. sent, note];
        return _crowd.Present.Count == _counted ? sent : [.. sent, new CountAudience(_counted = _crowd.Present.Count)];
    }

    // Who came and who left since the last look; null where nobody did.
    private NotePresence? Noted()
    {
        int[] came = [.. _crowd.Present.Where(who => !_noted.Contains(who))], went = [.. _noted.Where(who => !_crowd.Present.Contains(who))];
        _noted.UnionWith(came);
        _noted.ExceptWith(went);
        return came.Length + went.Length == 0 ? null : new([.. came.Select(Seen)], [.. went.Select(Seen)]);

        Sighting Seen(int who) => new(_crowd.Viewer(who), 0);
    }

    private static IEnumerable<Happening> On(ShowView show) => Mechanics.SelectMany(m => m.On(show));

    // Half come in the first minute and a half, as when a link goes out; the rest trickle in.
    private void PlanArrival(int who)
    {
        var u = _chance.Of((int)Topic.Arrive, who);
        _crowd.Plan(TimeSpan.FromSeconds(u < 0.5 ? u * 180 : 90 + (u - 0.5) * 2 * 1500), show =>
        {
            _crowd.Come(who);
            _people.Add(_crowd.Viewer(who));
            _crowd.Send(new JoinShow(_crowd.Viewer(who), _words.Names[_chance.Pick(_words.Names.Count, (int)Topic.Name, who)]));
            foreach (var on in On(show).Where(h => h.ForLatecomers)) on.Act(_crowd, who);
            foreach (var mechanic in Mechanics) mechanic.Arrive(_crowd, who);
            if (_crowd.Does(who, 0.05, (int)Topic.Buy, 0))
                _crowd.Plan(who, _chance.Wait(TimeSpan.FromMinutes(5), (int)Topic.Buy, who), s => Buy(who, s));
            var stays = TimeSpan.FromMinutes(4) + _chance.Wait(TimeSpan.FromMinutes(18), (int)Topic.Stay, who);
            _crowd.Plan(stays, _ => _crowd.Leave(who));
        });
    }

    // Somebody buys what is on stage straight from the shop.
    private void Buy(int who, ShowView show)
    {
        if (show.Stage.Pinned is not { Variant: not null } item || item.Price.Currency != show.Currency) return;
        var key = new OrderKey("rehearsal", _crowd.NewId(6, who).ToString());
        _crowd.Send(new PlaceOrder(new(
            key, _start + _crowd.Now / _options.Speed, show.Currency, [new(item.Variant, item.Sku, item.Title, 1, item.Price)],
            Money.Zero(show.Currency), Viewer: _crowd.Viewer(who), Number: $"R-{who}")));
    }
}
