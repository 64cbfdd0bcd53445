using System.Collections.Immutable;
using System.Globalization;
using HostConsole.Chat;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Deals;
using HostConsole.Giveaways;
using HostConsole.Goals;
using HostConsole.Polls;
using HostConsole.Stage;

namespace HostConsole.Overlays;

/// <summary>What overlays may know of people.</summary>
/// <param name="NameOf">As the chat knows them.</param>
/// <param name="OnStream">Their name where they agreed to be named on the stream; null otherwise.</param>
public sealed record OverlayNames(Func<ViewerId, string> NameOf, Func<ViewerId, string?> OnStream);

/// <summary>One overlay's picture.</summary>
/// <param name="Name">One of <see cref="OverlayLinks.Names"/>, or <see cref="OverlayParts.Mark"/>.</param>
/// <param name="Key">What it is drawn from: drawn again when this is no longer equal.</param>
/// <param name="Component">Null where there is nothing to show.</param>
public sealed record OverlayPart(string Name, object? Key, Type? Component, IReadOnlyDictionary<string, object?> Parameters);

/// <summary>Which parts a picture of the show has for its overlays; as public as the stream is.</summary>
public static class OverlayParts
{
    /// <summary>Says on every overlay that this is a rehearsal.</summary>
    public const string Mark = "mark";
    private const int Messages = 8, Rolls = 12;

    /// <summary>The parts that a page of this overlay shows.</summary>
    public static IReadOnlyList<string> Of(string what) => what == "all" ? [.. OverlayLinks.Names.Skip(1), Mark] : [what, Mark];

    public static IEnumerable<OverlayPart> Of(ShowView show, IReadOnlyList<OverlayAlert> alerts, OverlayNames names)
    {
        var (culture, on) = (show.Culture, show.IsOn);
        yield return show.IsRehearsal && on ? Part<RehearsalOverlay>(Mark, true) : Nothing(Mark);
        yield return on && (show.Stage.Pinned ?? (object?)show.Stage.Message) is not null
            ? Part<StageOverlay>("stage", (show.Stage, culture.Name), ("Stage", show.Stage), ("Culture", culture)) : Nothing("stage");
        yield return on ? Deal(show.Deals, culture) : Nothing("deal");
        yield return on ? Poll(show, culture) : Nothing("poll");
        yield return on ? Giveaway(show, culture, names) : Nothing("giveaway");
        yield return on ? Goal(show, culture) : Nothing("goal");
        yield return on ? Chat(show, names) : Nothing("chat");
        yield return alerts.Count > 0 && on ? Part<AlertsOverlay>("alerts", alerts, ("Alerts", alerts)) : Nothing("alerts");
    }

    // The newest that is on, else the one that ended last; when that goes, the page's clock says.
    private static OverlayPart Deal(ImmutableArray<DealView> deals, CultureInfo culture)
    {
        var on = deals.Where(d => d.IsOn).ToList();
        var deal = on.MaxBy(d => d.LaunchedAt) ?? deals.MaxBy(d => d.EndedAt);
        var more = Math.Max(0, on.Count - 1);
        return deal is null ? Nothing("deal") : Part<DealOverlay>("deal", (deal, more, culture.Name), ("Deal", deal), ("More", more), ("Culture", culture));
    }

    private static OverlayPart Poll(ShowView show, CultureInfo culture)
    {
        var staged = show.Polls.FirstOrDefault(p => show.Stage.Has(p.StageItem));
        var poll = show.Polls.Where(p => p.IsOpen).MaxBy(p => p.OpenedAt) ?? staged ?? show.Polls.MaxBy(p => p.ClosedAt);
        return poll is null ? Nothing("poll")
            : Part<PollOverlay>("poll", (poll, staged == poll, culture.Name), ("Poll", poll), ("Culture", culture), ("Stays", poll == staged));
    }

    private static OverlayPart Giveaway(ShowView show, CultureInfo culture, OverlayNames names)
    {
        var staged = show.Giveaways.FirstOrDefault(g => show.Stage.Has(g.StageItem));
        var giveaway = show.Giveaways.Where(g => g.State is GiveawayStatus.Open or GiveawayStatus.Closed).MaxBy(g => g.OpenedAt) ?? staged
            ?? show.Giveaways.Where(g => g.State == GiveawayStatus.Drawn).MaxBy(g => g.DrawnAt);
        if (giveaway is null) return Nothing("giveaway");
        var winners = giveaway.Winners.Where(w => !w.Replaced).OrderBy(w => w.Rank).Select(w => names.NameOf(w.Viewer)).ToArray();
        var rolling = Rolling(giveaway, names);
        return Part<GiveawayOverlay>("giveaway", (giveaway, string.Join('\n', winners), string.Join('\n', rolling), giveaway == staged, culture.Name),
            ("Giveaway", giveaway), ("Winners", winners), ("Rolling", rolling), ("Culture", culture), ("Stays", giveaway == staged));
    }

    // The one that the host chose; else what happened last: a goal that was reached stands until it is closed or another one is set.
    private static OverlayPart Goal(ShowView show, CultureInfo culture)
    {
        var staged = show.Goals.FirstOrDefault(g => show.Stage.Has(g.StageItem));
        var goal = staged is { IsOn: true } ? staged : show.Goals.Where(g => g.IsOn).MaxBy(g => g.ReachedAt ?? g.OpenedAt) ?? staged;
        return goal is null ? Nothing("goal") : Part<GoalOverlay>("goal", (goal, culture.Name), ("Goal", goal), ("Culture", culture));
    }

    // The last that came in; who did not agree to be named rolls by as a number.
    private static string[] Rolling(GiveawayView giveaway, OverlayNames names)
    {
        var log = giveaway.EntryLog.Span;
        var rolling = new List<string>(Rolls);
        for (var i = Math.Max(0, log.Length - Rolls); i < log.Length; i++) rolling.Add(names.OnStream(log[i].Viewer) ?? $"Entry {i + 1}");
        return [.. rolling];
    }

    private static OverlayPart Chat(ShowView show, OverlayNames names)
    {
        var messages = show.Chat.Messages.Where(m => !m.Hidden).TakeLast(Messages).ToArray();
        var pinned = show.Chat.Pinned is { Hidden: false } p ? p : null;
        if (messages.Length == 0 && pinned is null) return Nothing("chat");
        Func<MessageView, string> nameOf = m => names.NameOf(m.Author);
        var key = string.Join('\n', messages.Append(pinned).OfType<MessageView>().Select(m => $"{m.Id} {nameOf(m)}")) + (pinned is null ? "" : "\npinned");
        return Part<ChatOverlay>("chat", key, ("Messages", messages), ("NameOf", nameOf), ("Pinned", pinned));
    }

    internal static OverlayPart Nothing(string name) => new(name, null, null, ImmutableDictionary<string, object?>.Empty);

    internal static OverlayPart Part<TComponent>(string name, object key, params (string Name, object? Value)[] parameters) =>
        new(name, key, typeof(TComponent), parameters.ToDictionary(p => p.Name, p => p.Value));
}
