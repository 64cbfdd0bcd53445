using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Giveaways;
using Microsoft.Extensions.Localization;

namespace HostConsole.Giveaways;

/// <summary>Who may enter, as the audience reads it.</summary>
public static class WhoText
{
    /// <summary>A line for each thing that is asked; none where everybody may enter.</summary>
    public static IReadOnlyList<string> Lines(GiveawayWho? who, IStringLocalizer<GiveawayTexts> texts, CultureInfo culture)
    {
        if (who is null) return [];
        var lines = new List<string>();
        if (who.Present) lines.Add(texts["Phone_WhoPresent"]);
        if (who.WatchedMinutes is { } minutes) lines.Add(Quantity.Of(minutes, texts, "Phone_WhoWatched", culture));
        if (who.NotWonToday) lines.Add(texts["Phone_WhoNotToday"]);
        if (who.NotWonDays is { } days) lines.Add(Quantity.Of(days, texts, "Phone_WhoNotDays", culture));
        if (who.Tiers is { } tiers) lines.Add(texts["Phone_WhoTiers", string.Join(", ", tiers)]);
        if (who.LeftOut is { } gone) lines.Add(Quantity.Of(gone.Count, texts, "Phone_WhoLeftOut", culture));
        return lines;
    }
}
