using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>A command on its way to the writer.</summary>
/// <param name="Show">The show that it is for; null for the ledger.</param>
/// <param name="Real">To the show's own run even while a rehearsal is on (plans, settings, the shop's orders).</param>
/// <param name="Receipt">Where somebody may send it twice.</param>
/// <param name="Origin">Where a viewer who is new to the show comes from: a keyed hash of the network address.</param>
public sealed record Submission(
    ShowCommand Command, Actor By, ShowId? Show = null, bool Real = false, Receipt? Receipt = null,
    Func<string?>? Origin = null);

/// <summary>How a repeated call is known, and what to keep for it.</summary>
/// <param name="Key">Hash of caller, path and idempotency key.</param>
/// <param name="Answer">Made before the commit, so that answer and facts are kept together or not at all.</param>
public sealed record Receipt(string Key, string BodyHash, Func<Done, (int Status, string Body)> Answer);

/// <summary>What became of a submission.</summary>
public abstract record Sent
{
    private protected Sent() { }
}

/// <summary>It is recorded.</summary>
public sealed record Done(Outcome.Accepted Outcome) : Sent
{
    private Run? _run;
    private DateTimeOffset _at;
    private ShowView? _view;

    internal Done(Outcome.Accepted outcome, Run? run, DateTimeOffset at) : this(outcome) => (_run, _at) = (run, at);

    /// <summary>The run's picture after the command, and perhaps after others of its batch; null for the ledger.</summary>
    public ShowView? View => _view ??= _run?.View(_at);

    /// <summary>Takes the picture before the done leaves the writer; commands of one batch share it.</summary>
    internal void Settle()
    {
        _ = View;
        _run = null;
    }

    /// <summary>The answer of the decision, where it gives one.</summary>
    public T Answer<T>() => (T)Outcome.Answer!;
}

public sealed record Refused(Outcome.Rejected Rejection) : Sent;

/// <summary>The same call was answered before.</summary>
public sealed record Repeated(int Status, string Body) : Sent;

/// <summary>The same key came with another body.</summary>
public sealed record Mismatch : Sent;

/// <summary>Nothing can be recorded now; try again.</summary>
public sealed record Unavailable(string Reason) : Sent;

/// <summary>The show that an order concerns has to be read from the log first.</summary>
internal sealed record NotLoaded(ShowId Show) : Sent;

/// <summary>Keeps the answer of something that was done beside the writer, such as an import.</summary>
public sealed record KeepAnswer : ShowCommand;

/// <summary>What subscribers of a show get after a commit.</summary>
/// <param name="Facts">Committed since the update before, oldest first.</param>
public sealed record ShowUpdate(ShowView View, IReadOnlyList<LoggedFact> Facts);
