using System.Globalization;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Goals;
using HostConsole.Shell;

namespace HostConsole.Planning;

public enum CueKind { Pin, Poll, Deal, Giveaway, Goal, Scene }

/// <summary>A cue while it is typed: fields as the form has them, and what is wrong with each.</summary>
public sealed class CueDraft
{
    public CueId Id { get; init; }
    public CueKind Kind { get; init; }
    public Item? Item { get; set; }
    public string Question { get; set; } = "";
    public List<string> Options { get; init; } = ["", ""];
    public bool HideTally { get; set; }
    public bool AllowChange { get; set; }
    public string Price { get; set; } = "";
    public int Quantity { get; set; } = 10;
    public int PerViewer { get; set; } = 1;
    public int LeadSeconds { get; set; } = 5;
    public int HoldSeconds { get; set; } = 300;
    public string Code { get; set; } = "";
    public string Scene { get; set; } = "";
    public string Title { get; set; } = "";
    public string Prize { get; set; } = "";
    public string Rules { get; set; } = "";
    public string Keyword { get; set; } = "";
    public bool BuyersOnly { get; set; }
    public string FreeRoute { get; set; } = "";
    public int Winners { get; set; } = 1;
    public int Reserves { get; set; } = 2;
    public int? ClaimHours { get; set; } = 48;
    public GoalCounts Counts { get; set; }
    public string Target { get; set; } = "";
    public string Reward { get; set; } = "";
    public string Reveal { get; set; } = "";
    public bool FromNow { get; set; }

    /// <summary>Null runs until the host closes it; a deal always has a length.</summary>
    public int? Seconds { get; set; } = 60;

    public static CueDraft New(CueKind kind, CueId id) => new() { Id = id, Kind = kind, Seconds = kind == CueKind.Deal ? 120 : kind == CueKind.Poll ? 60 : null };

    public static CueDraft Of(Cue cue) => cue switch
    {
        PinCue c => new() { Id = c.Id, Kind = CueKind.Pin, Item = c.Item },
        SceneCue c => new() { Id = c.Id, Kind = CueKind.Scene, Scene = c.Scene },
        PollCue c => new() { Id = c.Id, Kind = CueKind.Poll, Question = c.Question, Options = [.. c.Options], HideTally = c.HideTally, AllowChange = c.AllowChange, Seconds = c.Seconds },
        DealCue c => new()
        {
            Id = c.Id,
            Kind = CueKind.Deal,
            Item = c.Item,
            Price = c.Price.Amount,
            Quantity = c.Quantity,
            PerViewer = c.PerViewer,
            Seconds = c.Seconds,
            LeadSeconds = c.LeadSeconds,
            HoldSeconds = c.HoldSeconds,
            Code = c.Code ?? "",
        },
        GiveawayCue c => new()
        {
            Id = c.Id,
            Kind = CueKind.Giveaway,
            Title = c.Title,
            Prize = c.Prize,
            Rules = c.Rules,
            Keyword = c.Keyword ?? "",
            BuyersOnly = c.Entry == "buyers",
            FreeRoute = c.FreeRoute ?? "",
            Winners = c.Winners,
            Reserves = c.Reserves,
            ClaimHours = c.ClaimHours,
            Seconds = c.Seconds,
        },
        GoalCue c => new()
        {
            Id = c.Id,
            Kind = CueKind.Goal,
            Title = c.Title,
            Counts = c.Counts,
            Target = GoalDraft.Typed(c.Target, c.Currency),
            Reward = c.Reward ?? "",
            Reveal = c.Reveal ?? "",
            FromNow = c.FromNow,
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The cue, or the field that is wrong and why.</summary>
    public (Cue? Cue, string Field, string Problem) Read(Currency currency)
    {
        if (Kind is CueKind.Pin or CueKind.Deal && Item is null) return (null, "item", "Choose a product from the catalogue.");
        var price = Money.Zero(currency);
        if (Kind == CueKind.Deal && (!Money.TryParse(Price.Trim(), currency, out price) || price.Minor < 0))
            return (null, "price", $"Write the price in {currency} as a number, such as {new Money(1990, currency).Amount}.");
        var goal = new GoalDraft(Title, Counts, Target, Reward, Reveal, FromNow);
        if (Kind == CueKind.Goal && goal.Read(default, currency).Problem is { } unclear) return (null, unclear.Field ?? "", unclear.Reason);
        var target = GoalDraft.Number(Target, Counts, currency) ?? 0;
        if (Kind == CueKind.Deal && Seconds is null) return (null, "seconds", "Say how long the deal runs.");
        Cue cue = Kind switch
        {
            CueKind.Pin => new PinCue(Id, Item!),
            CueKind.Scene => new SceneCue(Id, Scene.Trim()),
            CueKind.Poll => new PollCue(Id, Text.Clean(Question), [.. Options.Select(Text.Clean)], HideTally, AllowChange, Seconds),
            CueKind.Goal => new GoalCue(Id, Text.Clean(Title), Counts, target, Counts == GoalCounts.Gmv ? currency : null, Blank(Reward), Blank(Reveal), FromNow),
            CueKind.Deal => new DealCue(Id, Item!, price, Quantity, PerViewer, Seconds!.Value, LeadSeconds, HoldSeconds, Blank(Code)),
            _ => new GiveawayCue(Id, Text.Clean(Title), Text.Clean(Prize), Rules.Trim(), Blank(Keyword), BuyersOnly ? "buyers" : "open", Blank(FreeRoute), Winners, Reserves, ClaimHours, Seconds),
        };
        return cue.Check() is { } wrong ? (null, wrong.Field == "variantId" ? "item" : wrong.Field ?? "", wrong.Reason) : (cue, "", "");
    }

    private static string? Blank(string text) => Text.Clean(text) is { Length: > 0 } clean ? clean : null;
}

/// <summary>How cues are worded in the run of show.</summary>
public static class CueWords
{
    public static string IconOf(Cue cue) => cue switch { PinCue => "pin", PollCue => "poll", DealCue => "bolt", GoalCue => "goal", SceneCue => "scene", _ => "gift" };

    public static string KindOf(Cue cue) => cue switch { PinCue => "Pin", PollCue => "Poll", DealCue => "Deal", GoalCue => "Goal", SceneCue => "Scene", _ => "Giveaway" };

    public static string DetailOf(Cue cue, CultureInfo culture) => cue switch
    {
        PinCue c => c.Item.Price.Show(culture),
        PollCue c => $"{c.Options.Count} options, {Length(c.Seconds)}",
        DealCue c => $"{c.Price.Show(culture)} · {Counted.Of(c.Quantity, "unit", culture)}, {Length(c.Seconds)}",
        GoalCue c => $"{GoalWords.Amount(c.Counts, c.Target, c.Currency ?? default, culture)}{(c.FromNow ? ", from its start" : "")}",
        SceneCue => "in OBS",
        GiveawayCue c => $"{Counted.Of(c.Winners, "winner", culture)}, {Length(c.Seconds)}",
        _ => "",
    };

    public static string Length(int? seconds) => seconds switch
    {
        null => "until closed",
        < 60 => $"{seconds} s",
        < 3600 when seconds % 60 == 0 => $"{seconds / 60} min",
        < 3600 => $"{seconds / 60} min {seconds % 60} s",
        _ => $"{seconds / 3600} h {seconds % 3600 / 60} min",
    };
}
