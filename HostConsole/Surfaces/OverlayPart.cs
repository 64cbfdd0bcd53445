using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Surfaces;

/// <summary>What overlays may know of people.</summary>
/// <param name="NameOf">As the chat knows them.</param>
/// <param name="OnStream">Their name where they agreed to be named on the stream; null otherwise.</param>
public sealed record OverlayNames(Func<ViewerId, string> NameOf, Func<ViewerId, string?> OnStream)
{
    /// <summary>Whether somebody gave a name.</summary>
    public Func<ViewerId, bool> HasName { get; init; } = _ => true;

    /// <summary>What somebody sent to be shown, by its id; null where it was erased.</summary>
    public Func<Guid, KeptWords?> Kept { get; init; } = _ => null;
}

/// <summary>One overlay's picture.</summary>
/// <param name="Key">What it is drawn from: drawn again when this is no longer equal.</param>
public sealed record OverlayPart(object Key, Type Component, IReadOnlyDictionary<string, object?> Parameters)
{
    public static OverlayPart Of<TComponent>(object key, params (string Name, object? Value)[] parameters) where TComponent : IComponent =>
        new(key, typeof(TComponent), parameters.ToDictionary(p => p.Name, p => p.Value));
}
