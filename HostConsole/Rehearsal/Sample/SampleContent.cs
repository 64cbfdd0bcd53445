using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace HostConsole.Rehearsal.Sample;

/// <summary>The sample that ships inside the program: a small brand's catalogue, its run of show, and what an audience would say.</summary>
public static class SampleContent
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>
    /// The catalogue as a Shopify product CSV (new headers). Its pictures are not in it, since they are this server's
    /// own: <see cref="PictureOf"/>.
    /// </summary>
    public static Stream OpenProducts() => Open("sample-products.csv");

    /// <summary>The address, on this server, of the picture drawn for a product of the sample.</summary>
    public static string PictureOf(string handle) => $"/sample/{handle}.svg";

    public static SampleShow ReadShow() => Read<SampleShow>("sample-show.json");

    public static SampleAudience ReadAudience() => Read<SampleAudience>("sample-audience.json");

    private static T Read<T>(string name)
    {
        using var stream = Open(name);
        return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new JsonException($"{name} is empty.");
    }

    private static Stream Open(string name) =>
        typeof(SampleContent).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException($"The program holds no {name}.");
}

/// <summary>A show to be made: products are named by SKU.</summary>
public sealed record SampleShow(string Title, string Currency, string TimeZone, IReadOnlyList<SampleSegment> Segments);

public sealed record SampleSegment(string Title, int Minutes, string Notes, IReadOnlyList<SampleCue> Cues);

/// <param name="AtSeconds">When a rehearsal fires it, counted from the segment's start.</param>
/// <param name="Cue">As in a stored plan, but for its id, which is made anew, and its item, which is an SKU.</param>
public sealed record SampleCue(int AtSeconds, JsonObject Cue)
{
    /// <summary>The product that it names; null where it needs none.</summary>
    [JsonIgnore]
    public string? Sku => (string?)Cue["item"];
}

/// <summary>Names and lines of a simulated audience.</summary>
/// <param name="Lines">By the moment at which people say such things; a mechanic names its own groups.</param>
/// <param name="Products">Lines about one product.</param>
public sealed record SampleAudience(
    IReadOnlyList<string> Names, IReadOnlyDictionary<string, IReadOnlyList<string>> Lines, IReadOnlyList<SampleLine> Products);

/// <summary>A line about one product, said while it is on stage.</summary>
public sealed record SampleLine(string Handle, string Text);
