using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Surfaces;

namespace HostConsole.Announcements;

/// <summary>What is announced where, by the keys of <see cref="AnnouncementSettings.Kinds"/>.</summary>
/// <param name="Page">In the chat of the audience's page.</param>
/// <param name="Twitch">In the channel's chat, where an account that writes is set.</param>
public sealed record AnnouncementChoice(IReadOnlySet<string> Page, IReadOnlySet<string> Twitch)
{
    /// <summary>Everything: who connects an account that writes wants it to.</summary>
    public static readonly AnnouncementChoice Usual = new(Everything(), Everything());

    private static HashSet<string> Everything() => [.. AnnouncementSettings.Kinds.Select(k => k.Key)];
}

/// <summary>The choice, kept with the settings. <c>HostConsole:Announcements=off</c> turns all of them off.</summary>
public sealed class AnnouncementSettings(SettingsStore settings, IConfiguration configuration)
{
    private const string Setting = "announcements";

    /// <summary>All that can be announced, in the order of lists.</summary>
    public static readonly IReadOnlyList<AnnouncementKind> Kinds =
        [.. MechanicUis.All.SelectMany(ui => ui.Announcements?.Kinds ?? [])];

    private sealed record Kept(IReadOnlyList<string> Page, IReadOnlyList<string> Twitch);

    /// <summary>Whether the configuration leaves them on.</summary>
    public bool IsOn { get; } = !string.Equals(configuration["HostConsole:Announcements"], "off", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Where nobody has chosen, everything. A saved choice is all there is: a kind that came later stays off until it
    /// is chosen.
    /// </summary>
    public async Task<AnnouncementChoice> GetAsync(CancellationToken cancel = default) =>
        await settings.ReadAsync(Setting, cancel) is { Length: > 0 } json
            && JsonSerializer.Deserialize<Kept>(json, Json.Options) is { } kept
            ? new(kept.Page.ToHashSet(), kept.Twitch.ToHashSet()) : AnnouncementChoice.Usual;

    public Task SaveAsync(AnnouncementChoice choice, CancellationToken cancel = default) =>
        settings.WriteAsync(Setting,
            JsonSerializer.Serialize(new Kept(InOrder(choice.Page), InOrder(choice.Twitch)), Json.Options), cancel);

    private static string[] InOrder(IReadOnlySet<string> keys) => [.. Kinds.Select(k => k.Key).Where(keys.Contains)];
}
