using System.Collections.Immutable;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Giveaways;

/// <summary>A giveaway; null where the show has none of this id.</summary>
public sealed record GiveawayOf(GiveawayId Giveaway) : IShowQuery<GiveawayView?>
{
    public GiveawayView? Answer(Run run) => run.State.Giveaways.View().FirstOrDefault(g => g.Id == Giveaway);
}

/// <summary>Some of the entries of a giveaway, as they stand.</summary>
/// <param name="Total">How many there are in all.</param>
public sealed record EntrantsPage(IReadOnlyList<GiveawayEntrant> Items, int Total);

/// <summary>A page of the entries of a giveaway; null where the show has none of this id.</summary>
/// <param name="From">The first, from 0.</param>
public sealed record EntrantsOf(GiveawayId Giveaway, int From, int Count, DateTimeOffset Now) : IShowQuery<EntrantsPage?>
{
    public EntrantsPage? Answer(Run run) =>
        run.State.Giveaways.View().FirstOrDefault(g => g.Id == Giveaway) is { } view
            ? new(GiveawayEntrants.Page(run.State.Giveaways, Giveaway, From, Count, run.At(Now)), view.Entries)
            : null;
}

/// <summary>A giveaway of the show itself, also while a rehearsal is on.</summary>
public sealed record RealGiveawayOf(ShowId Show, GiveawayId Giveaway) : IQuery<GiveawayView?>
{
    public GiveawayView? Answer(World world) => world.Find(Show) is { } run ? new GiveawayOf(Giveaway).Answer(run) : null;
}

/// <summary>The closed giveaways of all shows whose draw waits for its beacon.</summary>
public sealed record AwaitingBeacon : IQuery<ImmutableArray<(ShowId Show, GiveawayId Giveaway)>>
{
    public ImmutableArray<(ShowId Show, GiveawayId Giveaway)> Answer(World world) =>
    [
        .. from run in world.Runs
           where !run.IsRehearsal
           from g in run.State.Giveaways.View()
           where g is { State: GiveawayStatus.Closed, Beacon.IsAwaited: true }
           select (run.State.Lifecycle.Show, g.Id),
    ];
}

/// <summary>Why a viewer isn't let into a giveaway; null for who is in, or would be.</summary>
public sealed record WhyNotIn(GiveawayId Giveaway, ViewerId Viewer, DateTimeOffset Now) : IShowQuery<EntryRefusal?>
{
    public EntryRefusal? Answer(Run run) => GiveawayEntrants.WhyNot(run.State.Giveaways, Giveaway, Viewer, run.At(Now));
}

/// <summary>Who has won with an entry.</summary>
public sealed record WinnerOf(EntryId Entry) : IShowQuery<IEnumerable<ViewerId>>
{
    public IEnumerable<ViewerId> Answer(Run run) =>
        [.. run.State.Giveaways.View().SelectMany(g => g.Winners).Where(w => w.Entry == Entry).Select(w => w.Viewer)];
}

/// <summary>A giveaway that waits for a show to go on with it.</summary>
/// <param name="From">The show that left it; null where that is deleted.</param>
public sealed record WaitingGiveaway(GiveawayHandover What, DateTimeOffset Since, string? From)
{
    public GiveawayId Id => What.Terms.Giveaway;
    public int Entries => What.Entries.Count;
}

/// <summary>Those that wait, the newest first.</summary>
/// <param name="Show">Asked in its rehearsal while there is one; null for the ledger.</param>
public sealed record WaitingGiveaways(ShowId? Show = null) : IQuery<ImmutableArray<WaitingGiveaway>>
{
    public ImmutableArray<WaitingGiveaway> Answer(World world) =>
    [
        .. from handed in ((Show is { } show ? world.Current(show)?.Ledger : null) ?? world.Ledger).Carries.Waiting
           where handed.Fact is GiveawayFact.GiveawayCarried
           let what = ((GiveawayFact.GiveawayCarried)handed.Fact).What
           select new WaitingGiveaway(what, handed.At, GiveawayPlace.Of(world, what.Terms.Giveaway)?.Settings.Title),
    ];
}

/// <summary>The code of the show that a giveaway over several shows is in, or was in last; null for one that was never carried.</summary>
public sealed record GiveawayPlace(GiveawayId Giveaway) : IQuery<string?>
{
    public string? Answer(World world) => Of(world, Giveaway)?.Code;

    internal static ShowEntry? Of(World world, GiveawayId giveaway) =>
        world.Ledger.Carries.RunOf(giveaway.Value) is { } run ? world.Shows.GetValueOrDefault(new ShowId(run.Value)) : null;
}
