using System.Net;
using Microsoft.AspNetCore.Identity;

namespace HostConsole.Accounts;

/// <summary>Takes a name and a password, and tells nobody which names exist, neither by its words nor by its time.</summary>
public sealed class PasswordSignIn(SignInManager<Account> signIn, SignInThrottle throttle, KnownDevices devices)
{
    private const string Wrong = "The name or the password is not right.";
    private static string? nobody;

    /// <returns>Null where the person is signed in; else what to tell, and how long to wait where there were too many tries.</returns>
    public async Task<(string Problem, TimeSpan? Wait)?> TryAsync(HttpContext http, string name, string password, bool stay)
    {
        var users = signIn.UserManager;
        var account = await users.FindByNameAsync(name);
        var device = devices.Of(http) is { } known && known.Account == account?.Id ? known.Id : null;
        var who = SignInThrottle.Of(NetworkOf(http.Connection.RemoteIpAddress), users.NormalizeName(name), device);
        if (throttle.Begin(who) is { } wait) return (TooMany(wait), wait);
        if (account is null)
        {
            // As much work as for a name that exists.
            nobody ??= users.PasswordHasher.HashPassword(Nobody, "");
            users.PasswordHasher.VerifyHashedPassword(Nobody, nobody, password);
            return (Wrong, null);
        }

        if (!await users.CheckPasswordAsync(account, password)) return (Wrong, null);
        throttle.Succeeded(who);
        if (device is null) devices.Remember(http, account.Id);
        await signIn.SignInAsync(account, stay);
        return null;
    }

    public static string TooMany(TimeSpan wait) => (int)Math.Ceiling(wait.TotalSeconds) switch
    {
        1 => "Too many wrong passwords. Wait a second, then try again.",
        var seconds => $"Too many wrong passwords. Wait {seconds} seconds, then try again.",
    };

    private static Account Nobody => new() { Role = Role.Moderator };

    // A provider gives a whole /64 of IPv6 to one customer.
    private static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return bytes.Length == 16 ? Convert.ToHexStringLower(bytes, 0, 8) : address.ToString();
    }
}
