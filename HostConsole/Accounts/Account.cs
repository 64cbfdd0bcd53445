using Microsoft.AspNetCore.Identity;

namespace HostConsole.Accounts;

/// <summary>What somebody at the console may do; <see cref="Permissions"/> says what that is.</summary>
public enum Role { Host, Moderator }

/// <summary>Somebody who works at the console.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public required Role Role { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
}
