using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Giveaways;

/// <param name="Entry">"open", "buyers" or "paid".</param>
[CueKind("giveaway")]
public sealed record GiveawayCue(
    CueId Id, string Title, string Prize, string Rules, string? Keyword, string Entry, string? FreeRoute,
    int Winners, int Reserves, int? ClaimHours, int? Seconds) : Cue(Id)
{
    /// <summary>Who may enter; null for everybody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public GiveawayWho? Who { get; init; }

    /// <summary>Who has more tickets than one; null where each entry has one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public GiveawayTickets? Tickets { get; init; }

    /// <summary>Seconds that a winner has to answer; null where they have hours, or no deadline.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? AnswerSeconds { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public RedrawMode Redraw { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool OverShows { get; init; }

    /// <summary>Goes on with this one, of an earlier show, instead of opening a new one; its terms are those it was opened with.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public GiveawayId? GoesOn { get; init; }

    private static readonly string NoSeed = new('0', 64);

    public override string Label => Title;

    public override GiveawayCommand Command(Guid id, string seed) =>
        GoesOn is { } earlier ? new GiveawayCommand.ContinueGiveaway(earlier, seed) : Opens(id, seed);

    private GiveawayCommand.OpenGiveaway Opens(Guid id, string seed) => new(
        new(id), Title, Prize, Rules, Keyword, Entry switch { "buyers" => EntryMode.Buyers, "paid" => EntryMode.Paid, _ => EntryMode.Open }, FreeRoute,
        Winners, Reserves, ClaimHours, Seconds is { } s ? TimeSpan.FromSeconds(s) : null, seed)
    { Who = Who, Tickets = Tickets, AnswerSeconds = AnswerSeconds, Redraw = Redraw, OverShows = OverShows };

    public override Outcome.Rejected? Check() => GoesOn is not null ? null
        : GiveawayRules.Decide(new(), Opens(default, NoSeed), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;
}
