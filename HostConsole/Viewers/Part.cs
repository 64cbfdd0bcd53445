using System.Globalization;
using HostConsole.Core.Audience;
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

namespace HostConsole.Viewers;

/// <summary>One piece of the audience's page that is swapped by itself.</summary>
/// <param name="Target">The id of its element.</param>
/// <param name="Within">The list that it is appended to when new; null for what stands on the page from the start.</param>
/// <param name="Inside">The part whose markup holds this one; null for most.</param>
/// <param name="Key">What it is drawn from: drawn again when this is no longer equal.</param>
public sealed record Part(string Target, string? Within, string? Inside, object Key, Type Component, IReadOnlyDictionary<string, object?> Parameters);

/// <summary>Which parts a picture of the show has. Public: nothing personal, no hidden tally, nothing of the plan.</summary>
public static class PageParts
{
    /// <summary>Messages that a phone starts with.</summary>
    public const int Messages = 50;

    /// <summary>The lists of parts, in the order of the page.</summary>
    public static readonly IReadOnlyList<string> Lists = ["deals", "goals", "polls", "giveaways", "chat"];

    public static IEnumerable<Part> Of(ShowView show, Func<ViewerId, string> nameOf, DateTimeOffset now)
    {
        var culture = show.Culture;
        var watching = show.Audience.Watching;
        yield return Fixed<HeadCard>("head", (show.Settings.Title, show.Settings.StreamUrl, show.Settings.Culture, show.Status, watching), ("Show", show), ("Watching", watching));
        yield return Fixed<BarCard>("bar", (show.Status, show.OffLine), ("Show", show));
        yield return Fixed<ScreenCard>("screen", (show.Status, show.StartsAt, show.Deals.Any(d => d.IsOn)), ("Show", show), ("Now", now));
        yield return Fixed<WaitingCard>("about", (show.Status, show.StartsAt, show.Settings.TimeZone, show.Status == ShowStatus.Ended ? show.Audience.Viewers : 0), ("Show", show));
        yield return Fixed<StageCard>("stage", (show.Stage, show.Settings.Culture), ("Stage", show.Stage), ("Culture", culture));
        foreach (var part in Chosen.Deals(show).SelectMany(d => Of(d, show.Code, culture, now))) yield return part;
        foreach (var part in Chosen.Goals(show).SelectMany(g => Of(g, culture))) yield return part;
        foreach (var part in Chosen.Polls(show).SelectMany(p => Of(p, show.Code, culture, now))) yield return part;
        foreach (var part in Chosen.Giveaways(show).SelectMany(g => Of(g, show.Code, culture, now, nameOf))) yield return part;
        var pinned = show.Chat.Pinned;
        var pinner = pinned is null ? null : nameOf(pinned.Author);
        yield return Fixed<PinnedCard>("pinned", (pinned, pinner, show.Chat.Paused, show.Chat.SlowNow), ("Message", pinned), ("Name", pinner), ("Paused", show.Chat.Paused), ("Slow", show.Chat.SlowNow));
        foreach (var message in show.Chat.Messages.TakeLast(Messages))
            yield return new($"m-{message.Id}", "chat", null, message, typeof(ChatLineCard), With(("Message", message), ("Name", nameOf(message.Author))));
        var questions = Chosen.Questions(show);
        yield return Fixed<QuestionListCard>("questions", (new Same<QuestionView>(questions), show.IsOn), ("Questions", questions), ("Code", show.Code), ("On", show.IsOn));
    }

    private static IEnumerable<Part> Of(DealView deal, string code, CultureInfo culture, DateTimeOffset now)
    {
        var target = $"deal-{deal.Id}";
        var still = deal with { Claimed = 0, Ordered = 0, Left = 0, Expired = 0, Waiting = 0, Claims = 0, Redeemed = 0, SoldOutAt = null };
        yield return new(target, "deals", null, (still, culture.Name), typeof(DealCard), With(("Deal", deal), ("Code", code), ("Culture", culture), ("Now", now)));
        if (deal.State != "cancelled")
            yield return new($"left-{deal.Id}", null, target, (deal.Claimed, deal.Left, deal.Quantity, deal.Waiting), typeof(DealLeftCard), With(("Deal", deal), ("Culture", culture)));
    }

    private static IEnumerable<Part> Of(PollView poll, string code, CultureInfo culture, DateTimeOffset now)
    {
        var target = $"poll-{poll.Id}";
        yield return new(target, "polls", null, (poll.Id, poll.State, culture.Name), typeof(PollCard), With(("Poll", poll), ("Code", code), ("Culture", culture), ("Now", now)));
        if (poll.ShowsTally)
            for (var i = 0; i < poll.Options.Length; i++)
                yield return new($"tally-{poll.Id}-{i}", null, target, (poll.Options[i].Votes, poll.Options.Sum(o => o.Votes)), typeof(PollTallyCard), With(("Poll", poll), ("Option", i), ("Culture", culture)));
        yield return new($"voters-{poll.Id}", null, target, poll.ShowsTally ? poll.Voters : -1, typeof(PollVotersCard), With(("Poll", poll), ("Culture", culture)));
    }

    private static IEnumerable<Part> Of(GoalView goal, CultureInfo culture)
    {
        var target = $"goal-{goal.Id}";
        yield return new(target, "goals", null, (goal.State, culture.Name), typeof(GoalCard), With(("Goal", goal), ("Culture", culture)));
        yield return new($"goal-so-far-{goal.Id}", null, target, goal.Reached, typeof(GoalProgressCard), With(("Goal", goal), ("Culture", culture)));
    }

    private static IEnumerable<Part> Of(GiveawayView giveaway, string code, CultureInfo culture, DateTimeOffset now, Func<ViewerId, string> nameOf)
    {
        var target = $"giveaway-{giveaway.Id}";
        IReadOnlyList<(WinnerView, string)> winners = [.. giveaway.Winners.Where(w => !w.Replaced).OrderBy(w => w.Rank).Select(w => (w, nameOf(w.Viewer)))];
        yield return new(target, "giveaways", null, (giveaway.State, new Same<(WinnerView, string)>(winners), culture.Name), typeof(GiveawayCard),
            With(("Giveaway", giveaway), ("Code", code), ("Culture", culture), ("Now", now), ("Winners", winners)));
        yield return new($"entries-{giveaway.Id}", null, target, giveaway.Entries, typeof(GiveawayEntriesCard), With(("Giveaway", giveaway), ("Culture", culture)));
    }

    private static Part Fixed<TComponent>(string target, object key, params (string, object?)[] parameters) => new(target, null, null, key, typeof(TComponent), With(parameters));

    private static Dictionary<string, object?> With(params (string Name, object? Value)[] parameters) => parameters.ToDictionary(p => p.Name, p => p.Value);

    /// <summary>A list that is equal to one with equal items.</summary>
    private sealed class Same<T>(IReadOnlyList<T> items) : IEquatable<Same<T>>
    {
        private readonly IReadOnlyList<T> _items = items;
        public bool Equals(Same<T>? other) => other is not null && _items.SequenceEqual(other._items);
        public override bool Equals(object? obj) => Equals(obj as Same<T>);
        public override int GetHashCode() => _items.Count;
    }
}
