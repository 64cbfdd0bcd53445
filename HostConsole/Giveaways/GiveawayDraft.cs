using System.Globalization;
using System.Security.Cryptography;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using static HostConsole.Core.Giveaways.GiveawayCommand;

namespace HostConsole.Giveaways;

/// <summary>A giveaway that is being written. Rules and routes are those of the last one of the show.</summary>
public sealed class GiveawayDraft
{
    /// <summary>Seconds to choose from; 0 leaves it open until somebody closes it.</summary>
    public static readonly IReadOnlyList<int> Durations = [0, 60, 120, 300, 600, 900, 1800];

    public string Title { get; set; } = "";
    public string Prize { get; set; } = "";
    public string Rules { get; set; } = "";
    public string Keyword { get; set; } = "";
    public bool Buyers { get; set; }
    public string FreeRoute { get; set; } = "";
    public string Winners { get; set; } = "1";
    public string Reserves { get; set; } = "2";
    public string ClaimHours { get; set; } = "48";
    public int Seconds { get; set; } = 300;

    public static GiveawayDraft Of(ShowView show) => show.Giveaways.LastOrDefault() is not { } last ? new() : new()
    {
        Rules = last.Rules,
        Buyers = last.Entry == EntryMode.Buyers,
        FreeRoute = last.FreeRoute ?? "",
        Winners = Text(last.Places),
        Reserves = Text(last.ReservePlaces),
        ClaimHours = last.ClaimHours is { } hours ? Text(hours) : "",
    };

    /// <summary>What is wrong first, and in which field; null where it can be opened.</summary>
    public Outcome.Rejected? Problem(ShowView show)
    {
        if (Whole(Winners) is null) return Wrong("winners", "Write the number of winners.");
        if (Whole(Reserves) is null) return Wrong("reserves", "Write the number of reserves; 0 for none.");
        if (ClaimHours.Trim().Length > 0 && Whole(ClaimHours) is null)
            return Wrong("claimHours", "Write the hours as a number, or nothing for no deadline.");
        var asked = ToCommand(default);
        if (GiveawayTerms.Check(asked) is Outcome.Rejected rejected) return rejected;
        return asked.Keyword is { } keyword
            && show.Giveaways.Any(
                g => g.State == GiveawayStatus.Open && g.Keyword is { } used && new Phrase(used).IsSaidBy(keyword))
            ? Wrong("keyword", $"Another open giveaway uses “{keyword}”: choose another keyword, or close that giveaway first.")
            : null;
    }

    public OpenGiveaway ToCommand(GiveawayId id) => new(
        id, Title.Trim(), Prize.Trim(), Rules.Trim(), GiveawayTerms.KeywordOf(Keyword),
        Buyers ? EntryMode.Buyers : EntryMode.Open, Buyers ? Blank(FreeRoute) : null,
        Whole(Winners) ?? 0, Whole(Reserves) ?? -1, Whole(ClaimHours),
        Seconds == 0 ? null : TimeSpan.FromSeconds(Seconds),
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

    private static Outcome.Rejected Wrong(string field, string reason) => (Outcome.Rejected)Outcome.Invalid(field, reason);
    private static string? Blank(string text) => Core.Kernel.Text.IsBlank(text) ? null : text.Trim();
    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    private static int? Whole(string text) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
