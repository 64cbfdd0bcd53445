using System.Collections.Immutable;
using HostConsole.Core.Audience;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;

namespace HostConsole.Core.Shows;

/// <summary>Asks for nothing but an answer: the writer is at work, and what came before is durable.</summary>
public sealed record Ping : IQuery<bool>
{
    public bool Answer(World world) => true;
}

/// <summary>A show as it is at this time.</summary>
public sealed record ViewAt(DateTimeOffset Now) : IShowQuery<ShowView>
{
    public ShowView Answer(Run run) => run.View(Now);
}

/// <summary>A show as it is at this time, also while a rehearsal is on.</summary>
public sealed record RealViewAt(ShowId Show, DateTimeOffset Now) : IQuery<ShowView?>
{
    public ShowView? Answer(World world) => world.Find(Show)?.View(Now);
}

/// <summary>A show's settings.</summary>
public sealed record SettingsOf : IShowQuery<ShowSettings>
{
    public ShowSettings Answer(Run run) => run.State.Lifecycle.Settings;
}

/// <summary>The shows that are live or paused; rehearsals are not.</summary>
public sealed record ShowsOn(DateTimeOffset Now) : IQuery<ImmutableArray<ShowView>>
{
    public ImmutableArray<ShowView> Answer(World world) =>
    [
        .. world.Runs.Where(r => !r.IsRehearsal && r.State.Lifecycle.Status is ShowStatus.Live or ShowStatus.Paused)
            .Select(r => r.View(Now)),
    ];
}

/// <summary>The index of all shows, newest first.</summary>
public sealed record AllShows : IQuery<ImmutableArray<ShowEntry>>
{
    public ImmutableArray<ShowEntry> Answer(World world) => [.. world.Shows.Values.OrderByDescending(s => s.CreatedAt)];
}

/// <summary>The show at an audience address.</summary>
public sealed record ShowOfCode(string Code) : IQuery<ShowId?>
{
    public ShowId? Answer(World world) => world.FindCode(Code);
}

/// <summary>The numbers of a show at this time, and whether they are a rehearsal's.</summary>
public sealed record NumbersAt(DateTimeOffset Now) : IShowQuery<(MetricsView Numbers, bool Rehearsal)?>
{
    public (MetricsView Numbers, bool Rehearsal)? Answer(Run run) => (run.Metrics.View(Now), run.IsRehearsal);
}

/// <summary>The stock of some variants, with the pools that hold it.</summary>
public sealed record StockOf(ImmutableArray<VariantId> Variants) : IQuery<Dictionary<VariantId, StockLevel>>
{
    public Dictionary<VariantId, StockLevel> Answer(World world) => Variants.Distinct().ToDictionary(v => v, v => world.Ledger.Stock[v]);
}

/// <summary>The stock of some variants as a show sees it: a rehearsal has a stock of its own.</summary>
public sealed record StockInShow(ImmutableArray<VariantId> Variants) : IShowQuery<Dictionary<VariantId, StockLevel>>
{
    public Dictionary<VariantId, StockLevel> Answer(Run run) => Variants.Distinct().ToDictionary(v => v, v => run.Ledger.Stock[v]);
}

/// <summary>The first of some items for the stage that the show doesn't have; null where it has them all.</summary>
public sealed record NotInShow(ImmutableArray<StageItem> Items) : IShowQuery<StageItem?>
{
    public StageItem? Answer(Run run)
    {
        foreach (var item in Items)
            if (!run.State.Has(item)) return item;
        return null;
    }
}

/// <summary>How a viewer has watched a show so far; nothing where they never came.</summary>
public sealed record PresenceOf(ViewerId Viewer, DateTimeOffset Now) : IShowQuery<Attendance>
{
    public Attendance Answer(Run run) => run.State.Audience.Presence.Of(Viewer, Now);
}
