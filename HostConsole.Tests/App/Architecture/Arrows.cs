using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Tests.Architecture;

/// <summary>
/// The design's forbidden arrows. <paramref name="root"/> is the namespace that stands for "HostConsole", so that
/// samples can be checked too.
/// </summary>
public sealed class Arrows(string root)
{
    // Csv reads and writes a format, ClaimText reads the words of a claim, for whichever mechanic needs it; like a mechanic, they know
    // the kernel and themselves only.
    private static readonly string[] Shared = ["", "Kernel", "Csv", "ClaimText"];
    private static readonly string[] AudienceFolders = ["Viewers", "Streams", "Phones", "Overlays"];
    private static readonly string[] NotMechanics = ["", "Kernel", "Shows", "Metrics", "Store"];

    /// <summary>One line per forbidden arrow: "A → B: rule", sorted, without repetition.</summary>
    public IReadOnlyList<string> Check(IEnumerable<Type> types) =>
        [.. (from type in types
             from used in TypeUse.Of(type)
             let rule = Broken(type, used)
             where rule is not null
             select $"{Outermost(type).FullName} → {used.FullName}: {rule}").Distinct().Order(StringComparer.Ordinal)];

    private string? Broken(Type from, Type to)
    {
        var (here, there) = (CoreArea(from), CoreArea(to));
        var web = there is null && IsOurs(to);
        if (here is not null && IsAspNet(to)) return "Core knows no ASP.NET";
        if (here == "Kernel" && there != "Kernel" && IsOurs(to)) return "the kernel imports nothing of the project";
        if (here is not null && web) return "Core knows nothing of the web app";
        if (here == "Shows" && there == "Store") return "Shows sees the store through IFactLog only";
        if (here is not null && IsMechanic(here) && there is not null && there != here && !Shared.Contains(there))
            return "a mechanic knows the kernel and itself only";
        if (IsComponent(from) && IsAudience(from) && IsIn(to.Namespace, "MudBlazor")) return "viewer and overlay components are plain HTML";
        if (IsComponent(from) && typeof(DbContext).IsAssignableFrom(to))
            return "a component reads views and query services, never the store";
        return null;
    }

    private bool IsOurs(Type type) => IsIn(Outermost(type).Namespace, root);

    /// <summary>The folder below HostConsole.Core that the type stands in; empty for none, null where the type is not in Core.</summary>
    private string? CoreArea(Type type)
    {
        var space = Outermost(type).Namespace;
        var core = root + ".Core";
        return !IsIn(space, core) ? null : space!.Length == core.Length ? "" : space[(core.Length + 1)..].Split('.')[0];
    }

    private static bool IsMechanic(string area) => !NotMechanics.Contains(area);

    private static bool IsAspNet(Type type) =>
        IsIn(type.Namespace, "Microsoft.AspNetCore")
            || type.Assembly.GetName().Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    private static bool IsComponent(Type type) => typeof(ComponentBase).IsAssignableFrom(Outermost(type));

    private bool IsAudience(Type type)
    {
        var outer = Outermost(type);
        return outer.Name.EndsWith("Card", StringComparison.Ordinal) || outer.Name.EndsWith("Overlay", StringComparison.Ordinal)
            || AudienceFolders.Any(folder => IsIn(outer.Namespace, $"{root}.{folder}"));
    }

    private static bool IsIn(string? space, string root) =>
        space is not null && (space == root || space.StartsWith(root + ".", StringComparison.Ordinal));

    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }
}
