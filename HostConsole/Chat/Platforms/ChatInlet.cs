using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;

namespace HostConsole.Chat.Platforms;

/// <summary>One message as a platform told it.</summary>
/// <param name="Author">The platform's own id of the person, which a change of name doesn't change.</param>
/// <param name="History">Told again, as it happens after a reconnection.</param>
/// <param name="Idle">Why it does nothing here (<see cref="IdleReason"/>); null where it may.</param>
/// <param name="Login">The name that the account signs in with, where it is another than the one shown.</param>
public sealed record HeardMessage(
    string Author, string Name, string Text, DateTimeOffset SentAt, string? Id, bool History = false,
    string? Idle = null, string? Login = null);

/// <summary>Where a platform's chat comes into a show: always the show itself, never a rehearsal. It outlives reconnections.</summary>
public sealed class ChatInlet(
    ShowId show, string channel, DateTimeOffset startedAt, LiveShows shows, SettingsStore settings,
    TimeProvider clock, ILogger log, Action<string?> connected) : IAsyncDisposable
{
    private const int MostUnderWay = 64;
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly SemaphoreSlim _room = new(MostUnderWay);
    private readonly Actor _by = new(ActorKind.Api, channel);
    private DateTimeOffset _newest;
    private int? _counted;

    /// <summary>The chat is being read from here on.</summary>
    /// <param name="note">See <see cref="PlatformLink.Note"/>.</param>
    public void Connected(string? note = null) => connected(note);

    /// <summary>
    /// Takes messages in their order. What the platform's own clock says is a minute older than the newest is shown and
    /// does nothing; what is older than the show is left out.
    /// </summary>
    public async Task TakeAsync(IReadOnlyList<HeardMessage> messages, CancellationToken cancel)
    {
        foreach (var m in messages)
            if (m.SentAt > _newest) _newest = m.SentAt;
        var bots = (await settings.GetAsync(cancel)).Bots;
        foreach (var m in messages)
        {
            if (m.SentAt < startedAt - Fresh) continue;
            var (author, late) = (RelayedAuthor.Of(channel, m.Author), m.History || m.SentAt < _newest - Fresh);
            await SendAsync(
                new RelayMessage(Id.New<MessageId>(clock), author, m.Name, channel, m.Text, m.SentAt, m.Id, Idle: m.Idle
                    ?? (BotAccounts.Holds(bots, m.Name, m.Login) ? IdleReason.Bot : late ? IdleReason.Late : null)),
                cancel);
        }
    }

    /// <param name="id">One message; null for all of the author, or (with neither) the whole chat.</param>
    public Task DeleteAsync(string? id, string? author, CancellationToken cancel) =>
        SendAsync(new DeleteRelayed(channel, id, author is null ? null : RelayedAuthor.Of(channel, author)), cancel);

    /// <summary>The platform's own count of who watches there.</summary>
    public Task CountAsync(int watching, CancellationToken cancel)
    {
        if (_counted == watching) return Task.CompletedTask;
        _counted = watching;
        return SendAsync(new CountPlatform(channel, watching), cancel);
    }

    // Sent in order, and not one commit each: a busy chat shares the writer's commits.
    private async Task SendAsync(ShowCommand command, CancellationToken cancel)
    {
        await _room.WaitAsync(cancel);
        var sending = shows.SendAsync(show, command, _by, real: true, CancellationToken.None);
        _ = ReleaseAsync(sending, command);
    }

    private async Task ReleaseAsync(Task<Sent> sending, ShowCommand command)
    {
        try
        {
            if (await sending is Unavailable no)
                log.LogWarning("A message from {Channel} could not be recorded: {Reason}", channel, no.Reason);
        }
#pragma warning disable CA1031 // nothing that goes wrong with one message may end the chat
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.LogError(e, "{Command} from {Channel} failed", command.GetType().Name, channel);
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>Waits until all that was taken is decided.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = 0; i < MostUnderWay; i++) await _room.WaitAsync();
        _room.Dispose();
    }
}
