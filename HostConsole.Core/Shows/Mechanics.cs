using System.Collections.Frozen;
using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>The list of mechanics: the one line of Core that a new one adds to.</summary>
public static class Mechanics
{
    /// <summary>In the order in which they are offered a chat message: the first that takes it has it.</summary>
    public static readonly ImmutableArray<Mechanic> All =
    [
        Giveaways.GiveawayMechanic.Instance,
        Wheels.WheelMechanic.Instance,
        MysteryGifts.MysteryMechanic.Instance,
        Quizzes.QuizMechanic.Instance,
        Polls.PollMechanic.Instance,
        Deals.DealMechanic.Instance,
        Predictions.PredictionMechanic.Instance,
        Goals.GoalMechanic.Instance,
        Leagues.LeagueMechanic.Instance,
        Stage.StageMechanic.Instance,
        Spotlight.SpotlightMechanic.Instance,
        Milestones.MilestoneMechanic.Instance,
        Vips.VipMechanic.Instance,
        SocialProof.ProofMechanic.Instance,
        Testimonials.TestimonialMechanic.Instance,
        Blitzes.BlitzMechanic.Instance,
        Rewards.RewardMechanic.Instance,
        Audience.AudienceMechanic.Instance,
        Chat.ChatMechanic.Instance,
    ];

    internal static readonly ImmutableArray<Mechanic> Timed = [.. All.Where(m => m.HasClock)];
    internal static readonly ImmutableArray<Mechanic> Watching = [.. All.Where(m => m.Watches)];

    private static readonly FrozenDictionary<Type, Mechanic> ByFact = ByType(m => m.FactType);
    private static readonly FrozenDictionary<Type, Mechanic> ByCommand = ByType(m => m.CommandType);

    static Mechanics()
    {
        foreach (var (index, mechanic) in All.Index()) mechanic.Index = index;
    }

    /// <summary>The names of what can stand on stage beside the pinned product.</summary>
    public static IReadOnlyList<string> Stageable { get; } = [.. All.Where(m => m.CanStage).Select(m => m.Name)];

    /// <summary>The mechanic that a fact belongs to; null for the show's own and the ledger's.</summary>
    public static Mechanic? Of(ShowFact fact) => ByFact.GetValueOrDefault(fact.GetType());

    /// <summary>The mechanic that decides a command; null for the show's own and the ledger's.</summary>
    public static Mechanic? Of(ShowCommand command) => ByCommand.GetValueOrDefault(command.GetType());

    public static Mechanic? Named(string name) => All.FirstOrDefault(m => m.Name == name);

    private static FrozenDictionary<Type, Mechanic> ByType(Func<Mechanic, Type> root) =>
        (from type in typeof(Mechanics).Assembly.GetTypes()
         where !type.IsAbstract
         from mechanic in All
         where type.IsSubclassOf(root(mechanic))
         select (type, mechanic)).ToFrozenDictionary(p => p.type, p => p.mechanic);
}
