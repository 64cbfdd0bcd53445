namespace HostConsole.Overlays;

/// <summary>What the overlays are called on screen.</summary>
public static class OverlayWords
{
    public static string Of(string what) => what switch
    {
        "all" => "All in one",
        "stage" => "Stage",
        "deal" => "Deal",
        "poll" => "Poll",
        "giveaway" => "Giveaway",
        "goal" => "Goal",
        "chat" => "Chat",
        "alerts" => "Alerts",
        _ => what,
    };

    /// <summary>What it shows, in a line.</summary>
    public static string About(string what) => what switch
    {
        "all" => "Everything below, each in a place of its own",
        "stage" => "The pinned product and a line of text",
        "deal" => "Price, countdown, units left",
        "poll" => "The question and its bars",
        "giveaway" => "Entrants rolling by, then the winner",
        "goal" => "How far the audience has come",
        "chat" => "The newest messages of all channels",
        "alerts" => "Who bought what: only people who agreed to be named",
        _ => "",
    };
}
