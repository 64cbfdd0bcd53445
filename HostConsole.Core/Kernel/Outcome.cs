namespace HostConsole.Core.Kernel;

/// <summary>What a decision comes to: facts to record, or a rejection that tells the person what to do.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <param name="Facts">What happened; may be empty where all was so already.</param>
    /// <param name="Answer">What the caller is told beside it (a claim, an entry), where the facts alone don't say.</param>
    /// <param name="People">Personal data to keep beside the log, in the same transaction.</param>
    public sealed record Accepted(
        IReadOnlyList<ShowFact> Facts, object? Answer = null, IReadOnlyList<PersonalData>? People = null) : Outcome;

    /// <param name="Slug">A stable name of the rule, as in /problems/sold-out.</param>
    /// <param name="Reason">A sentence that says what to do.</param>
    /// <param name="Field">The field that is wrong, for <see cref="RejectionKind.Invalid"/>.</param>
    public sealed record Rejected(RejectionKind Kind, string Slug, string Reason, string? Field = null) : Outcome;

    public static Outcome Accept(params IReadOnlyList<ShowFact> facts) => new Accepted(facts);
    public static Outcome Accept(object answer, params IReadOnlyList<ShowFact> facts) => new Accepted(facts, answer);
    public static Outcome Reject(string slug, string reason) => new Rejected(RejectionKind.Conflict, slug, reason);
    public static Outcome Invalid(string field, string reason) => new Rejected(RejectionKind.Invalid, "invalid", reason, field);
    public static Outcome NotFound(string what) => new Rejected(RejectionKind.NotFound, "not-found", $"There is no such {what}.");
}

/// <summary>Conflict: a rule of the show says no (409). Invalid: well-formed but wrong (422). NotFound: 404. Forbidden: 403.</summary>
public enum RejectionKind { Conflict, Invalid, NotFound, Forbidden }

/// <summary>What is known of a person; kept outside the log so that it can be erased. Null leaves a field as it is.</summary>
/// <param name="OnStream">Whether they agreed to be named on the stream.</param>
public sealed record PersonalData(Guid Person, string? Name = null, string? Email = null, string? Contact = null, bool? OnStream = null);
