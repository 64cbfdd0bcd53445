using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Goals;

/// <summary>What a goal counts: numbers of the run, each as its metric defines it.</summary>
public enum GoalCounts { Orders, Units, Gmv, Claims, Votes, Comments, Viewers }

/// <summary>What of a goal grows as people come nearer to it.</summary>
public enum GoalPicture { Bar, Tower, Jar, Thermometer }

/// <summary>A step on the way to a goal's target: a floor of its tower.</summary>
/// <param name="At">How far the goal has then come; as its target, a number or minor units.</param>
/// <param name="Title">What is there: "Second floor", "A gift for everybody".</param>
/// <param name="Offer">What everybody who is there can take from then on, once each; null where there is nothing to take.</param>
public sealed record GoalStage(
    long At, string Title, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] RewardOffer? Offer = null);

public abstract record GoalFact : ShowFact
{
    private GoalFact() { }

    /// <param name="Target">A number, or minor units of <paramref name="Currency"/>.</param>
    /// <param name="Currency">The show's, where it counts GMV; else null.</param>
    /// <param name="HasReveal">Whether something is shown once it is reached; what, stands in <see cref="RevealKept"/>.</param>
    /// <param name="From">How far the run had come when it began to count; 0 where the whole show counts.</param>
    /// <param name="Stages">In the order in which they are reached.</param>
    /// <param name="ClosesAt">Its deadline; null where the host closes it.</param>
    public sealed record GoalOpened(
        GoalId Goal, string Title, GoalCounts Counts, long Target, Currency? Currency, string? Reward,
        bool HasReveal, long From,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<GoalStage>? Stages = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? ClosesAt = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] GoalPicture? Picture = null)
        : GoalFact, IOpens, IInMoney, IListens
    {
        /// <summary>What takes the stages' rewards in a chat; null where only the show's page does.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Keyword { get; init; }

        SpanKey IOpens.Opens => new("goal", Goal.Value);
        Currency? IInMoney.MoneyIn => Currency;
        string IInMoney.MoneyField => "target";
    }

    /// <summary>What is shown once the goal is reached; nobody sees it before <see cref="GoalReached"/> publishes it.</summary>
    public sealed record RevealKept(GoalId Goal, string Reveal) : GoalFact, IPrivateFact
    {
        public override string ToString() => $"RevealKept {{ Goal = {Goal} }}";
    }

    /// <summary>Decided in the same batch as what reached it, once, and never taken back.</summary>
    /// <param name="Stage">Its place among the goal's stages, from 1.</param>
    public sealed record GoalStageReached(GoalId Goal, int Stage, long Count) : GoalFact;

    /// <summary>Somebody takes what everybody gets at a stage.</summary>
    public sealed record GoalStageTaken(GoalId Goal, int Stage, ViewerId Viewer, RewardId Reward, RewardOffer Offer)
        : GoalFact, IAwards, ISettles, ITakesPart
    {
        SpanKey ISettles.Settles => new("goal", Goal.Value);
        [JsonIgnore] public IReadOnlyList<Award> Awards => [new(Reward, Viewer, Offer, Goal.Value)];
    }

    /// <summary>
    /// Decided in the same batch as what reached it, once. A promise made to the audience: a cancelled order doesn't
    /// take it back.
    /// </summary>
    public sealed record GoalReached(GoalId Goal, long Count, string? Reveal) : GoalFact, ICloses
    {
        SpanKey ICloses.Closes => new("goal", Goal.Value);
    }

    /// <param name="Count">How far it came; what comes later doesn't count.</param>
    public sealed record GoalClosed(GoalId Goal, long Count) : GoalFact, ICloses
    {
        SpanKey ICloses.Closes => new("goal", Goal.Value);
    }

    /// <summary>Undo of its opening: from here on it was never there.</summary>
    public sealed record GoalWithdrawn(GoalId Goal) : GoalFact, IWithdraws
    {
        SpanKey IWithdraws.Withdraws => new("goal", Goal.Value);
    }
}

public abstract record GoalCommand : ShowCommand;

/// <param name="Target">A number, or minor units of <paramref name="Currency"/>.</param>
/// <param name="FromNow">Count from its opening on; else the whole show counts.</param>
/// <param name="Duration">Until its deadline; null where the host closes it.</param>
/// <param name="Picture">Null for the usual one: a tower where it has stages, else a bar.</param>
/// <param name="Keyword">Takes the stages' rewards in a chat; null where only the show's page does.</param>
public sealed record OpenGoal(
    GoalId Goal, string Title, GoalCounts Counts, long Target, Currency? Currency, string? Reward,
    string? Reveal, bool FromNow, IReadOnlyList<GoalStage>? Stages = null, TimeSpan? Duration = null, GoalPicture? Picture = null,
    string? Keyword = null)
    : GoalCommand, INeedsShowOn
{
    // Without the reveal: commands may be written to a program's log.
    public override string ToString() => $"OpenGoal {{ Goal = {Goal}, Title = {Title}, Counts = {Counts}, Target = {Target} }}";
}

public sealed record CloseGoal(GoalId Goal) : GoalCommand;

/// <param name="Stage">From 1.</param>
public sealed record TakeGoalStage(GoalId Goal, int Stage, RewardId Reward, ViewerId Viewer) : GoalCommand, IViewerCommand;
