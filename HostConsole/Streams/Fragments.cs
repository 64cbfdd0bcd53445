using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Hosting;
using HostConsole.Viewers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HostConsole.Streams;

/// <summary>
/// The page's parts as they were last drawn. Each change is drawn once, whatever the number of phones. Used by one loop
/// at a time.
/// </summary>
public sealed class Fragments(ComponentDrawing drawing, People people, TimeProvider clock)
{
    private sealed record Drawn(Part Part, string Html);

    private List<Drawn> _drawn = [];
    private Dictionary<string, Drawn> _byTarget = [];

    /// <summary>How many components were drawn since the start: what a test holds against the number of connections.</summary>
    public long Renders => Interlocked.Read(ref _renders);

    private long _renders;

    /// <summary>Draws what changed and writes it as events.</summary>
    public async Task<Sse> AdvanceAsync(ShowView show)
    {
        var events = new Sse();
        var parts = PageParts.Of(PhoneSurfaces.Source(show, people, clock.GetUtcNow())).ToList();
        HashSet<string> changed =
            [.. parts.Where(p => !(_byTarget.TryGetValue(p.Target, out var was) && was.Part.Key.Equals(p.Key))).Select(p => p.Target)];
        // What holds a changed part is drawn anew too, for those who come later.
        HashSet<string> around = [.. parts.Where(p => p.Inside is not null && changed.Contains(p.Target)).Select(p => p.Inside!)];
        var first = _drawn.Count == 0;
        var next = new List<Drawn>(parts.Count);
        await using var renderer = changed.Count > 0 ? drawing.NewRenderer() : null;
        foreach (var part in parts)
        {
            var was = _byTarget.GetValueOrDefault(part.Target);
            if (!changed.Contains(part.Target) && !around.Contains(part.Target)) { next.Add(was!); continue; }
            var now = new Drawn(part, await DrawAsync(renderer!, part.Component, part.Parameters));
            next.Add(now);
            if (first || !changed.Contains(part.Target) || part.Inside is { } holder && changed.Contains(holder)) continue;
            if (was is null && part.Within is { } list) events.Fragment(list.Id, "append", now.Html);
            else events.Fragment(part.Target, "replace", now.Html);
        }

        var targets = parts.Select(p => p.Target).ToHashSet();
        foreach (var gone in _drawn.Where(d => d.Part.Within is { Trimmed: false } && !targets.Contains(d.Part.Target)))
            events.Fragment(gone.Part.Target, "replace", "");
        _drawn = next;
        _byTarget = next.ToDictionary(d => d.Part.Target);
        return events;
    }

    /// <summary>Everything, by target: lists whole, parts inside others left to these.</summary>
    public IReadOnlyDictionary<string, string> All()
    {
        var all = _drawn.Where(d => d.Part is { Within: null, Inside: null }).ToDictionary(d => d.Part.Target, d => d.Html);
        foreach (var list in PageParts.Lists)
            all[list.Id] = list.Html(string.Concat(_drawn.Where(d => d.Part.Within == list).Select(d => d.Html)));

        return all;
    }

    /// <summary>One component as markup, its own whitespace left out at both ends.</summary>
    public async Task<string> DrawAsync(HtmlRenderer renderer, Type component, IReadOnlyDictionary<string, object?> parameters)
    {
        Interlocked.Increment(ref _renders); // pages draw their own cards beside the loop
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync(component,
                ParameterView.FromDictionary(new Dictionary<string, object?>(parameters)));
            return root.ToHtmlString().Trim();
        });
    }
}
