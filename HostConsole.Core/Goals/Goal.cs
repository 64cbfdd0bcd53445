using HostConsole.Core.Kernel;

namespace HostConsole.Core.Goals;

/// <summary>What a goal counts: numbers of the run, each as its metric defines it.</summary>
public enum GoalCounts { Orders, Units, Gmv, Claims, Votes, Comments, Viewers }

public abstract record GoalFact : ShowFact
{
    private GoalFact() { }

    /// <param name="Target">A number, or minor units of <paramref name="Currency"/>.</param>
    /// <param name="Currency">The show's, where it counts GMV; else null.</param>
    /// <param name="HasReveal">Whether something is shown once it is reached; what, stands in <see cref="RevealKept"/>.</param>
    /// <param name="From">How far the run had come when it began to count; 0 where the whole show counts.</param>
    public sealed record GoalOpened(
        GoalId Goal, string Title, GoalCounts Counts, long Target, Currency? Currency, string? Reward,
        bool HasReveal, long From)
        : GoalFact, IOpens, IInMoney
    {
        SpanKey IOpens.Opens => new("goal", Goal.Value);
        Currency? IInMoney.MoneyIn => Currency;
        string IInMoney.MoneyField => "target";
    }

    /// <summary>What is shown once the goal is reached; nobody sees it before <see cref="GoalReached"/> publishes it.</summary>
    public sealed record RevealKept(GoalId Goal, string Reveal) : GoalFact, IPrivateFact
    {
        public override string ToString() => $"RevealKept {{ Goal = {Goal} }}";
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
public sealed record OpenGoal(
    GoalId Goal, string Title, GoalCounts Counts, long Target, Currency? Currency, string? Reward,
    string? Reveal, bool FromNow)
    : GoalCommand, INeedsShowOn
{
    // Without the reveal: commands may be written to a program's log.
    public override string ToString() => $"OpenGoal {{ Goal = {Goal}, Title = {Title}, Counts = {Counts}, Target = {Target} }}";
}

public sealed record CloseGoal(GoalId Goal) : GoalCommand;
