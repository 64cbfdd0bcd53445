using HostConsole.Core.Chat;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;

namespace HostConsole.Giveaways;

/// <summary>Who may enter a giveaway while it is typed.</summary>
public sealed class WhoDraft
{
    public bool Present { get; set; }
    public int? WatchedMinutes { get; set; }
    public bool NotWonToday { get; set; }
    public int? NotWonDays { get; set; }

    /// <summary>A line each: "channel:author", or a viewer's id.</summary>
    public string LeftOut { get; set; } = "";

    /// <summary>Names with commas between them.</summary>
    public string Tiers { get; set; } = "";

    /// <summary>Whether anything is asked.</summary>
    public bool Asks => Present || WatchedMinutes is not null || NotWonToday || NotWonDays is not null
        || !Text.IsBlank(LeftOut) || !Text.IsBlank(Tiers);

    public static WhoDraft Of(GiveawayWho? who) => who is null ? new() : new()
    {
        Present = who.Present,
        WatchedMinutes = who.WatchedMinutes,
        NotWonToday = who.NotWonToday,
        NotWonDays = who.NotWonDays,
        LeftOut = string.Join('\n', who.LeftOut ?? []),
        Tiers = string.Join(", ", who.Tiers ?? []),
    };

    /// <returns>Null where nothing is asked; and the line that names nobody, where there is one.</returns>
    public (GiveawayWho? Who, string? Unknown) Read()
    {
        if (!Asks) return default;
        var (accounts, unknown) = Accounts(LeftOut.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var tiers = Tiers.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (new(Present, WatchedMinutes, NotWonToday, NotWonDays, accounts, tiers), unknown);
    }

    /// <summary>Accounts as they are written: "channel:author" with the platform's id of the author, or a viewer's id.</summary>
    /// <returns>Their ids, and the first text that names nobody.</returns>
    public static (IReadOnlyList<ViewerId> Accounts, string? Unknown) Accounts(IEnumerable<string> written)
    {
        var all = new List<ViewerId>();
        foreach (var text in written)
        {
            if (Guid.TryParse(text, out var viewer)) all.Add(new(viewer));
            else if (text.Split(':', 2) is [{ Length: > 0 and <= 40 } channel, { Length: > 0 } author]) all.Add(RelayedAuthor.Of(channel, author.Trim()));
            else return (all, text);
        }

        return (all, null);
    }
}
