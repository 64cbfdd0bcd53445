using System.Globalization;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Surfaces;

namespace HostConsole.Overlays;

/// <summary>A made-up half minute of a show, to look at overlays without one: drawn by the same components.</summary>
/// <param name="Stretched">With texts as long as they may be, to see that they fit.</param>
public sealed record OverlaySample(DateTimeOffset Now, Currency Currency, CultureInfo Culture, bool Stretched = false)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(3.5);

    /// <summary>The messages that a page would get, as JSON that is safe in markup.</summary>
    /// <param name="theme">As <see cref="OverlayThemes.Written"/> has it.</param>
    public async Task<IReadOnlyList<string>> FramesAsync(OverlayPictures pictures, byte[] theme, int? only = null)
    {
        var frames = new List<string>();
        var look = JsonSerializer.Deserialize<JsonElement>(theme);
        foreach (var step in only is { } one ? [one] : Enumerable.Range(0, OverlaySampleStep.Steps))
        {
            await pictures.AdvanceAsync(At(new(step, Now, Currency, Culture, Stretched)));
            frames.Add(JsonSerializer.Serialize(new
            {
                now = (Now + Step * step).ToUnixTimeMilliseconds(),
                theme = look,
                parts = pictures.Drawn.ToDictionary(p => p.Key, p => p.Value.Html),
            }, Json.Options));
        }

        return frames;
    }

    private static IEnumerable<(string Name, OverlayPart? Part)> At(OverlaySampleStep sample)
    {
        yield return (OverlayParts.Mark, null);
        foreach (var (name, surface) in OverlayParts.Mechanics) yield return (name, surface.Sample(sample));
        var count = sample.Step / 2 + (sample.Stretched ? 1 : 0);
        OverlayAlert[] alerts =
        [
            .. from i in Enumerable.Range(0, count)
               select new OverlayAlert(i, sample.Now + Step * sample.Step, sample.Person(i * 3), sample.Mug.Title),
        ];
        yield return (OverlayParts.Alerts, OverlayParts.Of(alerts, count));
    }
}
