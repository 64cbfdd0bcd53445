using System.Text.Json;
using System.Text.Json.Serialization;
using HostConsole.Core.Goals;

namespace HostConsole.Rehearsal.Sample;

/// <summary>The sample that ships inside the program: a small brand's catalogue, its run of show, and what an audience would say.</summary>
public static class SampleContent
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter<GoalCounts>(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The catalogue as a Shopify product CSV (new headers). Its pictures are not in it, since they are this server's own: <see cref="PictureOf"/>.</summary>
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

/// <summary>A show to be made: prices are decimal strings in its currency, products are named by SKU.</summary>
public sealed record SampleShow(string Title, string Currency, string TimeZone, IReadOnlyList<SampleSegment> Segments);

public sealed record SampleSegment(string Title, int Minutes, string Notes, IReadOnlyList<SampleCue> Cues);

/// <param name="Kind">pin, poll, deal, giveaway or goal; the part of that name (for a pin, the SKU) is set.</param>
/// <param name="AtSeconds">When a rehearsal fires it, counted from the segment's start.</param>
public sealed record SampleCue(
    string Kind, int AtSeconds, string? Sku = null, SamplePoll? Poll = null, SampleDeal? Deal = null, SampleGiveaway? Giveaway = null, SampleGoal? Goal = null);

public sealed record SamplePoll(string Question, IReadOnlyList<string> Options, bool HideTally, bool AllowChange, int Seconds);

public sealed record SampleDeal(string Sku, string Price, int Quantity, int PerViewer, int Seconds, int LeadSeconds, int HoldSeconds, string Code);

public sealed record SampleGiveaway(string Title, string Prize, string Rules, string Keyword, string Entry, string? FreeRoute, int Winners, int Reserves, int ClaimHours, int Seconds);

/// <param name="Target">A number, or minor units of the show's currency where it counts GMV.</param>
public sealed record SampleGoal(string Title, GoalCounts Counts, long Target, string Reward, string? Reveal, bool FromNow);

/// <summary>Names and lines of a simulated audience, the lines by the moment at which people say such things.</summary>
public sealed record SampleAudience(
    IReadOnlyList<string> Names,
    IReadOnlyList<string> Greetings,
    IReadOnlyList<string> Reactions,
    IReadOnlyList<string> Questions,
    IReadOnlyList<SampleLine> Products,
    IReadOnlyList<string> Deals,
    IReadOnlyList<string> Polls,
    IReadOnlyList<string> Giveaways,
    IReadOnlyList<string> Goals,
    IReadOnlyList<string> Cheers,
    IReadOnlyList<string> Goodbyes);

/// <summary>A line about one product, said while it is on stage.</summary>
public sealed record SampleLine(string Handle, string Text);
