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

/// <summary>Who has won with an entry.</summary>
public sealed record WinnerOf(EntryId Entry) : IShowQuery<IEnumerable<ViewerId>>
{
    public IEnumerable<ViewerId> Answer(Run run) =>
        [.. run.State.Giveaways.View().SelectMany(g => g.Winners).Where(w => w.Entry == Entry).Select(w => w.Viewer)];
}
