using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Tests.Live;

/// <summary>One run without a store or a writer: commands in, pictures out, on a clock that stands still.</summary>
public sealed class RunScene
{
    private static readonly Actor By = new(ActorKind.Console, "host");
    private readonly Run run = new(LiveScene.New<RunId>(), new Ledger(), isRehearsal: false);
    private long seq;

    public RunScene(Plan? plan = null)
    {
        Apply(new LifecycleFact.ShowCreated(LiveScene.New<ShowId>(), "code", LiveScene.Settings()));
        Do(new ChangePlan(plan ?? LiveScene.Plan()));
    }

    public FakeClock Clock { get; } = new();
    public DateTimeOffset Now => Clock.GetUtcNow();
    public ShowView View => run.View(Now);

    /// <summary>All that happened, in order.</summary>
    public List<ShowFact> Facts { get; } = [];

    public RunScene Do(ShowCommand command)
    {
        var outcome = run.Decide(command, Now);
        var facts = Assert.IsType<Outcome.Accepted>(outcome).Facts;
        foreach (var fact in facts) Apply(fact);
        foreach (var fact in run.State.Reached(facts, run.At(Now))) Apply(fact);
        return this;
    }

    public RunScene After(TimeSpan time)
    {
        Clock.Advance(time);
        return this;
    }

    /// <summary>What something outside the run has brought about: an order.</summary>
    public void Apply(ShowFact fact)
    {
        run.Apply(new LoggedFact(++seq, run.Id, false, Now, By, fact), null);
        Facts.Add(fact);
    }
}
