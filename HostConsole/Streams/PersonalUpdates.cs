using System.Collections.Immutable;
using System.Diagnostics;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Viewers;
using Microsoft.AspNetCore.Components.Web;

namespace HostConsole.Streams;

/// <summary>
/// What is personal, to those whom it concerns. Read from the writer and drawn a few at a time and for a turn only, so that a
/// crowd that claims at once holds up neither the claims nor what all phones are to see. Used by one loop.
/// </summary>
public sealed class PersonalUpdates(ShowId show, StreamTools tools, Fragments fragments)
{
    private const int Few = 100;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(50);
    private readonly HashSet<ViewerId> _owed = [];

    /// <summary>Some are to be told yet: give them another turn.</summary>
    public bool IsOwed => _owed.Count > 0;

    /// <param name="fresh">Those that have just come, who know nothing yet.</param>
    /// <param name="everybody">Another run has begun.</param>
    public async Task GiveAsync(
        ShowView view, OpenPhones phones, AffectedViewers affected, IReadOnlyCollection<ViewerId> fresh, bool everybody,
        CancellationToken cancel)
    {
        if (everybody) _owed.UnionWith(phones.All().Select(c => c.Viewer));
        else if (!affected.IsEmpty && await tools.Shows.AskAsync(show, affected.ToQuery(), cancel) is { } viewers)
            _owed.UnionWith(phones.All().Where(c => viewers.Contains(c.Viewer) || affected.IsFollowedBy(c.Follows)).Select(c => c.Viewer));
        _owed.UnionWith(fresh);
        if (!IsOwed) return;

        _owed.RemoveWhere(viewer => !phones.Has(viewer));
        var settings = await tools.Settings.GetAsync(cancel);
        await using var renderer = tools.Drawing.NewRenderer();
        for (var start = Stopwatch.GetTimestamp(); IsOwed && Stopwatch.GetElapsedTime(start) < Turn;)
        {
            var few = _owed.Take(Few).ToImmutableArray();
            _owed.ExceptWith(few); // first, so that one that can't be drawn is not tried for ever
            var own = await tools.Shows.AskAsync(show, new OwnOfSome(few, tools.Clock.GetUtcNow()), cancel);
            foreach (var (viewer, me) in own ?? []) await GiveAsync(renderer, me.With(tools.People), view, settings, phones.Of(viewer));
        }
    }

    private async Task GiveAsync(HtmlRenderer renderer, MeView me, ShowView view, HostSettings settings, ViewerConnection[] phones)
    {
        var data = new Sse();
        data.Value("me", me);
        var bytes = data.ToBytes();
        Guid[] follows = [.. PhoneSurfaces.All.SelectMany(phone => phone.Follows(me))];
        byte[]? page = null;
        foreach (var phone in phones)
        {
            phone.Follows = follows;
            if (phone.Json) phone.Give(bytes);
            else phone.Give(page ??= await PageAsync(renderer, bytes, me, view, settings));
        }
    }

    private async Task<byte[]> PageAsync(HtmlRenderer renderer, byte[] data, MeView me, ShowView view, HostSettings settings)
    {
        var page = new Sse();
        var own = MineCard.With(new(me, view, settings, tools.Clock.GetUtcNow()));
        page.Fragment("mine", "replace", await fragments.DrawAsync(renderer, typeof(MineCard), own));
        return [.. data, .. page.ToBytes()];
    }
}
