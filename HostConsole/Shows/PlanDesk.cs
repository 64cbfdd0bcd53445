using HostConsole.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;

namespace HostConsole.Shows;

/// <summary>The show as the plan page needs it: the show's own, also while a rehearsal is on.</summary>
public sealed record PlanState(
    ShowId Show, string Code, ShowSettings Settings, ShowStatus Status, Plan Plan, DateTimeOffset? ChangedAt, DateTimeOffset? RehearsedAt)
{
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(Settings.TimeZone);
    public DateTimeOffset? StartsAt =>
        Settings.LocalStart is { } local ? new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime() : null;

    /// <summary>Why the plan can't be changed; null where it can.</summary>
    public string? Locked =>
        Status == ShowStatus.Ended
            ? "This show has ended; its plan stays as it was. Clone the show to plan the next one."
            : null;
}

/// <summary>Reads for the plan page.</summary>
public sealed class PlanDesk(LiveShows shows)
{
    /// <summary>Null where there is no such show.</summary>
    public async Task<PlanState?> ReadAsync(ShowId show, CancellationToken cancel = default)
    {
        if (await shows.AskAsync(new PlanOf(show), cancel) is { } state) return state;
        return await shows.ViewAsync(show, cancel) is { } v
            ? new(v.Id, v.Code, v.Settings, v.Status, v.Plan, v.PlanChangedAt, v.RehearsedAt)
            : null;
    }

    private sealed record PlanOf(ShowId Show) : IQuery<PlanState?>
    {
        public PlanState? Answer(World world) => world.Find(Show) is { State.Lifecycle: var c }
            ? new PlanState(Show, c.Code, c.Settings, c.Status, c.Plan, c.PlanChangedAt, c.RehearsedAt)
            : null;
    }

    /// <summary>Units that can be promised now of each variant that the plan takes from, where its stock is tracked.</summary>
    public Task<IReadOnlyDictionary<VariantId, int>> StockAsync(Plan plan, CancellationToken cancel = default) =>
        shows.StockAsync([.. plan.Cues.Select(c => CueSurfaces.Of(c.Cue).Takes(c.Cue)).OfType<VariantId>().Distinct()], cancel);
}
