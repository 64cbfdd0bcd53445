using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Rehearsal.Sample;

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
/// People who come, chat, vote, claim, order, cheer and leave. They look at the show as the audience does and send the same
/// commands; each habit is drawn from the seed, so that the same show with the same seed meets the same audience.
/// </summary>
public sealed class SimulatedAudience
{
    private enum Topic { Arrive = 1, Stay, Name, Chat, Line, Vote, Option, Claim, Order, Enter, Ask, Buy, Ids, Cheer }

    private readonly PriorityQueue<Action<ShowView>, (TimeSpan At, int Order)> _plan = new();
    private readonly HashSet<Guid> _noticed = [];
    private readonly HashSet<int> _present = [];
    private readonly Dictionary<ViewerId, int> _byId = [];
    private readonly List<ShowCommand> _commands = [];
    private readonly SimulationOptions _options;
    private readonly SampleAudience _words;
    private readonly DateTimeOffset _start;
    private readonly Chance _chance;
    private readonly int _run;
    private int _order;
    private int _counted;
    private TimeSpan _now;

    /// <param name="start">When the audience's time begins; orders are placed at it plus what has passed.</param>
    public SimulatedAudience(SimulationOptions options, SampleAudience words, RunId run, DateTimeOffset start)
    {
        (_options, _words, _start) = (options, words, start);
        _chance = new((ulong)options.Seed);
        // An audience that begins anew in the same rehearsal, or after a restart, is made of other people who say other things.
        _run = run.Value.GetHashCode() ^ start.UtcTicks.GetHashCode();
        for (var i = 0; i < options.Viewers; i++) PlanArrival(i);
    }

    /// <summary>Everybody who was in it, to forget their names afterwards.</summary>
    public IReadOnlyCollection<ViewerId> People => _byId.Keys;

    /// <summary>What the audience does up to a moment of its own time, given the show as it is.</summary>
    /// <param name="until">Since the start, in the audience's time; never goes back.</param>
    public IReadOnlyList<ShowCommand> Advance(TimeSpan until, ShowView show)
    {
        _commands.Clear();
        Notice(show);
        while (_plan.TryPeek(out var action, out var due) && due.At <= until)
        {
            _plan.Dequeue();
            _now = due.At;
            action(show);
        }

        _now = until;
        if (_present.Count != _counted) Send(new CountAudience(_counted = _present.Count));
        return [.. _commands];
    }

    private void Send(ShowCommand command) => _commands.Add(command);
    private void Plan(TimeSpan at, Action<ShowView> action) => _plan.Enqueue(action, (at, _order++));
    private ViewerId Viewer(int i) => new(_chance.Id(_run, (int)Topic.Ids, i));
    private Guid NewId(params ReadOnlySpan<int> question) => _chance.Id([_run, (int)Topic.Ids, .. question]);
    private bool Does(int i, double share, Topic topic, int subject) => _chance.Of((int)topic, i, subject) < share;

    // Half come in the first minute and a half, as when a link goes out; the rest trickle in.
    private void PlanArrival(int i)
    {
        var u = _chance.Of((int)Topic.Arrive, i);
        var at = TimeSpan.FromSeconds(u < 0.5 ? u * 180 : 90 + (u - 0.5) * 2 * 1500);
        Plan(at, show =>
        {
            _present.Add(i);
            _byId[Viewer(i)] = i;
            Send(new JoinShow(Viewer(i), _words.Names[_chance.Pick(_words.Names.Count, (int)Topic.Name, i)]));
            foreach (var poll in show.Polls.Where(p => p.IsOpen)) PlanVote(i, poll, show.Polls.IndexOf(poll));
            foreach (var deal in show.Deals.Where(d => d.IsOn)) PlanClaim(i, deal, show.Deals.IndexOf(deal));
            foreach (var giveaway in show.Giveaways.Where(g => g.State == GiveawayStatus.Open)) PlanEntry(i, giveaway, show.Giveaways.IndexOf(giveaway));
            if (Does(i, 0.5, Topic.Chat, 0)) PlanMessage(i, 0);
            if (Does(i, 0.08, Topic.Ask, 0)) Plan(_now + _chance.Wait(TimeSpan.FromMinutes(3), (int)Topic.Ask, i), _ => Ask(i));
            if (Does(i, 0.05, Topic.Buy, 0)) Plan(_now + _chance.Wait(TimeSpan.FromMinutes(5), (int)Topic.Buy, i), s => Buy(i, s));
            Plan(_now + TimeSpan.FromMinutes(4) + _chance.Wait(TimeSpan.FromMinutes(18), (int)Topic.Stay, i), _ => _present.Remove(i));
        });
    }

    private void Notice(ShowView show)
    {
        for (var k = 0; k < show.Polls.Length; k++)
            if (show.Polls[k].IsOpen && _noticed.Add(show.Polls[k].Id.Value)) foreach (var i in _present.Order().ToArray()) PlanVote(i, show.Polls[k], k);
        for (var k = 0; k < show.Deals.Length; k++)
            if (show.Deals[k].IsOn && _noticed.Add(show.Deals[k].Id.Value)) foreach (var i in _present.Order().ToArray()) PlanClaim(i, show.Deals[k], k);
        for (var k = 0; k < show.Giveaways.Length; k++)
            if (show.Giveaways[k].State == GiveawayStatus.Open && _noticed.Add(show.Giveaways[k].Id.Value)) foreach (var i in _present.Order().ToArray()) PlanEntry(i, show.Giveaways[k], k);
        // Nobody cheers for what was reached before they came.
        for (var k = 0; k < show.Goals.Length; k++)
            if (show.Goals[k].IsReached && _noticed.Add(show.Goals[k].Id.Value)) foreach (var i in _present.Order().ToArray()) PlanCheer(i, k);
    }

    private void PlanVote(int i, PollView poll, int k)
    {
        if (!Does(i, 0.65, Topic.Vote, k)) return;
        Plan(_now + TimeSpan.FromSeconds(1) + _chance.Wait(TimeSpan.FromSeconds(12), (int)Topic.Vote, i, k, 1), show =>
        {
            if (!_present.Contains(i) || show.Polls.FirstOrDefault(p => p.Id == poll.Id) is not { IsOpen: true }) return;
            // The lower of two picks: some options are liked more than others, as in life.
            var option = Math.Min(_chance.Pick(poll.Options.Length, (int)Topic.Option, i, k), _chance.Pick(poll.Options.Length, (int)Topic.Option, i, k, 1));
            Send(new CastVote(poll.Id, Viewer(i), (option + k) % poll.Options.Length));
        });
    }

    private void PlanClaim(int i, DealView deal, int k)
    {
        if (!Does(i, 0.3, Topic.Claim, k)) return;
        var lead = deal.State == "lead-in" ? (deal.OpensAt - deal.LaunchedAt) * _options.Speed : TimeSpan.Zero;
        Plan(_now + lead + _chance.Wait(TimeSpan.FromSeconds(9), (int)Topic.Claim, i, k, 1), show =>
        {
            if (!_present.Contains(i) || show.Deals.FirstOrDefault(d => d.Id == deal.Id) is not { IsOn: true }) return;
            var claim = new ClaimId(NewId(1, i, k));
            Send(new ClaimUnit(deal.Id, claim, Viewer(i), 1));
            // Paying a claim that was not given (sold out) is refused; that is how the show would have it.
            if (Does(i, 0.72, Topic.Order, k)) Plan(_now + TimeSpan.FromSeconds(15) + _chance.Wait(TimeSpan.FromSeconds(40), (int)Topic.Order, i, k), _ => Send(new PayClaim(deal.Id, claim)));
        });
    }

    private void PlanEntry(int i, GiveawayView giveaway, int k)
    {
        if (!Does(i, 0.55, Topic.Enter, k)) return;
        Plan(_now + TimeSpan.FromSeconds(1) + _chance.Wait(TimeSpan.FromSeconds(20), (int)Topic.Enter, i, k, 1), show =>
        {
            if (!_present.Contains(i) || show.Giveaways.FirstOrDefault(g => g.Id == giveaway.Id) is not { State: GiveawayStatus.Open }) return;
            if (giveaway.Keyword is { } keyword && Does(i, 0.5, Topic.Enter, k + 1000)) Send(new PostMessage(new(NewId(2, i, k)), Viewer(i), keyword));
            else Send(new GiveawayCommand.EnterGiveaway(giveaway.Id, new(NewId(3, i, k)), Viewer(i), giveaway.Entry == EntryMode.Buyers ? EntryRoute.Free : EntryRoute.Button));
        });
    }

    private void PlanCheer(int i, int k)
    {
        if (!Does(i, 0.2, Topic.Cheer, k)) return;
        Plan(_now + TimeSpan.FromSeconds(1) + _chance.Wait(TimeSpan.FromSeconds(6), (int)Topic.Cheer, i, k, 1), _ =>
        {
            if (!_present.Contains(i)) return;
            Send(new PostMessage(new(NewId(7, i, k)), Viewer(i), _words.Cheers[_chance.Pick(_words.Cheers.Count, (int)Topic.Cheer, i, k, 2)]));
        });
    }

    private void PlanMessage(int i, int m) => Plan(_now + _chance.Wait(TimeSpan.FromSeconds(m == 0 ? 15 : 100), (int)Topic.Chat, i, m, 1), show =>
    {
        if (!_present.Contains(i)) return;
        Send(new PostMessage(new(NewId(4, i, m)), Viewer(i), LineFor(show, i, m)));
        PlanMessage(i, m + 1);
    });

    private string LineFor(ShowView show, int i, int m)
    {
        var lines = m == 0 ? _words.Greetings
            : show.Deals.Any(d => d.IsOn) && Does(i, 0.5, Topic.Line, m) ? _words.Deals
            : show.Polls.Any(p => p.IsOpen) && Does(i, 0.5, Topic.Line, m + 500) ? _words.Polls
            : show.Giveaways.Any(g => g.State == GiveawayStatus.Open) && Does(i, 0.4, Topic.Line, m + 1000) ? _words.Giveaways
            : show.Goals.Any(g => g is { IsOn: true, IsReached: false }) && Does(i, 0.15, Topic.Line, m + 1500) ? _words.Goals
            : _words.Reactions;
        return lines[_chance.Pick(lines.Count, (int)Topic.Line, i, m, 2)];
    }

    private void Ask(int i)
    {
        if (_present.Contains(i)) Send(new AskQuestion(new(NewId(5, i)), Viewer(i), _words.Questions[_chance.Pick(_words.Questions.Count, (int)Topic.Ask, i, 1)]));
    }

    // Somebody buys what is on stage straight from the shop.
    private void Buy(int i, ShowView show)
    {
        if (!_present.Contains(i) || show.Stage.Pinned is not { Variant: not null } item || item.Price.Currency != show.Currency) return;
        var key = new OrderKey("rehearsal", NewId(6, i).ToString());
        Send(new PlaceOrder(new(key, _start + _now / _options.Speed, show.Currency, [new(item.Variant, item.Sku, item.Title, 1, item.Price)], Money.Zero(show.Currency), Viewer: Viewer(i), Number: $"R-{i}")));
    }
}
