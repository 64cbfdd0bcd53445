namespace HostConsole.Components.Lists;

/// <summary>What a list asks its page for.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Sort">The <see cref="ListColumn{T}.SortName"/>; null where nobody sorted.</param>
public readonly record struct ListQuery(int Page, string? Sort, bool Descending);
