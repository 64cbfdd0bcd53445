using System.Collections.Frozen;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole;

/// <summary>The list of mechanics: the one line of the app that a new one adds to.</summary>
public static class MechanicUis
{
    /// <summary>In the order of lists and buttons.</summary>
    public static readonly IReadOnlyList<MechanicUi> All =
    [
        new Deals.DealUi(),
        new Polls.PollUi(),
        new Giveaways.GiveawayUi(),
        new Goals.GoalUi(),
        new Milestones.MilestoneUi(),
        new Vips.VipUi(),
        new SocialProof.ProofUi(),
        new Testimonials.TestimonialUi(() => All!),
        new Blitzes.BlitzUi(() => All!),
        new MysteryGifts.MysteryUi(),
        new Wheels.WheelUi(),
        new Quizzes.QuizUi(),
        new Predictions.PredictionUi(),
        new Leagues.LeagueUi(),
        new Stage.StageUi(),
        new Rewards.RewardUi(),
        new Spotlight.SpotlightUi(),
        new Chat.ChatUi(),
        new Audience.AudienceUi(),
    ];

    /// <summary>Those that the host launches.</summary>
    public static readonly IReadOnlyList<MechanicUi> Launched = [.. All.Where(ui => ui.Launch is not null)];

    /// <summary>All that the host launches, within a sentence: "deals, polls, giveaways and goals".</summary>
    public static readonly string Listed = $"{string.Join(", ", Launched.SkipLast(1).Select(ui => ui.Plural))} and {Launched[^1].Plural}";

    // Each fact is looked up, on the writer's loop.
    private static readonly FrozenDictionary<Mechanic, MechanicUi> ByMechanic = All.ToFrozenDictionary(ui => ui.Core);

    /// <summary>The mechanic that decides a command; null for the show's own and the ledger's.</summary>
    public static MechanicUi? Of(ShowCommand command) => Mechanics.Of(command) is { } mechanic ? ByMechanic[mechanic] : null;

    /// <summary>The mechanic that a fact belongs to; null for the show's own and the ledger's.</summary>
    public static MechanicUi? Of(ShowFact fact) => Mechanics.Of(fact) is { } mechanic ? ByMechanic[mechanic] : null;
}
