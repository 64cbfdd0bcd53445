using HostConsole.Core.Kernel;

namespace HostConsole.Core.Audience;

public sealed class AudienceMechanic() : Mechanic<AudienceState, AudienceCommand, AudienceFact, AudienceView>("audience", "audience")
{
    public static readonly AudienceMechanic Instance = new();

    public override AudienceView Empty { get; } = new AudienceState().View();
    public override Outcome Decide(AudienceState state, AudienceCommand command, Moment moment) =>
        AudienceRules.Decide(state, command, moment);
    public override void Apply(AudienceState state, AudienceFact fact, DateTimeOffset at) => AudienceRules.Apply(state, fact, at);
    public override AudienceView View(AudienceState state, Moment moment) => state.View();
}

public static class AudienceOfShow
{
    extension(IMechanicStates states)
    {
        public AudienceState Audience => states.Of(AudienceMechanic.Instance);
    }

    extension(IMechanicViews views)
    {
        public AudienceView Audience => views.Of(AudienceMechanic.Instance);
    }
}
