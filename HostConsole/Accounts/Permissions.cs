using System.Collections.Frozen;
using System.Security.Claims;

namespace HostConsole.Accounts;

/// <summary>The single things that may be done at the console. Each is an authorization policy of the same name.</summary>
public enum Permission
{
    SeeShows,
    ModerateChat,
    AnswerQuestions,
    RunPolls,
    RunGiveaways,
    RunGoals,
    StartPlannedDeals,
    PinProducts,

    SteerShow,
    GiveRewards,
    LaunchAnyDeal,
    EditPlan,
    EditCatalogue,
    Rehearse,
    ManageOverlays,
    HandleOrders,
    Refund,
    SeeReview,
    SeePersonalData,
    Export,
    ManageSettings,
    ManageAccounts,
    ManageApiKeys,
}

/// <summary>The one table that says which role may do what.</summary>
public static class Permissions
{
    private static readonly FrozenDictionary<Role, FrozenSet<Permission>> Table = new Dictionary<Role, FrozenSet<Permission>>
    {
        [Role.Host] = Enum.GetValues<Permission>().ToFrozenSet(),
        [Role.Moderator] = FrozenSet.Create(
            Permission.SeeShows,
            Permission.ModerateChat,
            Permission.AnswerQuestions,
            Permission.RunPolls,
            Permission.RunGiveaways,
            Permission.RunGoals,
            Permission.StartPlannedDeals,
            Permission.PinProducts),
    }.ToFrozenDictionary();

    public static bool May(this Role role, Permission permission) => Table[role].Contains(permission);

    /// <summary>Whether this signed-in person may do it; nobody who isn't signed in at the console may do anything.</summary>
    public static bool May(this ClaimsPrincipal person, Permission permission) =>
        Enum.GetValues<Role>().Any(role => person.IsInRole(role.ToString()) && role.May(permission));

    public static IEnumerable<string> RolesThatMay(Permission permission) =>
        Enum.GetValues<Role>().Where(role => role.May(permission)).Select(role => role.ToString());
}
