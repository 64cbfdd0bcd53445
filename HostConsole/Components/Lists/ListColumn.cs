using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HostConsole.Components.Lists;

/// <summary>A column of a <see cref="ListGrid{T}"/>.</summary>
public sealed class ListColumn<T> : TemplateColumn<T>
{
    /// <summary>The name by which the store sorts the column; null where it can't be sorted by.</summary>
    [Parameter] public string? SortName { get; set; }

    /// <summary>What it sorts by, where the title doesn't say it.</summary>
    [Parameter] public string? SortTitle { get; set; }

    /// <summary>A column that can't be taken out of view: what names the row, and what is done with it.</summary>
    [Parameter] public bool Fixed { get; set; }

    public override string PropertyName => SortName ?? base.PropertyName!;

    public override async Task SetParametersAsync(ParameterView parameters)
    {
        Sortable = parameters.TryGetValue(nameof(SortName), out string? name) && name is not null;
        await base.SetParametersAsync(parameters);
    }
}
