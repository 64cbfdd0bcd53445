using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;

namespace HostConsole.Chat.Announcements;

/// <summary>What the console tells the audience by itself.</summary>
public enum Announced { DealOpened, PollOpened, GiveawayOpened, WinnersDrawn, GoalOpened, GoalReached }

/// <summary>What is announced where.</summary>
/// <param name="Page">In the chat of the audience's page.</param>
/// <param name="Twitch">In the channel's chat, where an account that writes is set.</param>
public sealed record AnnouncementChoice(IReadOnlySet<Announced> Page, IReadOnlySet<Announced> Twitch)
{
    /// <summary>Everything: who connects an account that writes wants it to.</summary>
    public static readonly AnnouncementChoice Usual = new(Enum.GetValues<Announced>().ToHashSet(), Enum.GetValues<Announced>().ToHashSet());
}

/// <summary>The choice, kept with the settings. <c>HostConsole:Announcements=off</c> turns all of them off.</summary>
public sealed class AnnouncementSettings(SettingsStore settings, IConfiguration configuration)
{
    private const string Setting = "announcements";

    private sealed record Kept(IReadOnlyList<Announced> Page, IReadOnlyList<Announced> Twitch);

    /// <summary>Whether the configuration leaves them on.</summary>
    public bool IsOn { get; } = !string.Equals(configuration["HostConsole:Announcements"], "off", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where nobody has chosen, everything. A saved choice is all there is: a kind that came later stays off until it is chosen.</summary>
    public async Task<AnnouncementChoice> GetAsync(CancellationToken cancel = default) =>
        await settings.ReadAsync(Setting, cancel) is { Length: > 0 } json && JsonSerializer.Deserialize<Kept>(json, Json.Options) is { } kept
            ? new(kept.Page.ToHashSet(), kept.Twitch.ToHashSet()) : AnnouncementChoice.Usual;

    public Task SaveAsync(AnnouncementChoice choice, CancellationToken cancel = default) =>
        settings.WriteAsync(Setting, JsonSerializer.Serialize(new Kept([.. choice.Page.Order()], [.. choice.Twitch.Order()]), Json.Options), cancel);
}
