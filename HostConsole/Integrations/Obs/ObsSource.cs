using System.Text.Json;

namespace HostConsole.Integrations.Obs;

/// <summary>An input as OBS lists it.</summary>
/// <param name="Uuid">Null before OBS 30.</param>
internal sealed record ObsSource(string Name, string? Uuid, string Kind)
{
    /// <summary>Tells it from others, also from one of the same name.</summary>
    public string Id => Uuid ?? Name;

    /// <summary>Those of an answer to GetInputList, each once.</summary>
    public static IEnumerable<ObsSource> All(JsonElement list) => list.Items("inputs").Select(Of).OfType<ObsSource>().DistinctBy(s => s.Id);

    // Null where it has no name.
    private static ObsSource? Of(JsonElement input) => input.Text("inputName") is { Length: > 0 } name
        ? new(name, input.Text("inputUuid") is { Length: > 0 } uuid ? uuid : null, KindOf(input)) : null;

    /// <summary>Names it in a request, with more fields of the request beside it.</summary>
    public Dictionary<string, object?> Named(params (string Name, object? Value)[] fields) => Named(Name, Uuid, fields);

    /// <param name="uuid">Asks for this very input; null for the first of the name.</param>
    public static Dictionary<string, object?> Named(string name, string? uuid, params (string Name, object? Value)[] fields)
    {
        var data = new Dictionary<string, object?> { [uuid is null ? "inputName" : "inputUuid"] = uuid ?? name };
        foreach (var (field, value) in fields) data[field] = value;
        return data;
    }

    // "browser_source" may carry a version where OBS has several.
    private static string KindOf(JsonElement input) => input.Text("unversionedInputKind") ?? input.Text("inputKind") ?? "";
}
