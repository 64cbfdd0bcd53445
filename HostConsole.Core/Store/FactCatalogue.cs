using System.Collections.Frozen;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using HostConsole.Core.Catalogue;
using HostConsole.Core.DailyWord;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;

namespace HostConsole.Core.Store;

/// <summary>The name and version under which each fact stands in the log, and how older versions are read.</summary>
public static class FactCatalogue
{
    private static readonly Type[] Roots =
        [.. Mechanics.All.Select(m => m.FactType), typeof(LifecycleFact), typeof(StockFact), typeof(OrderFact), typeof(PoolFact), typeof(PointsFact),
            typeof(DailyWordFact)];

    /// <summary>Brings a fact of version n to n + 1; a fact's version is one more than the steps it has here.</summary>
    private static readonly Dictionary<string, Action<JsonObject>[]> Upcasts = new()
    {
        [nameof(StageFact.StageSet)] = [Upcast.StageItems],
    };

    /// <summary>One kind of fact: what is looked up once and used for each.</summary>
    internal sealed class Kind(Type type)
    {
        public string Name { get; } = type.Name;
        public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(type.Name);
        public int Version { get; } = VersionOf(type.Name);
        public JsonTypeInfo Json { get; } = Kernel.Json.Options.GetTypeInfo(type);
    }

    private static readonly FrozenDictionary<Type, Kind> Kinds = Roots
        .SelectMany(root => root.GetNestedTypes(BindingFlags.Public).Where(t => t.IsSubclassOf(root)))
        .ToFrozenDictionary(t => t, t => new Kind(t));

    private static readonly FrozenDictionary<string, Kind>.AlternateLookup<ReadOnlySpan<char>> Names =
        Kinds.Values.ToFrozenDictionary(k => k.Name, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static IReadOnlyCollection<Type> All => Kinds.Keys;
    public static string NameOf(ShowFact fact) => fact.GetType().Name;
    public static int VersionOf(string name) => 1 + (Upcasts.TryGetValue(name, out var steps) ? steps.Length : 0);
    public static string Write(ShowFact fact) => JsonSerializer.Serialize(fact, KindOf(fact).Json);

    internal static Kind KindOf(ShowFact fact) => Kinds[fact.GetType()];

    /// <exception cref="InvalidDataException">The name is of no known fact: the database was written by a newer program.</exception>
    public static ShowFact Read(string name, int version, string data) => Read(KindOf(name), version, Encoding.UTF8.GetBytes(data));

    /// <inheritdoc cref="Read(string, int, string)"/>
    internal static Kind KindOf(ReadOnlySpan<char> name) => Names.TryGetValue(name, out var kind)
        ? kind
        : throw new InvalidDataException($"The log holds a fact '{name}' that this version doesn't know. Use the "
            + "version that wrote it, or a newer one.");

    /// <inheritdoc cref="Read(string, int, string)"/>
    internal static Kind KindOf(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[64];
        return KindOf(name.Length <= text.Length ? text[..Encoding.UTF8.GetChars(name, text)] : Encoding.UTF8.GetString(name));
    }

    /// <inheritdoc cref="Read(string, int, string)"/>
    internal static ShowFact Read(Kind kind, int version, ReadOnlySpan<byte> data)
    {
        if (version == kind.Version) return (ShowFact)JsonSerializer.Deserialize(data, kind.Json)!;
        if (version > kind.Version)
            throw new InvalidDataException($"The log holds a fact '{kind.Name}' of version {version}; this program "
                + $"knows version {kind.Version}. Use the version that wrote it, or a newer one.");
        var json = JsonNode.Parse(data)!.AsObject();
        foreach (var step in Upcasts[kind.Name].Skip(version - 1)) step(json);
        return (ShowFact)json.Deserialize(kind.Json)!;
    }
}
