using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using HostConsole.Hosting;
using HostConsole.Surfaces;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HostConsole.Overlays;

/// <summary>One part as it was drawn last, ready to be sent.</summary>
/// <param name="Part">Null where there is nothing to show.</param>
/// <param name="Version">Grows whenever the part is drawn to something else.</param>
/// <param name="Member">"deal":"…" as JSON in UTF-8.</param>
public sealed record OverlayPicture(string Name, OverlayPart? Part, long Version, string Html, byte[] Member);

/// <summary>
/// The parts as they were drawn last. Each change is drawn and written once, whatever the number of overlays. Drawn by
/// one loop at a time, read by any.
/// </summary>
public sealed class OverlayPictures(ComponentDrawing drawing)
{
    private static readonly JavaScriptEncoder Relaxed = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    private volatile IReadOnlyDictionary<string, OverlayPicture> _drawn = new Dictionary<string, OverlayPicture>();
    private long _version;

    public IReadOnlyDictionary<string, OverlayPicture> Drawn => _drawn;

    /// <summary>How many components were drawn since the start: what a test holds against the number of connections.</summary>
    public long Renders { get; private set; }

    /// <returns>Whether anything looks otherwise now.</returns>
    public async Task<bool> AdvanceAsync(IEnumerable<(string Name, OverlayPart? Part)> parts)
    {
        var (was, next, changed) = (_drawn, new Dictionary<string, OverlayPicture>(), false);
        await using var renderer = drawing.NewRenderer();
        foreach (var (name, part) in parts)
        {
            var known = was.GetValueOrDefault(name);
            if (known is not null && Equals(known.Part?.Key, part?.Key)) { next[name] = known; continue; }
            var html = part is null ? "" : await DrawAsync(renderer, part);
            next[name] = known?.Html == html ? known with { Part = part } : new(name, part, ++_version, html, MemberOf(name, html));
            changed |= known?.Html != html;
        }

        _drawn = next;
        return changed;
    }

    private async Task<string> DrawAsync(HtmlRenderer renderer, OverlayPart part)
    {
        Renders++;
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync(
                part.Component, ParameterView.FromDictionary(new Dictionary<string, object?>(part.Parameters)));
            return root.ToHtmlString().Trim();
        });
    }

    private static byte[] MemberOf(string name, string html)
    {
        var bytes = new ArrayBufferWriter<byte>(html.Length + 32);
        bytes.Write(JsonEncodedText.Encode(name).EncodedUtf8Bytes is var key
            ? [(byte)'"', .. key, (byte)'"', (byte)':', (byte)'"']
            : default);
        bytes.Write(JsonEncodedText.Encode(html, Relaxed).EncodedUtf8Bytes);
        bytes.Write("\""u8);
        return bytes.WrittenSpan.ToArray();
    }
}
