using HostConsole.Core.Kernel;

namespace HostConsole.Core.Spotlight;

/// <summary>The host shows one message or one question large.</summary>
public sealed class SpotlightMechanic()
    : Mechanic<SpotlightState, SpotlightCommand, SpotlightFact, SpotlightView>("spotlight", "spotlight")
{
    public static readonly SpotlightMechanic Instance = new();

    public override SpotlightView Empty => SpotlightView.Empty;

    public override Outcome Decide(SpotlightState state, SpotlightCommand command, Moment moment) =>
        SpotlightRules.Decide(state, command, moment);

    public override void Apply(SpotlightState state, SpotlightFact fact, DateTimeOffset at) => SpotlightRules.Apply(state, fact, at);
    public override SpotlightView View(SpotlightState state, Moment moment) => state.Now;

    public override IEnumerable<SpotlightFact> Reached(SpotlightState state, IReadOnlyList<ShowFact> facts, Moment moment) =>
        SpotlightRules.Reached(state, facts, moment);

    public override IEnumerable<SpotlightFact> Stop(SpotlightState state, Moment moment) => SpotlightRules.Stop(state);

    public override (string What, IReadOnlyList<ShowFact> Inverse)? Undo(SpotlightState state, SpotlightFact fact) =>
        SpotlightRules.Undo(state, fact);
}

public static class SpotlightOfShow
{
    extension(IMechanicViews views)
    {
        /// <summary>What is shown large now; null where nothing is.</summary>
        public SpotlitText? Spotlight => views.Of(SpotlightMechanic.Instance).Shown;
    }
}
