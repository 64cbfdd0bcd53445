using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;

namespace HostConsole.Tests.Shows;

/// <summary>
/// Every field of a state as text, private ones too, in an order that depends on nothing but the content. Caches of
/// pictures are left out.
/// </summary>
internal static class StateDump
{
    private static readonly HashSet<string> Caches =
        ["_view", "_restraints", "_platforms", "_views", "View", "_questions", "_stale", "Tally", "_moment", "_given", "_ranking", "_dueIsStale", "_nextDue"];

    public static string Of(World world)
    {
        var text = new StringBuilder();
        Write(text, world, 0, new Dictionary<object, int>(ReferenceEqualityComparer.Instance));
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, int depth, Dictionary<object, int> known)
    {
        if (value is null) { text.Append("null"); return; }
        var type = value.GetType();
        switch (value)
        {
            case string or Guid or bool or Enum or DateTime or TimeSpan or char:
            case IConvertible when type.IsPrimitive:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                return;
            case DateTimeOffset at:
                text.Append(CultureInfo.InvariantCulture, $"{at.UtcTicks}");
                return;
            case Delegate or Lock:
                return;
        }

        // The house is shared by all real runs; it stands once.
        if (value is Ledger && !known.TryAdd(value, known.Count)) { text.Append("(the house)"); return; }
        if (value is IEnumerable items) WriteItems(text, type, items, depth, known);
        else WriteFields(text, type, value, depth, known);
    }

    private static void WriteItems(StringBuilder text, Type type, IEnumerable items, int depth, Dictionary<object, int> known)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            && (bool)type.GetProperty("IsDefault")!.GetValue(items)!)
        {
            text.Append("default");
            return;
        }
        var lines = items.Cast<object?>().Select(i =>
        {
            var line = new StringBuilder();
            Write(line, i, depth + 1, known);
            return line.ToString();
        });
        if (items is IDictionary
            || type.GetInterfaces().Any(i => i.IsGenericType && (i.GetGenericTypeDefinition() == typeof(ISet<>)
                || i.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))))
            lines = lines.Order(StringComparer.Ordinal);
        text.Append('[');
        foreach (var line in lines) text.Append('\n').Append(' ', depth * 2).Append(line);
        text.Append(']');
    }

    private static void WriteFields(StringBuilder text, Type type, object value, int depth, Dictionary<object, int> known)
    {
        text.Append(type.Name).Append('{');
        foreach (var field in Fields(type))
        {
            if (type == typeof(StageView) && field.Name.Contains("Stock", StringComparison.Ordinal)) continue;
            var name = field.Name.StartsWith('<') ? field.Name[1..field.Name.IndexOf('>', StringComparison.Ordinal)] : field.Name;
            if (Caches.Contains(name)) continue;
            text.Append('\n').Append(' ', depth * 2).Append(name).Append(": ");
            Write(text, field.GetValue(value), depth + 1, known);
        }

        text.Append('}');
    }

    private static IEnumerable<FieldInfo> Fields(Type type)
    {
        for (var t = type; t is not null && t != typeof(object); t = t.BaseType)
            foreach (var field in t.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .OrderBy(f => f.Name, StringComparer.Ordinal))
                yield return field;
    }
}
