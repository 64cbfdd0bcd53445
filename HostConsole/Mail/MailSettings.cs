using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Hosting;
using Microsoft.AspNetCore.DataProtection;
using MimeKit;

namespace HostConsole.Mail;

/// <summary>The seller's own mail server, by which members confirm their address.</summary>
/// <param name="Host">smtp.your-shop.com</param>
/// <param name="Port">1 to 65535; 465 speaks TLS from the start, all others turn it on before anything is said.</param>
/// <param name="From">The address that mails come from.</param>
/// <param name="User">Null where the server asks for none.</param>
public sealed record MailServer(string Host, int Port, string From, string? User, string? Password)
{
    public const int UsualPort = 587;

    /// <summary>The field that is wrong, and why; null where nothing is.</summary>
    public (string Field, string Why)? Problem =>
        Uri.CheckHostName(Host) == UriHostNameType.Unknown ? ("mail-host", "Write the server's name alone, such as smtp.your-shop.com.")
        : Port is < 1 or > 65535 ? ("mail-port", "A port is 1 to 65535: 587 or 465 for most servers.")
        : !IsAddress(From) ? ("mail-from", "Write the address that mails come from, such as hello@your-shop.com.")
        : User is not null && string.IsNullOrEmpty(Password) ? ("mail-password", "Type the password of this name.")
        : null;

    /// <summary>Whether something is one e-mail address, without a name, to 254 characters.</summary>
    public static bool IsAddress(string? text) =>
        text is { Length: <= 254 } && MailboxAddress.TryParse(ParserOptions.Default, text, out var parsed) && parsed.Address == text
        && text.LastIndexOf('@') is > 0 and var at && text.IndexOf('.', at) is var dot && dot > at + 1 && dot < text.Length - 1;
}

/// <summary>Where mails are sent through; the password lies sealed and is never shown.</summary>
public sealed class MailSettings(SettingsStore settings, IDataProtectionProvider protection) : IKeepsSecrets
{
    private const string Setting = "mail";
    private readonly Seal _seal = new(protection, "HostConsole.Mail.v1");
    private Kept? _kept;
    private bool _read;

    private sealed record Kept(string Host, int Port, string From, string? User, string? Sealed);

    /// <summary>Whether mails can be sent; false before <see cref="GetAsync"/> was first asked.</summary>
    public bool IsOn => Volatile.Read(ref _kept) is not null;

    /// <returns>Null where no server is set up.</returns>
    public async Task<MailServer?> GetAsync(CancellationToken cancel = default) => await ReadAsync(cancel) is { } kept
        ? new(kept.Host, kept.Port, kept.From, kept.User, _seal.OpenText(kept.Sealed)) : null;

    public async ValueTask<LostSecret?> LostAsync(CancellationToken cancel) => _seal.IsLost((await ReadAsync(cancel))?.Sealed)
        ? new("mail server's password", "No mail is sent until you type its password again.", "/settings/mail") : null;

    /// <param name="server">One without a <see cref="MailServer.Problem"/>; null to forget it.</param>
    public async Task SaveAsync(MailServer? server, CancellationToken cancel = default)
    {
        var kept = server is null ? null
            : new Kept(server.Host, server.Port, server.From, server.User, server.Password is { Length: > 0 } secret ? _seal.Close(secret) : null);
        await settings.WriteAsync(Setting, kept is null ? "" : JsonSerializer.Serialize(kept, Json.Options), cancel);
        (_kept, _read) = (kept, true);
    }

    private async Task<Kept?> ReadAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref _read)) return _kept;
        _kept = await settings.ReadAsync(Setting, cancel) is { Length: > 0 } json ? JsonSerializer.Deserialize<Kept>(json, Json.Options) : null;
        Volatile.Write(ref _read, true);
        return _kept;
    }
}
