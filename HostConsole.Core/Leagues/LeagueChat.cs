using System.Globalization;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Leagues.LeagueCommand;

namespace HostConsole.Core.Leagues;

/// <summary>
/// What a chat message does in leagues: "#3" or "go 3" cheers for the player of that place. Joining takes our own page, since nobody
/// can tap in a chat.
/// </summary>
internal static class LeagueChat
{
    private static readonly HashSet<string> Leads = [.. new[]
    {
        "go", "cheer", "team", "come on", "vamos", "venga", "vai", "allez", "forza", "los", "hajde", "dale", "haydi", "dawaj", "давай",
        "加油", "頑張れ", "화이팅",
    }.Select(Text.Fold)];

    public static ChatAct? Act(LeagueState state, SaidInChat said, Moment moment)
    {
        if (state.All.FindLast(l => l.State == LeagueStatus.Playing) is not { } league || PlaceSaid(said.Text) is not { } place) return null;
        if (league.MatchOf(place) is null) return null;
        return LeagueRules.Decide(state, new Cheer(league.Id, said.Author, place), moment) is Outcome.Accepted { Facts.Count: > 0 } cheered
            ? new(cheered.Facts, "cheer", true, string.Create(CultureInfo.InvariantCulture, $"Cheers for player {place}."))
            : ChatAct.Nothing;
    }

    /// <summary>The place that a message cheers for; null where it is talk.</summary>
    internal static int? PlaceSaid(string text)
    {
        if (text.Length > 60) return null;
        var words = Text.Bare(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not [.. var leads, var last]
            || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
            || place is < 1 or > LeagueRules.MostPlayers)
            return null;
        var leading = string.Join(' ', leads.Distinct());
        return Leads.Contains(leading) || (leads.Length == 0 && Text.Fold(text).StartsWith('#')) ? place : null;
    }
}
