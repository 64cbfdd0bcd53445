using System.Text.Json;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Rehearsal.Sample;

namespace HostConsole.Rehearsal;

/// <summary>The sample's run of show as a plan, made for the products in the catalogue.</summary>
public static class SamplePlan
{
    // Stricter than a stored plan is read: a slip in the sample is an error.
    private static readonly JsonSerializerOptions Strict = new(Json.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <param name="items">The products by SKU; each that the sample names.</param>
    public static Plan Of(Sample.SampleShow sample, IReadOnlyDictionary<string, Item> items, TimeProvider clock) =>
        new([.. sample.Segments.Select(s =>
            new Segment(Id.New<SegmentId>(clock), s.Title, s.Minutes, s.Notes,
                [.. s.Cues.Select(c => CueOf(c, Id.New<CueId>(clock), items))]))]);

    private static Cue CueOf(SampleCue sample, CueId id, IReadOnlyDictionary<string, Item> items)
    {
        var cue = sample.Cue.DeepClone().AsObject();
        cue["id"] = id.Value;
        if (sample.Sku is { } sku) cue["item"] = JsonSerializer.SerializeToNode(items[sku], Json.Options);
        return cue.Deserialize<Cue>(Strict) ?? throw new JsonException("A cue of the sample is null.");
    }
}
