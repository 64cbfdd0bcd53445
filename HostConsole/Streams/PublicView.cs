using System.Text.Json;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;

namespace HostConsole.Streams;

/// <summary>
/// The show as data for anybody: names as the audience sees them, no ids of viewers, no hidden tally, nothing of the
/// plan.
/// </summary>
public sealed class PublicView(People people, TimeProvider clock)
{
    private Dictionary<string, string> _last = [];

    /// <summary>All parts as <c>view</c> events.</summary>
    public Sse Snapshot(ShowView show)
    {
        var events = new Sse();
        foreach (var (part, state) in Parts(show)) events.Value("view", new { part, state });
        return events;
    }

    /// <summary>The parts that differ from the last call's. Used by one loop at a time.</summary>
    public Sse Changes(ShowView show)
    {
        var events = new Sse();
        var now = new Dictionary<string, string>();
        foreach (var (part, state) in Parts(show))
        {
            now[part] = JsonSerializer.Serialize(state, Json.Options);
            if (!_last.TryGetValue(part, out var was) || was != now[part]) events.Value("view", new { part, state });
        }

        _last = now;
        return events;
    }

    private IEnumerable<(string Part, object? State)> Parts(ShowView s)
    {
        var source = PhoneSurfaces.Source(s, people, clock.GetUtcNow());
        return
        [
            ("show", new
            {
                s.Settings.Title,
                s.Code,
                s.State,
                rehearsal = s.IsRehearsal,
                s.StartsAt,
                s.StartedAt,
                s.EndedAt,
                s.Settings.StreamUrl,
                s.Settings.Currency,
            }),
            ("audience", new { s.Audience.Viewers, s.Audience.Watching, s.Audience.Peak }),
            .. PhoneSurfaces.All.SelectMany(phone => phone.PublicParts(source)),
        ];
    }
}
