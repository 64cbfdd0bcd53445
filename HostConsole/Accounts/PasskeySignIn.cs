using Microsoft.AspNetCore.Identity;

namespace HostConsole.Accounts;

/// <summary>Signs in with a passkey: alone, which proves the device and who holds it, or after the password.</summary>
public sealed class PasskeySignIn(
    SignInManager<Account> signIn, SecondStep second, SignInThrottle throttle, KnownDevices devices, SpentChallenges spent,
    ILogger<PasskeySignIn> log)
{
    private const string Refused = "This passkey isn’t known here, or it took too long. Try again.";

    /// <summary>
    /// Begins it. The answer is for the browser: any passkey of this console, or those of the account that has given its
    /// password; a sealed cookie keeps the challenge for five minutes.
    /// </summary>
    public async Task<string> BeginAsync(HttpContext http, bool afterPassword) =>
        await signIn.MakePasskeyRequestOptionsAsync(afterPassword ? await AfterPasswordAsync(http) : null);

    /// <summary>Who has given the password and is asked for a passkey; null where nobody is, or where it was changed since.</summary>
    public async Task<Account?> AfterPasswordAsync(HttpContext http) =>
        second.Of(http) is { } step && await signIn.UserManager.FindByIdAsync(step.Account.ToString()) is { } account
        && account.SecurityStamp == step.Stamp ? account : null;

    public async Task<SignInTry> TryAsync(HttpContext http, string? credential, bool stay)
    {
        var who = SignInThrottle.Of(PasswordSignIn.NetworkOf(http.Connection.RemoteIpAddress), devices.Of(http)?.Id);
        if (throttle.Begin(who) is { } wait) return new(SignInThrottle.TooMany(wait, "tries"), wait);
        if (string.IsNullOrEmpty(credential) || await AssertAsync(credential) is not { Succeeded: true } proof) return new(Refused);
        if (ClientData.ChallengeOf(credential) is not { } challenge || !spent.Spend(challenge)) return new(Refused);
        var kept = await signIn.UserManager.AddOrUpdatePasskeyAsync(proof.User, proof.Passkey); // its counter
        if (!kept.Succeeded) return new(Refused);
        throttle.Succeeded(who);
        if (devices.Of(http)?.Account != proof.User.Id) devices.Remember(http, proof.User.Id);
        await signIn.SignInAsync(proof.User, second.Of(http)?.Stay ?? stay);
        second.End(http);
        log.LogInformation("{Name} signed in with the passkey {Passkey}", proof.User.UserName, proof.Passkey.Name);
        return SignInTry.Done;
    }

    private async Task<PasskeyAssertionResult<Account>?> AssertAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException) // no challenge, or one that is over
        {
            return null;
        }
    }
}
