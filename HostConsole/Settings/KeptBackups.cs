using System.Globalization;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Settings;

/// <param name="Why">hourly, show (one ended) or asked.</param>
public sealed record KeptBackup(string Name, DateTimeOffset At, string Why, long Bytes);

/// <summary>
/// Backups that the console takes by itself: every hour in which something changed, and when a show has ended. The
/// newest 14 are kept.
/// </summary>
public sealed partial class KeptBackups(
    Backup backup, DataFolder folder, LiveShows shows, TimeProvider clock, ILogger<KeptBackups> logger)
    : BackgroundService
{
    public const int Kept = 14;
    private const long SpareBytes = 64 * 1024 * 1024;
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private readonly Channel<string> _asked =
        Channel.CreateBounded<string>(new BoundedChannelOptions(4) { FullMode = BoundedChannelFullMode.DropWrite });
    private long[] _versions = [];
    private IDisposable? _ends;

    /// <summary>Why the last one failed; null where it didn't.</summary>
    public string? Problem { get; private set; }

    /// <summary>Called when one was taken, or failed.</summary>
    public event Action? Changed;

    public string FolderPath => folder.File("backups");

    /// <summary>The newest first.</summary>
    public IReadOnlyList<KeptBackup> List() => [.. new DirectoryInfo(folder.Folder("backups")).EnumerateFiles("hostconsole-*.zip")
        .Select(Read).OfType<KeptBackup>().OrderByDescending(b => b.At).ThenByDescending(b => b.Name, StringComparer.Ordinal)];

    /// <summary>Asks for one now; it is taken beside everything else.</summary>
    public void Ask() => _asked.Writer.TryWrite("asked");

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            backup.Tidy();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotTidied(e);
        }

        // Before the app answers anybody. On the writer's loop: only a note.
        _ends = shows.SubscribeAll(update =>
        {
            if (update.Facts.Any(f => f.Fact is LifecycleFact.ShowEnded)) _asked.Writer.TryWrite("show");
        });
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = clock.CreateTimer(_ => _asked.Writer.TryWrite("hourly"), null, Every, Every);
        using var _ = _ends;
        using var changes = new DatabaseChanges(folder);
        try
        {
            await foreach (var why in _asked.Reader.ReadAllAsync(stoppingToken)) await TakeAsync(why, changes, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task TakeAsync(string why, DatabaseChanges changes, CancellationToken cancel)
    {
        var name = $"hostconsole-{clock.GetUtcNow():yyyyMMdd-HHmmss}-{why}.zip";
        try
        {
            var versions = changes.Versions();
            if (why == "hourly" && versions.SequenceEqual(_versions)) return;
            if (Lacking() is { } lacking) throw new IOException(lacking);
            if (!File.Exists(Path.Combine(FolderPath, name))) await backup.KeepAsync(Path.Combine(folder.Folder("backups"), name), cancel);
            foreach (var old in List().Skip(Kept)) File.Delete(Path.Combine(FolderPath, old.Name));
            (Problem, _versions) = (null, versions);
            Took(name);
        }
#pragma warning disable CA1031 // a backup that fails must not end those after it: it is said, and the next one is tried
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Problem = $"The backup of {clock.GetUtcNow().ToString("HH:mm", CultureInfo.InvariantCulture)} UTC failed: {e.Message}";
            Failed(e, name);
        }

        Changed?.Invoke();
    }

    // A backup must not be what fills the disk in the middle of a show.
    private string? Lacking()
    {
        var needed = 2 * Databases().Sum(f => f.Length) + SpareBytes;
        var free = new DriveInfo(folder.Path).AvailableFreeSpace;
        return free >= needed
            ? null
            : $"{free / 1_000_000:N0} MB are free where {folder.Path} is, and {needed / 1_000_000:N0} MB are "
                + "needed. Make room.";
    }

    private IEnumerable<FileInfo> Databases() =>
        new DirectoryInfo(folder.Path).EnumerateFiles("*.db*").Where(f => f.Extension is ".db" or ".db-wal");

    private static KeptBackup? Read(FileInfo file) => Name().Match(file.Name) is { Success: true } match
        && DateTimeOffset.TryParseExact(match.Groups["at"].Value, "yyyyMMdd-HHmmss", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var at)
        ? new(file.Name, at, match.Groups["why"].Value, file.Length)
        : null;

    /// <summary>What the console itself names a backup: nothing else is served, listed or deleted.</summary>
    [GeneratedRegex(@"^hostconsole-(?<at>[0-9]{8}-[0-9]{6})-(?<why>hourly|show|asked)\.zip$")]
    public static partial Regex Name();

    [LoggerMessage(Level = LogLevel.Information, Message = "Backup {Name} is taken")]
    private partial void Took(string name);

    [LoggerMessage(Level = LogLevel.Error, Message = "Backup {Name} failed")]
    private partial void Failed(Exception e, string name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What an unfinished backup left could not be removed")]
    private partial void NotTidied(Exception e);
}
