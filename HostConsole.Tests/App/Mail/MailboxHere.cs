using System.Buffers;
using System.Net;
using System.Net.Sockets;
using HostConsole.Mail;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace HostConsole.Tests.Mail;

/// <summary>A real mail server on this machine, with one name and password, that keeps what it takes.</summary>
public sealed class MailboxHere : MessageStore, IAsyncDisposable
{
    public const string User = "shop", Password = "lantern kelp";
    private readonly CancellationTokenSource _stop = new();
    private readonly List<MimeMessage> _mails = [];
    private readonly Task _running;

    public MailboxHere()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }

        var services = new ServiceProvider();
        services.Add(this);
        services.Add(new DelegatingUserAuthenticator((_, user, password) => (user, password) == (User, Password)));
        _running = new SmtpServer.SmtpServer(new SmtpServerOptionsBuilder().ServerName("here")
            .Endpoint(e => e.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).AllowUnsecureAuthentication()).Build(), services).StartAsync(_stop.Token);
    }

    public int Port { get; }
    public MailServer Server => new("127.0.0.1", Port, "hello@harbour.example", User, Password);

    /// <summary>Whether what comes is refused.</summary>
    public bool IsFull { get; set; }

    public IReadOnlyList<MimeMessage> Mails
    {
        get { lock (_mails) return [.. _mails]; }
    }

    public override Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (IsFull) return Task.FromResult(new SmtpResponse(SmtpReplyCode.SizeLimitExceeded, "The mailbox is full"));
        using var raw = new MemoryStream(buffer.ToArray());
        lock (_mails) _mails.Add(MimeMessage.Load(raw, cancellationToken));
        return Task.FromResult(SmtpResponse.Ok);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        foreach (var mail in Mails) mail.Dispose();
        _stop.Dispose();
    }
}
