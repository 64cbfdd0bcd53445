using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Spotlight;

/// <summary>How somebody's words are shown large, and when they no longer are.</summary>
public static class SpotlightRules
{
    public static Outcome Decide(SpotlightState spotlight, SpotlightCommand command, Moment moment) => command switch
    {
        SetSpotlight { Message: { } message, Question: null, Item: null } => Set(spotlight, message, null, null, moment.Written(message), moment),
        SetSpotlight { Message: null, Question: { } question, Item: null } => Set(spotlight, null, question, null, moment.Asked(question), moment),
        SetSpotlight { Message: null, Question: null, Item: { } item } => Set(spotlight, null, null, item, moment.Offered(item), moment),
        SetSpotlight => Outcome.Invalid("message", "Name one message, one question or one testimonial."),
        ClearSpotlight => spotlight.Now.Shown is null
            ? Outcome.Accept()
            : Outcome.Accept(new SpotlightFact.SpotlightCleared(Automatic: false)),
        _ => throw new UnreachableException(),
    };

    private static Outcome Set(
        SpotlightState spotlight, MessageId? message, QuestionId? question, StageItem? item, WrittenText? text, Moment moment)
    {
        if (text is null) return Outcome.NotFound(item?.Kind ?? (message is null ? "question" : "message among the newest"));
        if (text.IsHidden)
            return Outcome.Reject("hidden", item is null ? "The audience doesn't see this: show it again first." : "This isn't approved: approve it first.");
        if (moment.IsBanned(text.Author))
            return new Outcome.Rejected(RejectionKind.Forbidden, "banned", "You have excluded this viewer from the show.");
        return spotlight.Now.Shown is { } shown && (shown.Message, shown.Question, shown.Item) == (message, question, item)
            ? Outcome.Accept()
            : Outcome.Accept(new SpotlightFact.SpotlightSet(message, question, text.Author, text.Channel, text.Text)
            {
                Item = item,
                Named = text.Named,
            });
    }

    public static void Apply(SpotlightState spotlight, SpotlightFact fact, DateTimeOffset at) => spotlight.Now = fact switch
    {
        SpotlightFact.SpotlightSet set => new(new SpotlitText(set.Message, set.Question, set.Author, set.Channel, set.Text, at)
        {
            Item = set.Item,
            Named = set.Named,
        }),
        SpotlightFact.SpotlightCleared => SpotlightView.Empty,
        _ => throw new UnreachableException(),
    };

    /// <summary>What is hidden, and whoever is banned, leaves the spotlight at once.</summary>
    public static IEnumerable<SpotlightFact> Reached(SpotlightState spotlight, IReadOnlyList<ShowFact> facts, Moment moment)
    {
        if (spotlight.Now.Shown is not { } shown) return [];
        var id = shown.Key;
        return moment.IsBanned(shown.Author) || facts.Any(f =>
                f is IHidesText hides ? hides.Hidden == id : f is SpotlightFact.SpotlightSet && IsHidden(shown, moment))
            ? [new SpotlightFact.SpotlightCleared(Automatic: true)]
            : [];
    }

    // Undo may bring back what was hidden meanwhile.
    private static bool IsHidden(SpotlitText shown, Moment moment) =>
        (shown.Message is { } message ? moment.Written(message)
            : shown.Question is { } question ? moment.Asked(question)
            : moment.Offered(shown.Item!.Value)) is { IsHidden: true };

    public static IEnumerable<SpotlightFact> Stop(SpotlightState spotlight) =>
        spotlight.Now.Shown is null ? [] : [new SpotlightFact.SpotlightCleared(Automatic: false)];

    /// <inheritdoc cref="Mechanic{TState, TCommand, TFact, TView}.Undo(TState, TFact)"/>
    public static (string What, IReadOnlyList<ShowFact> Inverse)? Undo(SpotlightState spotlight, SpotlightFact fact)
    {
        if (fact is SpotlightFact.SpotlightCleared { Automatic: true }) return null;
        var what = fact switch
        {
            SpotlightFact.SpotlightSet { Item.Kind: { } kind } => $"Put a {kind} in the spotlight",
            SpotlightFact.SpotlightSet { Question: null } => "Put a message in the spotlight",
            SpotlightFact.SpotlightSet => "Put a question in the spotlight",
            _ => "Cleared the spotlight",
        };
        return (what, [spotlight.Now.Shown is { } before
            ? new SpotlightFact.SpotlightSet(before.Message, before.Question, before.Author, before.Channel, before.Text)
            {
                Item = before.Item,
                Named = before.Named,
            }
            : new SpotlightFact.SpotlightCleared(Automatic: false)]);
    }
}
