using System.Buffers.Text;
using System.Text.Json;

namespace HostConsole.Accounts;

/// <summary>What a browser said of itself when it made or used a passkey (WebAuthn's CollectedClientData); Identity has verified it.</summary>
public static class ClientData
{
    /// <summary>The name of the address that a passkey was made at; null where it can't be read.</summary>
    public static string? HostOf(byte[] clientData) =>
        Member(clientData, "origin") is { } origin && Uri.TryCreate(origin, UriKind.Absolute, out var uri) ? uri.Host : null;

    /// <summary>The challenge that a credential answers; null where it can't be read.</summary>
    public static string? ChallengeOf(string credential) => InResponse(credential, "clientDataJSON") is { } data ? Member(data, "challenge") : null;

    /// <summary>The id of the authenticator's model (AAGUID) in a new credential; null where the browser didn't send it.</summary>
    public static Guid? ModelOf(string credential)
    {
        // Authenticator data: a hash of 32 bytes, flags, a counter of 4 bytes, then the id.
        const int At = 32 + 1 + 4, Length = 16;
        return InResponse(credential, "authenticatorData") is { Length: >= At + Length } data
            ? new Guid(data.AsSpan(At, Length), bigEndian: true)
            : null;
    }

    private static byte[]? InResponse(string credential, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(credential);
            return json.RootElement.TryGetProperty("response", out var response) && response.TryGetProperty(name, out var value)
                && value.GetString() is { } text ? Base64Url.DecodeFromChars(text) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static string? Member(byte[] clientData, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(clientData);
            return json.RootElement.GetProperty(name).GetString();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }
}
