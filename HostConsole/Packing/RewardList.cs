using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Rewards;

namespace HostConsole.Packing;

/// <summary>Which rewards a list shows. ToDo: promised and not delivered yet, or to be looked at.</summary>
public enum RewardGroup { ToDo, Given, TakenBack }

/// <summary>The rewards of a show, page by page.</summary>
public sealed class RewardList(LiveShows shows, People people)
{
    public const int PageSize = 50;

    public async Task<IReadOnlyDictionary<RewardGroup, int>> CountsAsync(ShowId show, CancellationToken cancel = default) =>
        (await AllAsync(show, cancel)).CountBy(GroupOf).ToDictionary();

    /// <param name="search">Part of a name, or of what it is.</param>
    /// <param name="sort">who, what or at; null for the newest first.</param>
    public async Task<PageOf<RewardView>> PageAsync(ShowId show, RewardGroup group, string search, string? sort, bool descending, int page,
        CancellationToken cancel = default)
    {
        var found = (await AllAsync(show, cancel)).Where(r => GroupOf(r) == group
            && (search.Length == 0 || Text.Holds(people.NameOf(r.Owner), search) || Text.Holds(r.Title, search)));
        var ordered = sort switch
        {
            "who" => By(r => people.NameOf(r.Owner)),
            "what" => By(r => r.Title),
            "at" => By(r => r.At),
            _ => found.OrderByDescending(r => r.At),
        };
        var all = ordered.ThenBy(r => r.Id.Value).ToList();
        page = Paging.Nearest(page, all.Count, PageSize);
        return new([.. all.Skip((page - 1) * PageSize).Take(PageSize)], all.Count, page);

        IOrderedEnumerable<RewardView> By<TKey>(Func<RewardView, TKey> key) => descending ? found.OrderByDescending(key) : found.OrderBy(key);
    }

    public static RewardGroup GroupOf(RewardView reward) => reward.Status == RewardStatus.Revoked && !reward.IsFlagged ? RewardGroup.TakenBack
        : reward.IsPromised || reward.IsFlagged ? RewardGroup.ToDo : RewardGroup.Given;

    /// <summary>Those who took part in the show and gave a name, by it.</summary>
    public async Task<IReadOnlyList<(string Name, ViewerId Viewer)>> NamedAsync(ShowId show, CancellationToken cancel = default)
    {
        var all = await shows.AskAsync(show, new PeopleOfShow(), cancel);
        if (all.IsDefault) return [];
        // Two of one name are told apart by what they are called beside it.
        return [.. all.Where(people.HasName).Select(v => (Name: people.NameOf(v), v)).GroupBy(n => n.Name)
            .SelectMany(same => same.Count() == 1 ? same : same.Select((n, i) => ($"{n.Name} ({i + 1})", n.v)))
            .OrderBy(n => n.Item1, StringComparer.CurrentCultureIgnoreCase)];
    }

    private async Task<IReadOnlyList<RewardView>> AllAsync(ShowId show, CancellationToken cancel) =>
        await shows.AskAsync(show, new RewardsGiven(), cancel) ?? [];
}
