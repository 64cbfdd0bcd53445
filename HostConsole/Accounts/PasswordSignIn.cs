using System.Net;
using Microsoft.AspNetCore.Identity;

namespace HostConsole.Accounts;

/// <summary>Takes a name and a password, and tells nobody which names exist, neither by its words nor by its time.</summary>
public sealed class PasswordSignIn(
    SignInManager<Account> signIn, SignInThrottle throttle, KnownDevices devices, SecondStep second)
{
    private const string Wrong = "The name or the password is not right.";
    private static string? nobody;

    public async Task<SignInTry> TryAsync(HttpContext http, string name, string password, bool stay)
    {
        var users = signIn.UserManager;
        var account = await users.FindByNameAsync(name);
        var device = devices.Of(http) is { } known && known.Account == account?.Id ? known.Id : null;
        var who = SignInThrottle.Of(NetworkOf(http.Connection.RemoteIpAddress), users.NormalizeName(name), device);
        if (throttle.Begin(who) is { } wait) return new(SignInThrottle.TooMany(wait), wait);
        if (account is null)
        {
            // As much work as for a name that exists.
            nobody ??= users.PasswordHasher.HashPassword(Nobody, "");
            users.PasswordHasher.VerifyHashedPassword(Nobody, nobody, password);
            return new(Wrong);
        }

        if (!await users.CheckPasswordAsync(account, password)) return new(Wrong);
        throttle.Succeeded(who);
        if (account.TwoFactorEnabled)
        {
            second.Begin(http, account, stay);
            return SignInTry.NeedsPasskey;
        }

        if (device is null) devices.Remember(http, account.Id);
        await signIn.SignInAsync(account, stay);
        return SignInTry.Done;
    }

    private static Account Nobody => new() { Role = Role.Moderator };

    // A provider gives a whole /64 of IPv6 to one customer.
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return bytes.Length == 16 ? Convert.ToHexStringLower(bytes, 0, 8) : address.ToString();
    }
}
