using System.Globalization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;

namespace HostConsole.Viewers;

/// <summary>One piece of the audience's page that is swapped by itself.</summary>
/// <param name="Target">The id of its element.</param>
/// <param name="Within">The list that it is appended to when new; null for what stands on the page from the start.</param>
/// <param name="Inside">The part whose markup holds this one; null for most.</param>
/// <param name="Key">What it is drawn from: drawn again when this is no longer equal.</param>
public sealed record Part(
    string Target, PartList? Within, string? Inside, object Key, Type Component, IReadOnlyDictionary<string, object?> Parameters)
{
    /// <summary>One that stands on the page from the start.</summary>
    public static Part Fixed<TComponent>(string target, object key, params (string, object?)[] parameters) =>
        new(target, null, null, key, typeof(TComponent), With(parameters));

    /// <summary>One of a list.</summary>
    public static Part In<TComponent>(PartList list, string target, object key, params (string, object?)[] parameters) =>
        new(target, list, null, key, typeof(TComponent), With(parameters));

    /// <summary>One that stands in the markup of another.</summary>
    public static Part Inner<TComponent>(string holder, string target, object key, params (string, object?)[] parameters) =>
        new(target, null, holder, key, typeof(TComponent), With(parameters));

    private static Dictionary<string, object?> With((string Name, object? Value)[] parameters) =>
        parameters.ToDictionary(p => p.Name, p => p.Value);
}

/// <summary>A list of the page that parts are appended to.</summary>
/// <param name="Trimmed">The phones let go of what is old themselves.</param>
public sealed record PartList(string Id, string Tag = "div", string Class = "v-stack", string Attributes = "", bool Trimmed = false)
{
    public string Html(string items) => $"<{Tag} class=\"{Class}\" id=\"{Id}\"{Attributes}>{items}</{Tag}>";
}

/// <summary>What parts are drawn from.</summary>
/// <param name="NameOf">A viewer's name as the audience sees it.</param>
/// <param name="OnStage">What stands beside the pinned product, by the names of the API.</param>
public sealed record PartSource(
    ShowView Show, Func<ViewerId, string> NameOf, DateTimeOffset Now, VisibleOnPhones Visible,
    IEnumerable<KeyValuePair<string, object?>> OnStage)
{
    public CultureInfo Culture => Show.Culture;

    /// <summary>Whether somebody gave a name.</summary>
    public Func<ViewerId, bool> HasName { get; init; } = _ => true;

    /// <summary>What somebody sent to be shown, by its id; null where it was erased.</summary>
    public Func<Guid, KeptWords?> Kept { get; init; } = _ => null;
}

/// <summary>A list that is equal to one with equal items.</summary>
public sealed class EqualList<T>(IReadOnlyList<T> items) : IEquatable<EqualList<T>>
{
    private readonly IReadOnlyList<T> _items = items;
    public bool Equals(EqualList<T>? other) => other is not null && _items.SequenceEqual(other._items);
    public override bool Equals(object? obj) => Equals(obj as EqualList<T>);
    public override int GetHashCode() => _items.Count;
}
