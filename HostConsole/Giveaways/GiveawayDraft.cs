using HostConsole.Components.Fields;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>A giveaway while it is typed.</summary>
public sealed class GiveawayDraft : CueDraft
{
    /// <summary>Seconds to choose from.</summary>
    public static readonly IReadOnlyList<int> Lengths = [60, 120, 300, 600, 900, 1800];

    public string Title { get; set; } = "";
    public string Prize { get; set; } = "";
    public string Rules { get; set; } = "";
    public string Keyword { get; set; } = "";
    public EntryMode Entry { get; set; }
    public string FreeRoute { get; set; } = "";
    public int? Winners { get; set; } = 1;
    public int? Reserves { get; set; } = 2;

    /// <summary>Who may enter.</summary>
    public WhoDraft Who { get; set; } = new();

    /// <summary>Who has more tickets.</summary>
    public TicketsDraft Tickets { get; set; } = new();

    /// <summary>Whether a free route is needed: wherever a purchase may bring a chance.</summary>
    public bool NeedsFreeRoute => Entry != EntryMode.Open || Tickets.Bought is not null || Tickets.Rewards is not null;

    /// <summary>A countdown, which stands instead of the hours; null for none.</summary>
    public int? AnswerSeconds { get; set; }

    /// <summary>Whether who comes next waits for the host.</summary>
    public bool Press { get; set; }

    /// <summary>Null leaves winners all the time.</summary>
    public int? ClaimHours { get; set; } = 48;

    /// <summary>Null runs until the host closes it.</summary>
    public int? Seconds { get; set; } = 300;

    /// <summary>Whether a later show goes on with it; it then has no end by the clock.</summary>
    public bool OverShows { get; set; }

    /// <summary>The one of an earlier show that goes on; its terms stand, and the fields show them. Null opens a new one.</summary>
    public GiveawayId? GoesOn { get; set; }

    /// <summary>Goes on with one that waits, or turns back to a new one.</summary>
    public void Choose(GiveawayFact.GiveawayOpened? terms)
    {
        if (terms is null && GoesOn is not null) (Title, Prize, Rules, Keyword) = ("", "", "", "");
        GoesOn = terms?.Giveaway;
        if (terms is not null) (Title, Prize, Rules, Keyword, Winners) = (terms.Title, terms.Prize, terms.Rules, terms.Keyword ?? "", terms.Winners);
    }

    protected override (Cue?, FieldProblem?) Make(Currency currency)
    {
        if (GoesOn is { } earlier)
            return (new GiveawayCue(Id, Title, Prize, Rules, Blank(Keyword), Entry.Word(), null, Winners ?? 1, 0, null, null) { GoesOn = earlier }, null);
        if (Winners is not { } winners) return Wrong("winners", "Write the number of winners.");
        if (Reserves is not { } reserves) return Wrong("reserves", "Write the number of reserves; 0 for none.");
        if (Who.Read() is { Unknown: { } unknown })
            return Wrong("leftOut", $"“{unknown}” names nobody: write twitch:1234 with the author’s id there, or a viewer’s id.");
        if (Tickets.Read() is { Unknown: { } odd }) return Wrong("tickets", $"“{odd}” is no tier with a number: write Silver 1, Gold 3.");
        return (new GiveawayCue(
            Id, Text.Clean(Title), Text.Clean(Prize), Rules.Trim(), Blank(Keyword), Entry.Word(),
            NeedsFreeRoute && !Text.IsBlank(FreeRoute) ? FreeRoute.Trim() : null, winners, reserves, AnswerSeconds is null ? ClaimHours : null,
            OverShows ? null : Seconds)
        {
            Who = Who.Read().Who,
            Tickets = Tickets.Read().Tickets,
            AnswerSeconds = AnswerSeconds,
            Redraw = Press ? RedrawMode.Press : RedrawMode.Auto,
            OverShows = OverShows,
        }, null);
    }
}
