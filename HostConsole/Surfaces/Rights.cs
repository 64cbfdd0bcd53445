using HostConsole.Accounts;

namespace HostConsole.Surfaces;

/// <summary>What the signed-in person may do here, asked once when the page opens; the door asks again with each command.</summary>
public sealed record Rights(IReadOnlySet<Permission> May)
{
    public const string HostOnly = "Only a host may do this.";

    public static Rights Of(System.Security.Claims.ClaimsPrincipal person) =>
        new(Enum.GetValues<Permission>().Where(person.May).ToHashSet());

    /// <summary>Null where it may be done.</summary>
    public string? WhyNot(Permission permission) => May.Contains(permission) ? null : HostOnly;
}
