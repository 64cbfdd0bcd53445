using Microsoft.AspNetCore.Identity;

namespace HostConsole.Accounts;

/// <summary>Asks somebody who is signed in for their password once more, before what would outlast a borrowed session.</summary>
public sealed class OwnPassword(UserManager<Account> users, SignInThrottle throttle)
{
    /// <returns>Null where it is right; else what to tell.</returns>
    public async Task<string?> WrongAsync(Account account, string? typed)
    {
        var who = SignInThrottle.Of(null, account.UserName!, device: $"session of {account.Id}");
        if (throttle.Begin(who) is { } wait) return SignInThrottle.TooMany(wait);
        if (!await users.CheckPasswordAsync(account, typed ?? "")) return "The current password is not right.";
        throttle.Succeeded(who);
        return null;
    }
}
