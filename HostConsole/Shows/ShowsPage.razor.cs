using System.Globalization;
using HostConsole.Accounts;
using HostConsole.Components.Lists;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;

namespace HostConsole.Shows;

/// <summary>All shows: what is on, what is planned, what is over.</summary>
public sealed partial class ShowsPage
{
    private const int Size = 25;
    private IReadOnlyList<ShowLine>? shows;
    private ListGrid<ShowLine>? grid;
    private CultureInfo culture = CultureInfo.InvariantCulture;
    private string search = "", filter = "All";
    private bool mayEdit;
    private DateTimeOffset now;

    private static readonly (string Name, Func<ShowLine, bool> Has)[] Filters =
        [("All", _ => true), ("Planned", s => s.IsAhead), ("Ended", s => s.Status == ShowStatus.Ended)];

    private IEnumerable<(string, string, string)> Tabs =>
        Filters.Select(f => (f.Name, f.Name, shows!.Count(f.Has).ToString("N0", culture)));

    protected override async Task OnInitializedAsync()
    {
        mayEdit = await Commands.MayAsync(Permission.EditPlan);
        culture = CultureInfo.GetCultureInfo((await Settings.GetAsync()).Culture);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        now = Clock.GetUtcNow();
        shows = await List.ReadAsync();
    }

    // What is on comes first, then what is next, until somebody sorts.
    private Task<PageOf<ShowLine>> PageAsync(ListQuery query, CancellationToken cancel)
    {
        var found = shows!.Where(Filters.First(f => f.Name == filter).Has)
            .Where(s => Text.Holds(s.Settings.Title, search) || Text.Holds(s.Code, search));
        found = query.Sort switch
        {
            "title" => By(s => s.Settings.Title),
            "when" => By(s => s.StartedAt ?? s.StartsAt ?? s.CreatedAt),
            "orders" => By(s => s.Orders),
            "gmv" => By(s => s.Gmv.Major),
            _ => found,
        };
        var all = found.ToList();
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (all.Count + Size - 1) / Size));
        return Task.FromResult(new PageOf<ShowLine>([.. all.Skip((page - 1) * Size).Take(Size)], all.Count, page));

        IEnumerable<ShowLine> By<TKey>(Func<ShowLine, TKey> key) => query.Descending ? found.OrderByDescending(key) : found.OrderBy(key);
    }

    private Task ChooseAsync(string value)
    {
        filter = value;
        return grid!.BeginAsync();
    }

    private Task SearchAsync(string text)
    {
        search = text;
        return grid!.BeginAsync();
    }

    private async Task NewAsync()
    {
        if (await Dialogs.NewShowAsync(await Desk.NewDraftAsync()) is { } made) Navigation.NavigateTo($"/shows/{made}/plan");
    }

    private async Task CloneAsync(ShowLine show)
    {
        if (await Dialogs.CloneShowAsync(show.Id, show.Settings) is { } made) Navigation.NavigateTo($"/shows/{made}/plan");
    }

    private async Task EditAsync(ShowLine show)
    {
        if (await Dialogs.EditShowAsync(show.Id, show.Code, show.Settings, show.Status) is null) return;
        await ReadAsync();
        if (grid is not null) await grid.ReloadAsync();
    }

    private static string HomeOf(ShowLine s) => s.Status switch
    {
        ShowStatus.Ended => $"/shows/{s.Id}/review",
        _ when s.IsOn => $"/shows/{s.Id}/live",
        _ => $"/shows/{s.Id}/plan",
    };

    private static CultureInfo Culture(ShowLine s) => CultureInfo.GetCultureInfo(s.Settings.Culture);
}
