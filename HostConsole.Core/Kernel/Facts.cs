namespace HostConsole.Core.Kernel;

/// <summary>Something that happened. Facts are the only thing that the log holds; every screen and number is folded from them.</summary>
public abstract record ShowFact
{
    /// <summary>The fact without what is still secret, as the log's readers outside get it.</summary>
    public virtual ShowFact Public() => this;
}

/// <summary>A fact of the ledger stream: what outlives a show (stock, orders). It may name the show that it concerns.</summary>
public interface ILedgerFact
{
    RunId? Run { get; }
}

/// <summary>A fact of a show that the ledger keeps too: it stands in the log once, and in both streams.</summary>
public interface ISharedFact;

/// <summary>A place that somebody won by an entry.</summary>
public readonly record struct Win(Guid Entry, ViewerId Winner);

/// <summary>A fact by which people win, or no longer do: the ledger keeps it too, since later shows may ask who won.</summary>
public interface IWins : ISharedFact
{
    IEnumerable<Win> Won { get; }

    /// <summary>Entries whose place is somebody else's now, or nobody's.</summary>
    IEnumerable<Guid> Lost { get; }
}

/// <summary>A fact that stays private until a later fact publishes it: no export, view or log line shows it.</summary>
public interface IPrivateFact;

/// <summary>A span on the timeline: its kind, and of what where several of a kind can be open.</summary>
/// <param name="Kind">deal, poll, giveaway, wheel, goal (ends when it is reached), pin, spotlight, segment, live or pause.</param>
public readonly record struct SpanKey(string Kind, Guid? Of = null);

/// <summary>A fact that begins a span on the timeline; one that ends a span too ends it first.</summary>
public interface IOpens
{
    SpanKey Opens { get; }
    string Title { get; }
}

/// <summary>A fact that opens something which people enter by a word in the chat: while it is open, nothing else may take that word.</summary>
public interface IListens
{
    /// <summary>Null where it takes none.</summary>
    string? Keyword { get; }
}

/// <summary>A fact that ends a span on the timeline: the last open one of its key.</summary>
public interface ICloses
{
    SpanKey Closes { get; }
}

/// <summary>A fact of an order, by which a mechanic may follow what becomes of it.</summary>
public interface IConcernsOrder
{
    /// <summary>"source:id".</summary>
    string Order { get; }
}

/// <summary>A fact by which an order comes to a run.</summary>
public interface IPlacesOrder : IConcernsOrder;

/// <summary>Somebody took part in what was opened: it can't be taken back any more as if it had never been.</summary>
public interface ISettles
{
    SpanKey Settles { get; }
}

/// <summary>A fact that takes a span off the timeline, as if it had never begun.</summary>
public interface IWithdraws
{
    SpanKey Withdraws { get; }
}

/// <summary>
/// As what somebody is counted once, however often they come: the steps of the funnel. A viewer came to our own page, a
/// chatter wrote in a platform's chat.
/// </summary>
[Flags]
public enum SeenAs : byte { None = 0, Viewer = 1, Active = 2, Claimer = 4, Buyer = 8, Chatter = 16 }

/// <summary>A fact that takes a message or a question out of the audience's sight.</summary>
public interface IHidesText
{
    Guid Hidden { get; }
}

/// <summary>A fact in which somebody of the audience is seen.</summary>
public interface ITakesPart
{
    ViewerId Viewer { get; }

    /// <summary>Some steps of the funnel hold one before them.</summary>
    SeenAs As => SeenAs.Active;
}

/// <summary>A fact that changes what this viewer's page shows as their own.</summary>
public interface IConcernsViewer
{
    ViewerId Viewer { get; }
}

/// <summary>The same of many at once.</summary>
public interface IConcernsViewers
{
    IEnumerable<ViewerId> Viewers { get; }
}

/// <summary>
/// A fact by which somebody takes part in one thing of many, so that crowds from one network address can be counted
/// there.
/// </summary>
public interface IJoinsCrowd
{
    ViewerId Viewer { get; }

    /// <summary>The poll, giveaway, deal …; null where this one is counted already.</summary>
    Guid? Crowd { get; }
}

/// <summary>A fact that sets aside all who came from one network address.</summary>
public interface ISetsCrowdAside
{
    Guid Crowd { get; }
    string Address { get; }
}

/// <summary>A fact or a cue with an amount, which must be in the show's currency.</summary>
public interface IInMoney
{
    /// <summary>Null where it has no amount.</summary>
    Currency? MoneyIn { get; }

    /// <summary>The field to correct where the amount is in another currency.</summary>
    string MoneyField { get; }

    bool IsIn(Currency currency) => MoneyIn is null || MoneyIn == currency;
}

/// <summary>Something that somebody wants to happen.</summary>
public abstract record ShowCommand;

/// <summary>A command that only a show that is on can take: what opens something, and what the audience does.</summary>
public interface INeedsShowOn;

/// <summary>A command by a person in the audience; refused for the banned, and while nothing is on.</summary>
public interface IViewerCommand
{
    ViewerId Viewer { get; }

    /// <summary>Whether its mechanic answers the banned too, in words of its own.</summary>
    bool AnswersBanned => false;
}

/// <summary>A fact in its place in the log.</summary>
/// <param name="Seq">The log's key: global, only grows.</param>
/// <param name="Run">The run that it belongs to or concerns; null for a ledger fact that concerns no show.</param>
/// <param name="InLedger">Whether it belongs to the ledger's stream.</param>
public sealed record LoggedFact(long Seq, RunId? Run, bool InLedger, DateTimeOffset At, Actor By, ShowFact Fact);
