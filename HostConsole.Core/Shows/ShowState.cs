using System.Diagnostics;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>
/// The whole of one run: dispatches commands and facts to the mechanics, and joins what concerns two of them. Belongs
/// to the writer.
/// </summary>
public sealed class ShowState : IMechanicStates
{
    private readonly object[] _states = [.. Mechanics.All.Select(m => m.NewState())];

    public Lifecycle Lifecycle { get; } = new();
    public Crowds Crowds { get; }

    public ShowState() => Crowds = new(this.Audience.Addresses);

    public TState Of<TState, TView>(Mechanic<TState, TView> mechanic)
        where TState : class, new() where TView : notnull =>
        (TState)_states[mechanic.Index];

    internal object Of(Mechanic mechanic) => _states[mechanic.Index];

    /// <summary>A command that concerns this run alone; what touches stock or orders is completed by <see cref="Run"/>.</summary>
    public Outcome Decide(ShowCommand command, Moment moment)
    {
        if (command is IViewerCommand { AnswersBanned: false } viewer && moment.IsBanned(viewer.Viewer))
            return new Outcome.Rejected(RejectionKind.Forbidden, "banned", "The host has excluded you from this show.");
        // The rest (drawing, answering a win, moderating, releasing a claim) goes on after the show's end.
        if (command is INeedsShowOn && !moment.IsOn)
            return Outcome.Reject("not-live",
                moment.HasEnded ? "This show has ended." : "The show isn't on yet: go live or rehearse first.");
        return command switch
        {
            ChatCommand c => ChatDecisions.Decide(this, c, moment),
            LifecycleCommand c => LifecycleRules.Decide(this, c, moment),
            _ when Mechanics.Of(command) is { } mechanic => Unheard(mechanic, mechanic.Decide(Of(mechanic), command, moment)),
            _ => throw new UnreachableException($"{command.GetType().Name} belongs to no mechanic."),
        };
    }

    // The first mechanic that takes a message has it: two that listen to one word would leave one of them without entries.
    private Outcome Unheard(Mechanic by, Outcome outcome)
    {
        if (outcome is not Outcome.Accepted accepted) return outcome;
        foreach (var fact in accepted.Facts)
            if (fact is IListens { Keyword: { } word }
                && Mechanics.All.FirstOrDefault(m => m != by && m.Listens(Of(m), word)) is { } other)
                return Outcome.Reject("keyword-in-use",
                    $"An open {other.Name} takes the keyword “{word}” already: choose another one, or close that {other.Name} first.");
        return outcome;
    }

    /// <summary>What is due by the clock.</summary>
    public IReadOnlyList<ShowFact> Due(Moment moment) => FromAll((mechanic, state) => mechanic.Due(state, moment));

    /// <summary>A cue that the clock fires; null where none is due.</summary>
    public DueCue? DueCue(Moment moment) =>
        Mechanics.Timed.SelectMany(mechanic => mechanic.DueCues(Of(mechanic), moment)).FirstOrDefault();

    /// <summary>What the facts of one command, just applied, have brought about.</summary>
    public IReadOnlyList<ShowFact> Reached(IReadOnlyList<ShowFact> facts, Moment moment)
    {
        List<ShowFact>? all = null;
        foreach (var mechanic in Mechanics.Watching)
            foreach (var fact in mechanic.Reached(Of(mechanic), facts, moment)) (all ??= []).Add(fact);
        return all ?? (IReadOnlyList<ShowFact>)[];
    }

    public DateTimeOffset? NextDue()
    {
        DateTimeOffset? next = null;
        foreach (var mechanic in Mechanics.Timed)
            if (mechanic.NextDue(Of(mechanic)) is { } due && !(next <= due)) next = due;
        return next;
    }

    /// <summary>Ends everything that is on.</summary>
    public IReadOnlyList<ShowFact> StopAll(Moment moment) => FromAll((mechanic, state) => mechanic.Stop(state, moment));

    /// <summary>Whether the run has such a thing to put on stage.</summary>
    public bool Has(StageItem item) => Mechanics.Named(item.Kind) is { CanStage: true } mechanic && mechanic.Has(Of(mechanic), item.Id);

    /// <summary>What a mechanic offers to be shown large; null where there is no such thing.</summary>
    public WrittenText? Offered(StageItem item) =>
        Mechanics.Named(item.Kind) is { } mechanic ? mechanic.Offers(Of(mechanic), item.Id) : null;

    /// <exception cref="UnreachableException">The fact belongs to no mechanic.</exception>
    public void Apply(ShowFact fact, DateTimeOffset at, bool byClock)
    {
        var mechanic = Mechanics.Of(fact);
        Lifecycle.Remember(fact, mechanic?.Undo(Of(mechanic), fact), at, byClock);
        if (fact is LifecycleFact own) Apply(own, at);
        else if (mechanic is not null) mechanic.Apply(Of(mechanic), fact, at);
        else throw new UnreachableException($"{fact.GetType().Name} belongs to no mechanic.");
        Crowds.Count(fact);
        if (fact is ChatFact.MessagePosted posted) Meet(posted, at);
    }

    // The clock by which people have watched runs while the show does.
    private void Apply(LifecycleFact fact, DateTimeOffset at)
    {
        LifecycleRules.Apply(Lifecycle, fact, at);
        if (fact is LifecycleFact.WentLive or LifecycleFact.ShowResumed or LifecycleFact.RehearsalBegan) this.Audience.Presence.Run(true, at);
        if (fact is LifecycleFact.ShowPaused or LifecycleFact.ShowEnded)
            this.Audience.Presence.Run(false, at, ended: fact is LifecycleFact.ShowEnded);
    }

    // Who chats takes part.
    private void Meet(ChatFact.MessagePosted posted, DateTimeOffset at)
    {
        if (posted.First) this.Audience.Addresses.NoteFirstMessage(posted.Author, at);
        if (!posted.IsAudience) return;
        this.Audience.See(posted.Author);
        if (posted.Author.IsRelayed) this.Audience.Presence.Wrote(posted.Author, at);
    }

    private List<ShowFact> FromAll(Func<Mechanic, object, IEnumerable<ShowFact>> facts) =>
        [.. Mechanics.All.SelectMany(mechanic => facts(mechanic, Of(mechanic)))];
}
