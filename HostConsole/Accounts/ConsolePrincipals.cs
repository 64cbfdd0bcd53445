using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace HostConsole.Accounts;

/// <summary>Puts the account's role into the sign-in.</summary>
public sealed class ConsolePrincipals(
    UserManager<Account> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new(Options.ClaimsIdentity.RoleClaimType, user.Role.ToString()));
        return identity;
    }
}

/// <summary>Identity's complaints in the words of the forms.</summary>
public sealed class PlainErrors : IdentityErrorDescriber
{
    public override IdentityError DuplicateUserName(string userName) =>
        new() { Code = nameof(DuplicateUserName), Description = $"There is an account named “{userName}” already. Choose another name." };

    public override IdentityError InvalidUserName(string? userName) =>
        new()
        {
            Code = nameof(InvalidUserName),
            Description = "Choose a name of letters and digits; spaces and - . _ @ + are fine inside."
        };

    public override IdentityError PasswordTooShort(int length) =>
        new()
        {
            Code = nameof(PasswordTooShort),
            Description = $"Choose a password of at least {length} characters; a few words are easy to remember."
        };

    public override IdentityError PasswordMismatch() =>
        new() { Code = nameof(PasswordMismatch), Description = "The current password is not right." };

    public override IdentityError ConcurrencyFailure() =>
        new()
        {
            Code = nameof(ConcurrencyFailure),
            Description = "Somebody changed this account at the same time. Look again and repeat it."
        };
}
