using System.Security.Cryptography;
using HostConsole.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace HostConsole.Startup;

/// <summary>
/// <c>HostConsole reset-password NAME</c>: the way back for a host who forgot the password or lost a passkey that is asked for. Who
/// can run it has the data folder anyway. It works while the console runs; sign-ins with the old password end within a minute.
/// </summary>
public static class ResetPasswordCommand
{
    public const string Verb = "reset-password";
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789"; // none that look alike

    public static async Task<int> RunAsync(string folder, string? name)
    {
        try
        {
            var file = Path.Combine(folder, AccountsStore.FileName);
            if (!File.Exists(file))
                throw new InvalidOperationException(
                    $"There is no {file}. Name the data folder with HostConsole__DataPath, as where the console runs.");
            await using var db = new AccountsDb(
                new DbContextOptionsBuilder<AccountsDb>().UseSqlite($"Data Source={file};Pooling=False").Options);
            if ((await db.Database.GetPendingMigrationsAsync()).Any())
                throw new InvalidOperationException("The accounts are of an earlier version. Start HostConsole once, then run this again.");
            var normal = new UpperInvariantLookupNormalizer().NormalizeName(name?.Trim());
            if (await db.Users.FirstOrDefaultAsync(a => a.NormalizedUserName == normal) is not { } account)
            {
                var names = string.Join(", ", await db.Users.OrderBy(a => a.CreatedAt).Select(a => a.UserName).ToListAsync());
                throw new InvalidOperationException(
                    $"{(name is null ? $"Name the account: HostConsole {Verb} NAME." : $"There is no account named {name}.")} "
                        + $"Accounts: {names}.");
            }

            var password = string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));
            account.PasswordHash = new PasswordHasher<Account>(Options.Create(AccountsSetup.Hashing)).HashPassword(account, password);
            account.SecurityStamp = Guid.NewGuid().ToString("N");
            account.TwoFactorEnabled = false;
            var passkeys = await db.UserPasskeys.Where(p => p.UserId == account.Id).ToListAsync();
            db.UserPasskeys.RemoveRange(passkeys);
            await db.Sessions.Where(s => s.Account == account.Id).ExecuteDeleteAsync();
            await db.SaveChangesAsync();
            await Console.Out.WriteLineAsync($"The new password of {account.UserName} is {password}");
            await Console.Out.WriteLineAsync("Sign in with it, then choose one of your own: account menu, Password and passkeys.");
            if (passkeys.Count > 0) await Console.Out.WriteLineAsync("Its passkeys are removed. Add yours again there.");
            return 0;
        }
        catch (Exception e) when (e is InvalidOperationException or SqliteException or DbUpdateException)
        {
            await Console.Error.WriteLineAsync($"Nothing was changed. {e.Message}");
            return Start.Refused;
        }
    }
}
