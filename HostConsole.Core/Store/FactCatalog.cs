using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using HostConsole.Core.Audience;
using HostConsole.Core.Catalog;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;

namespace HostConsole.Core.Store;

/// <summary>The name and version under which each fact stands in the log, and how older versions are read.</summary>
public static class FactCatalog
{
    /// <summary>One line a mechanic.</summary>
    private static readonly Type[] Mechanics =
    [
        typeof(CourseFact), typeof(StageFact), typeof(PollFact), typeof(DealFact), typeof(GiveawayFact),
        typeof(AudienceFact), typeof(ChatFact), typeof(StockFact), typeof(OrderFact),
    ];

    /// <summary>Brings a fact of version n to n + 1; a fact's version is one more than the steps it has here.</summary>
    private static readonly Dictionary<string, Action<JsonObject>[]> Upcasts = [];

    private static readonly Dictionary<string, Type> ByName = Mechanics
        .SelectMany(m => m.GetNestedTypes(BindingFlags.Public).Where(t => t.IsSubclassOf(m)))
        .ToDictionary(t => t.Name, StringComparer.Ordinal);

    public static IReadOnlyCollection<Type> All => ByName.Values;
    public static string NameOf(ShowFact fact) => fact.GetType().Name;
    public static int VersionOf(string name) => 1 + (Upcasts.TryGetValue(name, out var steps) ? steps.Length : 0);
    public static string Write(ShowFact fact) => JsonSerializer.Serialize(fact, fact.GetType(), Json.Options);

    /// <exception cref="InvalidDataException">The name is of no known fact: the database was written by a newer program.</exception>
    public static ShowFact Read(string name, int version, string data)
    {
        if (!ByName.TryGetValue(name, out var type)) throw new InvalidDataException($"The log holds a fact '{name}' that this version doesn't know. Use the version that wrote it, or a newer one.");
        if (version == VersionOf(name)) return (ShowFact)JsonSerializer.Deserialize(data, type, Json.Options)!;
        if (version > VersionOf(name)) throw new InvalidDataException($"The log holds a fact '{name}' of version {version}; this program knows version {VersionOf(name)}. Use the version that wrote it, or a newer one.");
        var json = JsonNode.Parse(data)!.AsObject();
        foreach (var step in Upcasts[name].Skip(version - 1)) step(json);
        return (ShowFact)json.Deserialize(type, Json.Options)!;
    }
}
