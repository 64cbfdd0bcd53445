using System.Text.Json;

namespace HostConsole.Integrations.Obs;

/// <summary>Reads what OBS says: what is missing, of another type or impossible is left out. Never throws.</summary>
internal static class ObsAnswer
{
    /// <summary>More of one list is not shown: each input costs a request.</summary>
    private const int Most = 500;

    /// <summary>Null where there is none, or it isn't text.</summary>
    public static string? Text(this JsonElement of, string name)
    {
        if (of.Field(name) is not { ValueKind: JsonValueKind.String } text) return null;
        try { return text.GetString(); }
        catch (InvalidOperationException) { return null; } // half of a surrogate pair
    }

    public static bool Flag(this JsonElement of, string name) => of.Field(name) is { ValueKind: JsonValueKind.True };

    /// <summary>Null where it is no number from 0 to <paramref name="most"/>.</summary>
    public static double? Number(this JsonElement of, string name, double most) =>
        of.Field(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var n) && n >= 0 && n <= most ? n : null;

    /// <summary>Null where it is no whole number that a counter can have.</summary>
    public static long? Count(this JsonElement of, string name) => of.Number(name, 1L << 53) is { } n ? (long)n : null;

    /// <summary>Null where it is no object.</summary>
    public static JsonElement? Object(this JsonElement of, string name) =>
        of.Field(name) is { ValueKind: JsonValueKind.Object } found ? found : null;

    /// <summary>The objects of a list; none where it is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement of, string name) =>
        of.Field(name) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Take(Most)
            : [];

    private static JsonElement? Field(this JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var field) ? field : null;
}
