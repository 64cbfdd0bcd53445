using System.Security.Claims;
using HostConsole.Core.Kernel;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Accounts;

/// <summary>One line of the list of accounts.</summary>
public sealed record AccountRow(Guid Id, string Name, Role Role, DateTimeOffset CreatedAt);

/// <summary>What a host does with accounts. Every call checks who asks and takes a fresh scope, since a page lives long.</summary>
public sealed class AccountBook(
    IServiceScopeFactory scopes, IDbContextFactory<AccountsDb> accounts, Sessions sessions, TimeProvider clock,
    ILogger<AccountBook> log) : IDisposable
{
    public const int LongestName = 60;
    public const int ShortestPassword = 10;
    private const string HostOnly = "Only a host can do that.";
    private readonly SemaphoreSlim oneByOne = new(1);

    public void Dispose() => oneByOne.Dispose();

    public async Task<IReadOnlyList<AccountRow>> ListAsync(CancellationToken stop = default)
    {
        await using var db = await accounts.CreateDbContextAsync(stop);
        var rows = await db.Users.AsNoTracking().OrderBy(account => account.CreatedAt).ToListAsync(stop);
        return [.. rows.Select(row => new AccountRow(row.Id, row.UserName!, row.Role, row.CreatedAt))];
    }

    public async Task<bool> AnyAsync(CancellationToken stop = default)
    {
        await using var db = await accounts.CreateDbContextAsync(stop);
        return await db.Users.AnyAsync(stop);
    }

    public async Task<AccountResult> AddAsync(ClaimsPrincipal by, string name, string password, Role role)
    {
        if (!by.May(Permission.ManageAccounts)) return HostOnly;
        var done = await InScopeAsync(users => CreateAsync(users, name, password, role));
        if (done.Succeeded) log.LogInformation("{By} added the {Role} {Name}", by.Identity?.Name, role, name);
        return done;
    }

    /// <summary>Makes the first account, a host's; refused when there is any.</summary>
    internal async Task<AccountResult> AddFirstAsync(string name, string password)
    {
        await oneByOne.WaitAsync();
        try
        {
            if (await AnyAsync()) return "The first account was made already. Sign in with it.";
            return await InScopeAsync(users => CreateAsync(users, name, password, Role.Host));
        }
        finally { oneByOne.Release(); }
    }

    /// <summary>Gives an account a new password, which is then its only way in: its sign-ins end, its passkeys are removed.</summary>
    public async Task<AccountResult> ResetPasswordAsync(ClaimsPrincipal by, Guid id, string password)
    {
        if (!by.May(Permission.ManageAccounts)) return HostOnly;
        return await InScopeAsync(async users =>
        {
            if (await users.FindByIdAsync(id.ToString()) is not { } account) return "This account is gone already.";
            foreach (var validator in users.PasswordValidators)
                if (Reasons(await validator.ValidateAsync(users, account, password)) is { Succeeded: false } refused) return refused;
            account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
            account.TwoFactorEnabled = false;
            foreach (var passkey in await users.GetPasskeysAsync(account)) await users.RemovePasskeyAsync(account, passkey.CredentialId);
            var done = Reasons(await users.UpdateSecurityStampAsync(account));
            if (done.Succeeded) await sessions.EndAllAsync(id);
            if (done.Succeeded) log.LogInformation("{By} set a new password for {Name}", by.Identity?.Name, account.UserName);
            return done;
        });
    }

    public async Task<AccountResult> RemoveAsync(ClaimsPrincipal by, Guid id)
    {
        if (!by.May(Permission.ManageAccounts)) return HostOnly;
        if (by.FindFirstValue(ClaimTypes.NameIdentifier) == id.ToString()) return "You can't remove your own account; another host can.";
        await oneByOne.WaitAsync(); // so that two hosts can't remove each other at once
        try
        {
            return await InScopeAsync(async users =>
            {
                if (await users.FindByIdAsync(id.ToString()) is not { } account) return "This account is gone already.";
                if (account.Role == Role.Host && await users.Users.CountAsync(other => other.Role == Role.Host) == 1)
                    return "This is the last host. Add another one first.";
                var done = Reasons(await users.DeleteAsync(account));
                if (done.Succeeded) await sessions.EndAllAsync(id);
                if (done.Succeeded) log.LogInformation("{By} removed the {Role} {Name}", by.Identity?.Name, account.Role, account.UserName);
                return done;
            });
        }
        finally { oneByOne.Release(); }
    }

    internal static AccountResult Reasons(IdentityResult result) =>
        result.Succeeded ? AccountResult.Well : new AccountResult(string.Join(" ", result.Errors.Select(error => error.Description)));

    private async Task<AccountResult> CreateAsync(UserManager<Account> users, string name, string password, Role role)
    {
        name = name.Trim();
        if (Text.IsBlank(name) || name.Length > LongestName) return $"Choose a name of 1 to {LongestName} characters.";
        var now = clock.GetUtcNow();
        return Reasons(await users.CreateAsync(
            new Account { Id = Guid.CreateVersion7(now), UserName = name, Role = role, CreatedAt = now }, password));
    }

    private async Task<AccountResult> InScopeAsync(Func<UserManager<Account>, Task<AccountResult>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
    }
}
