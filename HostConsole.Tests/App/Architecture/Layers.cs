namespace HostConsole.Tests.Architecture;

/// <summary>Some folders of the web project.</summary>
/// <param name="Folders">Namespaces, or single types, below the root; from bottom to top where they may know those before them.</param>
/// <param name="Apart">None knows another of the same layer.</param>
public sealed record Layer(string Name, IReadOnlyList<string> Folders, bool Apart = false);

/// <summary>Layers from bottom to top: what stands in one knows what is below it, and nothing above.</summary>
/// <param name="root">The namespace that stands for "HostConsole", so that samples can be checked too.</param>
public sealed class Layers(string root, IReadOnlyList<Layer> layers)
{
    // What the Razor compiler adds: helpers for generic components, by the component's own namespace, and a class for _Imports.razor.
    private const string RazorHelpers = "__Blazor.", RazorImports = "._Imports";

    private sealed record Place(string Folder, int Layer, int Height);

    private readonly Place[] _places =
        [.. layers.SelectMany((layer, i) => layer.Folders.Select((folder, j) => new Place(folder, i, layer.Apart ? 0 : j)))];

    /// <summary>One line per forbidden arrow, "A → B: rule", and one per type that has no layer; sorted, without repetition.</summary>
    public IReadOnlyList<string> Check(IReadOnlyCollection<Type> types)
    {
        var ours = types.Select(Outermost).ToHashSet();
        return [.. types.SelectMany(
            from => TypeUse.Of(from).Select(Outermost).Where(ours.Contains).Select(to => Broken(Outermost(from), to)))
            .Concat(ours.Select(Homeless)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Entries of the table that no type stands in.</summary>
    public IReadOnlyList<string> Unused(IReadOnlyCollection<Type> types)
    {
        var used = types.Select(type => PlaceOf(Outermost(type))).ToHashSet();
        return [.. _places.Where(place => !used.Contains(place)).Select(place => place.Folder)];
    }

    private string? Broken(Type from, Type to)
    {
        if (PlaceOf(from) is not { } here || PlaceOf(to) is not { } there || here == there) return null;
        var (above, below) = (layers[there.Layer].Name, layers[here.Layer].Name);
        var rule = there.Layer > here.Layer ? $"the layer {above} is above {below}"
            : there.Layer < here.Layer ? null
            : layers[here.Layer].Apart ? $"{below} don't know one another"
            : there.Height > here.Height ? $"{there.Folder} is above {here.Folder}" : null;
        return rule is null ? null : $"{from.FullName} → {to.FullName}: {rule}";
    }

    private string? Homeless(Type type) =>
        Name(type) is { } name && PlaceOf(type) is null ? $"{type.FullName}: no layer has a folder for {name}" : null;

    private Place? PlaceOf(Type type) =>
        Name(type) is { } name
            ? _places.FirstOrDefault(p => name == p.Folder || name.StartsWith(p.Folder + ".", StringComparison.Ordinal))
            : null;

    /// <summary>A type's name below the root; null for what the compiler adds outside of it. Program stands in no namespace.</summary>
    private string? Name(Type type)
    {
        var full = type.FullName!;
        if (full.EndsWith(RazorImports, StringComparison.Ordinal)) return null;
        if (full.StartsWith(RazorHelpers, StringComparison.Ordinal)) full = full[RazorHelpers.Length..];
        return full.StartsWith(root + ".", StringComparison.Ordinal) ? full[(root.Length + 1)..] : full == nameof(Program) ? full : null;
    }

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }
}
