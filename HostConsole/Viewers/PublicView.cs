using System.Text.Json;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;

namespace HostConsole.Viewers;

/// <summary>The show as data for anybody: names as the audience sees them, no ids of viewers, no hidden tally, nothing of the plan.</summary>
public sealed class PublicView(Func<ViewerId, string> nameOf)
{
    private const int Messages = 30;
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
        yield return ("show", new { s.Settings.Title, s.Code, s.State, rehearsal = s.IsRehearsal, s.StartsAt, s.StartedAt, s.EndedAt, s.Settings.StreamUrl, s.Settings.Currency });
        yield return ("audience", new { s.Audience.Viewers, s.Audience.Watching, s.Audience.Peak });
        yield return ("stage", new
        {
            pinned = ItemOf(s.Stage.Pinned),
            s.Stage.Stock,
            s.Stage.Message,
            poll = s.Stage.Of("poll"),
            giveaway = s.Stage.Of("giveaway"),
            goal = s.Stage.Of("goal"),
        });
        yield return ("deal", Chosen.Deals(s).Select(d => new
        {
            d.Id,
            item = ItemOf(d.Item with { CompareAt = d.Was }),
            d.Was,
            d.Price,
            d.Quantity,
            d.PerViewer,
            d.Claimed,
            d.Ordered,
            d.Left,
            d.Waiting,
            d.State,
            d.OpensAt,
            d.EndsAt,
            holdSeconds = (int)d.Hold.TotalSeconds,
            d.CancelReason,
        }).LastOrDefault());
        yield return ("poll", Chosen.Polls(s).Select(p => new
        {
            p.Id,
            p.State,
            p.Question,
            options = p.Options.Select(o => new { o.Text, votes = p.ShowsTally ? (int?)o.Votes : null }),
            voters = p.ShowsTally ? (int?)p.Voters : null,
            p.AllowChange,
            p.ClosesAt,
        }).LastOrDefault());
        yield return ("goal", Chosen.Goals(s).Select(Goals.GoalEndpoints.Answer).LastOrDefault());
        yield return ("giveaway", Chosen.Giveaways(s).Select(g => new
        {
            g.Id,
            g.State,
            g.Title,
            g.Prize,
            g.Rules,
            g.Keyword,
            g.Entry,
            g.FreeRoute,
            g.Entries,
            g.Places,
            g.Commitment,
            g.Digest,
            g.Seed,
            g.ClosesAt,
            winners = g.Winners.Where(w => !w.Replaced).Select(w => new { w.Entry, w.Rank, name = nameOf(w.Viewer) }),
        }).LastOrDefault());
        yield return ("chat", new
        {
            messages = s.Chat.Messages.Where(m => !m.Hidden).TakeLast(Messages).Select(m => new { m.Id, name = nameOf(m.Author), m.Text, m.At, m.Channel, m.Buyer }),
            pinned = s.Chat.Pinned is { Hidden: false } p ? new { p.Id, name = nameOf(p.Author), p.Text } : null,
            s.Chat.Paused,
            slowSeconds = s.Chat.SlowNow,
        });
        yield return ("questions", Chosen.Questions(s).Select(q => new { q.Id, q.Text, q.State, q.Votes, name = nameOf(q.Author) }));
    }

    private static object? ItemOf(Item? item) => item is null ? null : new { item.Title, item.Price, item.CompareAt, item.Picture, item.Sku };
}
