using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HostConsole.Components.Lists;

/// <summary>
/// The one grid of the console's lists. Rows come from the store a page at a time; two rows are the same where they are equal, so
/// an item is equal to an earlier picture of itself.
/// </summary>
public sealed partial class ListGrid<T>(Drafts drafts)
{
    private readonly HashSet<string> _hidden = [];
    private MudDataGrid<T>? _grid;
    private HashSet<T> _selected = [];
    private List<T> _rows = [];
    private string _sorted = "";
    private int _page;
    private int _total;

    /// <summary>What is listed, in the plural: the list's name, and the name under which the choice of columns is kept.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter, EditorRequired] public required Func<ListQuery, CancellationToken, Task<Core.Store.PageOf<T>>> Load { get; set; }
    [Parameter, EditorRequired] public required RenderFragment Columns { get; set; }

    /// <summary>How a row is called where it is selected: "order 1001".</summary>
    [Parameter, EditorRequired] public required Func<T, string> Label { get; set; }

    /// <summary>What stands where nothing is listed.</summary>
    [Parameter, EditorRequired] public required RenderFragment Empty { get; set; }

    [Parameter, EditorRequired] public required CultureInfo Culture { get; set; }
    [Parameter, EditorRequired] public required int PageSize { get; set; }

    /// <summary>Search and filters, beside the choice of columns.</summary>
    [Parameter] public RenderFragment? Toolbar { get; set; }

    /// <summary>What is done with the selected rows; without it nothing can be selected.</summary>
    [Parameter] public RenderFragment<IReadOnlyCollection<T>>? Bulk { get; set; }

    /// <summary>Table rows that follow a row, in the same columns.</summary>
    [Parameter] public RenderFragment<CellContext<T>>? More { get; set; }

    /// <summary>The page with which the list begins, from 1.</summary>
    [Parameter] public int FirstPage { get; set; } = 1;

    private IEnumerable<ListColumn<T>> Listed => _grid?.RenderedColumns.OfType<ListColumn<T>>() ?? [];
    private IEnumerable<ListColumn<T>> Choosable => Listed.Where(c => !c.Fixed);
    private string Chosen => $"{_selected.Count.ToString("N0", Culture)} selected";

    private IEnumerable<(string Value, string Text)> Sorts => Listed.Where(c => c.SortName is not null)
        .SelectMany(c => new[] { (c.SortName!, $"{c.SortTitle ?? c.Title} ↑"), ($"-{c.SortName}", $"{c.SortTitle ?? c.Title} ↓") });

    private string Position => $"{(_page * PageSize + 1).ToString("N0", Culture)}–"
        + $"{Math.Min((_page + 1) * PageSize, _total).ToString("N0", Culture)} of {_total.ToString("N0", Culture)}";

    protected override void OnInitialized() => _page = Math.Max(1, FirstPage) - 1;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        foreach (var title in await drafts.GetAsync<string[]>(Kept) ?? [])
            if (Choosable.FirstOrDefault(c => c.Title == title) is { } column) await HideAsync(column);
        StateHasChanged();
    }

    /// <summary>Reads the page anew; what is selected and open stays.</summary>
    public Task ReloadAsync() => _grid?.ReloadServerData() ?? Task.CompletedTask;

    /// <summary>Goes to the first page, after a search or another filter.</summary>
    public Task BeginAsync()
    {
        if (_page == 0) return ReloadAsync();
        _grid!.NavigateTo(Page.First);
        return Task.CompletedTask;
    }

    public void Clear() => _selected = [];

    /// <summary>Whether a column is in view; for <see cref="More"/>.</summary>
    public bool Shows(string title) => !_hidden.Contains(title);

    /// <summary>Draws a row anew with what has changed of it, where it stands.</summary>
    public void Replace(T item)
    {
        if (_rows.IndexOf(item) is var at and >= 0) _rows[at] = item;
        StateHasChanged();
    }

    private async Task<GridData<T>> LoadAsync(GridState<T> state, CancellationToken cancel)
    {
        var sort = state.SortDefinitions.FirstOrDefault();
        _sorted = sort is null ? "" : $"{(sort.Descending ? "-" : "")}{sort.SortBy}";
        var page = await Load(new(state.Page + 1, sort?.SortBy, sort?.Descending ?? false), cancel);
        (_total, _page) = (page.Total, page.Page - 1); // fewer pages than there were
        _rows = [.. page.Items];
        return new() { Items = _rows, TotalItems = page.Total };
    }

    private async Task SortAsync(ChangeEventArgs change)
    {
        var value = change.Value as string ?? "";
        if (Listed.FirstOrDefault(c => c.SortName == value.TrimStart('-')) is not { } column) return;
        await _grid!.SetSortAsync(column.PropertyName!, value.StartsWith('-') ? SortDirection.Descending : SortDirection.Ascending,
            item => item, null);
    }

    private async Task ToggleAsync(ListColumn<T> column)
    {
        if (_hidden.Remove(column.Title!)) await column.ShowAsync();
        else await HideAsync(column);
        await drafts.KeepAsync(Kept, _hidden.ToArray());
    }

    private Task HideAsync(ListColumn<T> column)
    {
        _hidden.Add(column.Title!);
        return column.HideAsync();
    }

    private string Kept => $"columns:{Name}";
}
