using System.Globalization;
using HostConsole.Accounts;
using HostConsole.Components;
using HostConsole.Components.Lists;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Rehearsal;

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

    private const string Archive = "Archived";

    private static readonly (string Name, Func<ShowLine, bool> Has)[] Filters =
    [
        ("All", s => !s.Archived), ("Planned", s => s.IsAhead && !s.Archived), ("Ended", s => s.Status == ShowStatus.Ended && !s.Archived),
        (Archive, s => s.Archived),
    ];

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
        var page = Paging.Nearest(query.Page, all.Count, Size);
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
        if (await Dialogs.EditShowAsync(show.Id, show.Code, show.Settings, show.Status) is not null) await ReloadAsync();
    }

    private async Task ArchiveAsync(ShowLine show)
    {
        if (await SendAsync(show, new ArchiveShow()) is { } why) Notices.Refused(why);
        else Notices.Undoable($"“{show.Settings.Title}” is in the archive.", () => SendAsync(show, new RestoreShow()));
    }

    private async Task RestoreAsync(ShowLine show)
    {
        if (await SendAsync(show, new RestoreShow()) is { } why) Notices.Refused(why);
        else Notices.Done($"“{show.Settings.Title}” is back in the list.");
    }

    private async Task DeleteAsync(ShowLine show)
    {
        if (!await Dialogs.DeleteShowAsync(show)) return;
        Notices.Done($"“{show.Settings.Title}” is deleted.");
        await ReloadAsync();
    }

    private async Task RemoveSampleAsync()
    {
        if (await Sample.RemoveAsync(Dialogs, Notices)) await ReloadAsync();
    }

    private async Task<string?> SendAsync(ShowLine show, ShowCommand command)
    {
        var why = await Commands.SendAsync(show.Id, command);
        await InvokeAsync(ReloadAsync);
        return why;
    }

    private async Task ReloadAsync()
    {
        await ReadAsync();
        if (grid is not null) await grid.ReloadAsync();
        StateHasChanged();
    }

    private static string HomeOf(ShowLine s) => $"/shows/{s.Id}/{s.MainPage.ToLowerInvariant()}";

    private static CultureInfo Culture(ShowLine s) => CultureInfo.GetCultureInfo(s.Settings.Culture);
}
