using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace HostConsole.Mail;

/// <summary>A mail in plain text.</summary>
public sealed record Letter(string To, string Subject, string Text);

/// <summary>Sends mails through the seller's server, a few at a time; whoever asks waits until the server has taken it.</summary>
public sealed class Mailer(MailSettings settings) : IDisposable
{
    /// <summary>Mails on their way at once, and those that wait for them.</summary>
    public const int AtOnce = 4, MostWaiting = 50;

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _slots = new(AtOnce);
    private int _asked;

    /// <param name="fromName">The brand; may be empty.</param>
    /// <returns>Null once the server has taken it, else why it wasn't sent.</returns>
    public async Task<string?> SendAsync(Letter letter, string fromName, CancellationToken cancel = default) =>
        await settings.GetAsync(cancel) is { } server ? await SendAsync(server, letter, fromName, cancel) : "No mail server is set up.";

    /// <inheritdoc cref="SendAsync(Letter, string, CancellationToken)"/>
    public async Task<string?> SendAsync(MailServer server, Letter letter, string fromName, CancellationToken cancel = default)
    {
        if (Interlocked.Increment(ref _asked) > AtOnce + MostWaiting)
        {
            Interlocked.Decrement(ref _asked);
            return "Too many mails are on their way. Try again in a minute.";
        }

        try
        {
            await _slots.WaitAsync(cancel);
            try
            {
                return await TryAsync(server, letter, fromName, cancel);
            }
            finally
            {
                _slots.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _asked);
        }
    }

    public void Dispose() => _slots.Dispose();

    private static async Task<string?> TryAsync(MailServer server, Letter letter, string fromName, CancellationToken cancel)
    {
        using var message = new MimeMessage { Subject = letter.Subject, Body = new TextPart("plain") { Text = letter.Text } };
        message.From.Add(new MailboxAddress(fromName, server.From));
        message.To.Add(new MailboxAddress(null, letter.To));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
            await client.ConnectAsync(server.Host, server.Port, SecurityOf(server), limit.Token);
            if (server.User is { } user) await client.AuthenticateAsync(user, server.Password ?? "", limit.Token);
            await client.SendAsync(message, limit.Token);
            await client.DisconnectAsync(true, limit.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return $"{server.Host} didn't answer within {Patience.TotalSeconds:N0} seconds.";
        }
        catch (AuthenticationException)
        {
            return $"{server.Host} doesn't take this name and password.";
        }
        catch (SslHandshakeException)
        {
            return $"{server.Host}'s certificate can't be trusted, or port {server.Port} doesn't speak TLS.";
        }
        catch (SmtpCommandException refused)
        {
            return $"{server.Host} refused the mail: {refused.Message}";
        }
        catch (Exception e) when (e is SocketException or IOException or ProtocolException or NotSupportedException)
        {
            return $"{server.Host} can't be reached on port {server.Port}: {e.Message}";
        }
    }

    // A password, and whose mail it is, go over the network in TLS or not at all; a relay on this machine may do without.
    private static SecureSocketOptions SecurityOf(MailServer server) =>
        server.Port == 465 ? SecureSocketOptions.SslOnConnect
        : IPAddress.TryParse(server.Host, out var ip) ? IPAddress.IsLoopback(ip) ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls
        : server.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? SecureSocketOptions.StartTlsWhenAvailable : SecureSocketOptions.StartTls;
}
