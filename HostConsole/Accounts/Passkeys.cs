using System.Buffers.Text;
using HostConsole.Core.Kernel;
using Microsoft.AspNetCore.Identity;

namespace HostConsole.Accounts;

/// <summary>One line of the list of passkeys.</summary>
/// <param name="Host">The name of the address that it works at.</param>
public sealed record PasskeyRow(string Id, string Name, DateTimeOffset AddedAt, string? Host);

/// <summary>What somebody does with the passkeys of their own account.</summary>
public sealed class Passkeys(SignInManager<Account> signIn, PasskeyTurns turns, Sessions sessions, TimeProvider clock, ILogger<Passkeys> log)
{
    /// <summary>How many an account may have.</summary>
    public const int Most = 10;

    private const string Gone = "This passkey is gone already.";
    private static readonly string Full = $"You have {Most} passkeys, which is the most. Remove one first.";

    private UserManager<Account> Users => signIn.UserManager;

    public async Task<IReadOnlyList<PasskeyRow>> ListAsync(Account account) =>
    [
        .. (await Users.GetPasskeysAsync(account)).OrderBy(passkey => passkey.CreatedAt).Select(passkey => new PasskeyRow(
            Base64Url.EncodeToString(passkey.CredentialId), passkey.Name ?? "Passkey", passkey.CreatedAt, ClientData.HostOf(passkey.ClientDataJson)))
    ];

    /// <summary>Begins a new one. The answer is for the browser; a sealed cookie keeps the challenge for five minutes.</summary>
    public async Task<AccountResult<string>> BeginAsync(Account account, string? name)
    {
        if (PasskeyNames.Problem(name) is { } wrong) return wrong;
        if ((await Users.GetPasskeysAsync(account)).Count >= Most) return Full;
        return AccountResult.With(await signIn.MakePasskeyCreationOptionsAsync(
            new() { Id = account.Id.ToString(), Name = account.UserName!, DisplayName = account.UserName! }));
    }

    /// <summary>Takes what the browser made of <see cref="BeginAsync"/>.</summary>
    /// <returns>The new one's name.</returns>
    public async Task<AccountResult<string>> AddAsync(Account account, string? credential, string? name)
    {
        if (PasskeyNames.Problem(name) is { } wrong) return wrong;
        if (string.IsNullOrEmpty(credential)) return "Your browser sent no passkey. Try again.";
        using var turn = await turns.TakeAsync();
        var known = await Users.GetPasskeysAsync(account);
        if (known.Count >= Most) return Full;
        if (await AttestAsync(credential) is not { } made || made.UserEntity?.Id != account.Id.ToString())
            return "That took too long, or didn’t work. Try again.";
        var passkey = Dated(made.Passkey!);
        passkey.Name = PasskeyNames.Of(name, ClientData.ModelOf(credential), [.. known.Select(other => other.Name ?? "")]);
        var done = AccountBook.Reasons(await Users.AddOrUpdatePasskeyAsync(account, passkey));
        if (done.Problem is { } problem) return problem;
        log.LogInformation("{Name} added the passkey {Passkey}", account.UserName, passkey.Name);
        return AccountResult.With(passkey.Name);
    }

    public async Task<AccountResult> RenameAsync(Account account, string? id, string? name)
    {
        if (PasskeyNames.Problem(name) is { } wrong) return wrong;
        if (Text.Clean(name) is not { Length: > 0 } clean) return "Type a name.";
        if (await FindAsync(account, id) is not { } passkey) return Gone;
        passkey.Name = clean;
        return AccountBook.Reasons(await Users.AddOrUpdatePasskeyAsync(account, passkey));
    }

    /// <summary>Removes one. Without any left, the password alone signs in again.</summary>
    public async Task<AccountResult> RemoveAsync(Account account, string? id)
    {
        using var turn = await turns.TakeAsync();
        if (await FindAsync(account, id) is not { } passkey) return Gone;
        if (account.TwoFactorEnabled && (await Users.GetPasskeysAsync(account)).Count == 1) account.TwoFactorEnabled = false;
        var done = AccountBook.Reasons(await Users.RemovePasskeyAsync(account, passkey.CredentialId));
        if (done.Succeeded) log.LogInformation("{Name} removed the passkey {Passkey}", account.UserName, passkey.Name);
        return done;
    }

    /// <summary>Lets the password alone sign in, or no longer. Either ends the account's sign-ins on other devices.</summary>
    /// <param name="host">The name in the address of the page: a passkey has to work there, or nobody could sign in.</param>
    public async Task<AccountResult> AskAfterPasswordAsync(Account account, bool ask, string host)
    {
        using var turn = await turns.TakeAsync();
        if (ask && !await WorksAtAsync(account, host)) return $"Add a passkey for {host} first.";
        var done = AccountBook.Reasons(await Users.SetTwoFactorEnabledAsync(account, ask));
        if (!done.Succeeded) return done;
        await sessions.EndAllAsync(account.Id);
        await signIn.RefreshSignInAsync(account);
        log.LogInformation("{Name} is {Asked} for a passkey after the password", account.UserName, ask ? "asked" : "no longer asked");
        return done;
    }

    /// <summary>Whether one of the account's passkeys can be used at a page of this name.</summary>
    public async Task<bool> WorksAtAsync(Account account, string host) =>
        (await ListAsync(account)).Any(row => string.Equals(row.Host, host, StringComparison.OrdinalIgnoreCase));

    private async Task<UserPasskeyInfo?> FindAsync(Account account, string? id) =>
        id is { Length: > 0 } && Base64Url.IsValid(id.AsSpan()) ? await Users.GetPasskeyAsync(account, Base64Url.DecodeFromChars(id)) : null;

    private async Task<PasskeyAttestationResult?> AttestAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential) is { Succeeded: true } made ? made : null;
        }
        catch (InvalidOperationException) // no challenge, or one that is over
        {
            return null;
        }
    }

    // Identity dates it by the machine's clock.
    private UserPasskeyInfo Dated(UserPasskeyInfo made) => new(made.CredentialId, made.PublicKey, clock.GetUtcNow(), made.SignCount,
        made.Transports, made.IsUserVerified, made.IsBackupEligible, made.IsBackedUp, made.AttestationObject, made.ClientDataJson);
}
