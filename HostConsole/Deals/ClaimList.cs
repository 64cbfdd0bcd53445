using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Engine;

namespace HostConsole.Deals;

/// <summary>Which claims a list shows.</summary>
public enum ClaimGroup { Open, Paid, Over }

/// <param name="Deal">Of this deal alone; null for all of the show.</param>
/// <param name="Search">A number, or part of a viewer's name.</param>
public sealed record ClaimFilter(ClaimGroup Group, DealId? Deal, string Search);

/// <summary>The claims of a show, over all its deals, page by page.</summary>
public sealed class ClaimList(LiveShows shows, People people)
{
    public const int PageSize = 50;

    /// <summary>How many there are of each group.</summary>
    public async Task<IReadOnlyDictionary<ClaimGroup, int>> CountsAsync(ShowId show, DealId? deal, CancellationToken cancel = default) =>
        (await AllAsync(show, deal, cancel)).CountBy(GroupOf).ToDictionary();

    /// <param name="sort">number, viewer, units or expires; null for the open ones whose hold ends first, else the newest.</param>
    public async Task<PageOf<ClaimView>> PageAsync(ShowId show, ClaimFilter filter, string? sort, bool descending, int page,
        CancellationToken cancel = default)
    {
        var found = (await AllAsync(show, filter.Deal, cancel))
            .Where(c => GroupOf(c) == filter.Group && ClaimWords.IsAskedFor(c, filter.Search, people));
        var ordered = sort switch
        {
            "viewer" => By(c => people.NameOf(c.Viewer)),
            "units" => By(c => c.Quantity),
            "expires" => By(c => c.ExpiresAt),
            "number" => By(c => c.Number),
            _ => filter.Group == ClaimGroup.Open ? found.OrderBy(c => c.ExpiresAt) : found.OrderByDescending(c => c.Number),
        };
        var all = ordered.ThenBy(c => c.Number).ToList();
        page = Paging.Nearest(page, all.Count, PageSize);
        return new([.. all.Skip((page - 1) * PageSize).Take(PageSize)], all.Count, page);

        IOrderedEnumerable<ClaimView> By<TKey>(Func<ClaimView, TKey> key) => descending ? found.OrderByDescending(key) : found.OrderBy(key);
    }

    /// <summary>A claim that an order names is paid, late or not.</summary>
    public static ClaimGroup GroupOf(ClaimView claim) =>
        claim.State == ClaimStatus.Held ? ClaimGroup.Open : claim.Order is not null ? ClaimGroup.Paid : ClaimGroup.Over;

    // Sorted here and not by the writer, which only hands them over.
    private async Task<IEnumerable<ClaimView>> AllAsync(ShowId show, DealId? deal, CancellationToken cancel)
    {
        var claims = new List<ClaimView>();
        foreach (var one in (await shows.ViewAsync(show, cancel))?.Deals.Where(d => deal is null || d.Id == deal) ?? [])
            claims.AddRange(await shows.AskAsync(show, new ClaimsOf(one.Id), cancel) ?? []);
        return claims;
    }
}
