using System.Security.Cryptography;
using System.Text;

namespace HostConsole.Accounts;

/// <summary>A key by which a program may call /api. Only its hash is kept; it is shown once, when it is made.</summary>
public sealed class ApiKey
{
    public const int LongestName = 60;

    public Guid Id { get; init; }
    public required string Name { get; init; }

    /// <summary>SHA-256 of the key. The key has 256 random bits, so a slow hash would add nothing.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The first characters, by which a person recognises it.</summary>
    public required string Beginning { get; init; }

    /// <summary>The scopes, separated by spaces.</summary>
    public required string Scopes { get; init; }
    public required string MadeBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? LastUsedAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    public IReadOnlyList<string> ScopeList => Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A new key as it is shown: recognisable by scanners for leaked secrets.</summary>
    public static string NewSecret() => $"hc_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>What an API key may do.</summary>
public static class ApiScope
{
    public const string Read = "read";
    public const string Chat = "chat";
    public const string Orders = "orders";
    public const string Control = "control";
    public static readonly IReadOnlyList<string> All = [Read, Chat, Orders, Control];

    public static string Explain(string scope) => scope switch
    {
        Read => "See shows, products and numbers; follow the log",
        Chat => "Bring in chat and audience counts from other platforms, moderate",
        Orders => "Record orders, refunds and cancellations",
        Control => "Everything that steers a show and changes the catalogue",
        _ => scope,
    };
}

/// <summary>The authorization policies of /api, for <c>RequireAuthorization</c>.</summary>
public static class ApiPolicy
{
    public const string Read = "api:read";
    public const string Chat = "api:chat";
    public const string Orders = "api:orders";
    public const string Control = "api:control";

    /// <summary>For a download that the console links to: a key with the read scope, or a signed-in host. GET only.</summary>
    public const string Download = "api:download";
}
