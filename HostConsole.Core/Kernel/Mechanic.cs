using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json;

namespace HostConsole.Core.Kernel;

/// <summary>
/// One mechanic as the engine sees it. A mechanic is a folder with its facts, commands, state, rules and view, and one descriptor:
/// a <see cref="Mechanic{TState, TCommand, TFact, TView}"/> in the list of mechanics, which is all that the rest of Core knows of it.
/// </summary>
/// <param name="name">One word, as stored and as in the API: poll, deal …; also the kind of its spans and stage items.</param>
/// <param name="views">The name of its view in the picture of a show.</param>
public abstract class Mechanic(string name, string views)
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    public string Name { get; } = name;
    public string Views { get; } = views;

    /// <summary>The base type of its facts, which are nested in it.</summary>
    public abstract Type FactType { get; }

    /// <summary>The base type of its commands.</summary>
    public abstract Type CommandType { get; }

    /// <summary>Whether something of it can stand on stage beside the pinned product.</summary>
    public virtual bool CanStage => false;

    /// <summary>Its place in the list of mechanics; set once, by the list.</summary>
    internal int Index { get; set; } = -1;

    /// <summary>Whether the clock brings anything about in it. Asked before every command: who never has to is left out.</summary>
    internal bool HasClock => Overrides(nameof(NextDue));

    /// <summary>Whether it watches what other commands bring about.</summary>
    internal bool Watches => Overrides(nameof(Reached));

    internal abstract object NewState();
    internal abstract Outcome Decide(object state, ShowCommand command, Moment moment);
    internal abstract void Apply(object state, ShowFact fact, DateTimeOffset at);
    internal abstract IEnumerable<ShowFact> Due(object state, Moment moment);
    internal abstract IEnumerable<DueCue> DueCues(object state, Moment moment);
    internal abstract DateTimeOffset? NextDue(object state);
    internal abstract IEnumerable<ShowFact> Reached(object state, IReadOnlyList<ShowFact> facts, Moment moment);
    internal abstract IEnumerable<ShowFact> Stop(object state, Moment moment);
    internal abstract ChatAct? Act(object state, SaidInChat said, Moment moment);
    internal abstract IEnumerable<ShowFact> Hear(object state, SaidInChat said, Moment moment);
    internal abstract (string What, IReadOnlyList<ShowFact> Inverse)? Undo(object state, ShowFact fact);
    internal abstract bool Listens(object state, string keyword);
    internal abstract bool Has(object state, Guid id);
    internal abstract WrittenText? Offers(object state, Guid id);
    internal abstract object View(object state, Moment moment);
    internal abstract object ReadView(JsonElement? stored);

    private bool Overrides(string method) => GetType().GetMethod(method, Declared) is not null;
}

/// <summary>A mechanic by what others may read of it: its state, on the writer's loop, and its view.</summary>
public abstract class Mechanic<TState, TView>(string name, string views) : Mechanic(name, views)
    where TState : class, new() where TView : notnull
{
    internal override object NewState() => new TState();

    /// <summary>The view of a run in which it has never been used.</summary>
    public abstract TView Empty { get; }

    internal override object ReadView(JsonElement? stored) =>
        stored is { ValueKind: not JsonValueKind.Null } json ? json.Deserialize<TView>(Json.Options)! : Empty;
}

/// <summary>A mechanic's descriptor. Override what it has; the rest says that it has none.</summary>
[SuppressMessage("Naming", "CA1716", Justification = "Stop is what hosts press.")]
public abstract class Mechanic<TState, TCommand, TFact, TView>(string name, string views) : Mechanic<TState, TView>(name, views)
    where TState : class, new() where TCommand : ShowCommand where TFact : ShowFact where TView : notnull
{
    public override Type FactType => typeof(TFact);
    public override Type CommandType => typeof(TCommand);

    /// <summary>What a command comes to; changes nothing.</summary>
    public abstract Outcome Decide(TState state, TCommand command, Moment moment);

    /// <summary>Folds a fact into the state; everything was checked when it was decided.</summary>
    public abstract void Apply(TState state, TFact fact, DateTimeOffset at);

    /// <summary>What screens get. What didn't change since the last call is the same object as before.</summary>
    public abstract TView View(TState state, Moment moment);

    /// <summary>What is due by the clock.</summary>
    public virtual IEnumerable<TFact> Due(TState state, Moment moment) => [];

    /// <summary>Cues that the clock fires now; asked once nothing else is due.</summary>
    public virtual IEnumerable<DueCue> DueCues(TState state, Moment moment) => [];

    /// <summary>When one of the two has something next; null where nothing waits for the clock.</summary>
    public virtual DateTimeOffset? NextDue(TState state) => null;

    /// <summary>What the facts of one command have brought about; recorded beside them, so that both are told or neither.</summary>
    /// <param name="facts">Of whichever mechanics; applied already.</param>
    public virtual IEnumerable<TFact> Reached(TState state, IReadOnlyList<ShowFact> facts, Moment moment) => [];

    /// <summary>What "stop everything" and the show's end do to those that are on.</summary>
    public virtual IEnumerable<TFact> Stop(TState state, Moment moment) => [];

    /// <summary>What a chat message does here; null where it isn't for this mechanic. The first mechanic that takes it has it.</summary>
    public virtual ChatAct? Act(TState state, SaidInChat said, Moment moment) => null;

    /// <summary>Whether something of it is open that takes a chat message which says this alone.</summary>
    public virtual bool Listens(TState state, string keyword) => false;

    /// <summary>What a message of another platform does here besides, whoever else takes it.</summary>
    public virtual IEnumerable<TFact> Hear(TState state, SaidInChat said, Moment moment) => [];

    /// <summary>
    /// How a fact is taken back by the host's undo; called before the fact is applied. Null where it isn't, and an
    /// earlier step stays the last one.
    /// </summary>
    public virtual (string What, IReadOnlyList<ShowFact> Inverse)? Undo(TState state, TFact fact) => null;

    /// <summary>Whether the run has such a thing to put on stage.</summary>
    public virtual bool Has(TState state, Guid id) => false;

    /// <summary>What the run has to be shown large beside messages and questions; null where it has no such thing.</summary>
    public virtual WrittenText? Offers(TState state, Guid id) => null;

    internal sealed override Outcome Decide(object state, ShowCommand command, Moment moment) =>
        Decide((TState)state, (TCommand)command, moment);
    internal sealed override void Apply(object state, ShowFact fact, DateTimeOffset at) => Apply((TState)state, (TFact)fact, at);
    internal sealed override IEnumerable<ShowFact> Due(object state, Moment moment) => Due((TState)state, moment);
    internal sealed override IEnumerable<DueCue> DueCues(object state, Moment moment) => DueCues((TState)state, moment);
    internal sealed override DateTimeOffset? NextDue(object state) => NextDue((TState)state);
    internal sealed override IEnumerable<ShowFact> Reached(object state, IReadOnlyList<ShowFact> facts, Moment moment) =>
        Reached((TState)state, facts, moment);
    internal sealed override IEnumerable<ShowFact> Stop(object state, Moment moment) => Stop((TState)state, moment);
    internal sealed override ChatAct? Act(object state, SaidInChat said, Moment moment) => Act((TState)state, said, moment);
    internal sealed override IEnumerable<ShowFact> Hear(object state, SaidInChat said, Moment moment) => Hear((TState)state, said, moment);
    internal sealed override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(object state, ShowFact fact) =>
        Undo((TState)state, (TFact)fact);
    internal sealed override bool Listens(object state, string keyword) => Listens((TState)state, keyword);
    internal sealed override bool Has(object state, Guid id) => Has((TState)state, id);
    internal sealed override WrittenText? Offers(object state, Guid id) => Offers((TState)state, id);
    internal sealed override object View(object state, Moment moment) => View((TState)state, moment);
}

/// <summary>The states of a run's mechanics. Belongs to the writer.</summary>
public interface IMechanicStates
{
    TState Of<TState, TView>(Mechanic<TState, TView> mechanic) where TState : class, new() where TView : notnull;
}

/// <summary>The views of a run's mechanics.</summary>
public interface IMechanicViews
{
    TView Of<TState, TView>(Mechanic<TState, TView> mechanic) where TState : class, new() where TView : notnull;
}
