using HostConsole.Surfaces;

namespace HostConsole.Live;

public enum LiveAct
{
    None, NextCue, NextSegment, Undo, PauseOrResume, Rehearse, GoLive, End, StopEverything, Launch, LaunchMenu, Pin, ClearStage,
    Message, Questions, SafeMode, Columns, Audience, Preflight, Keys
}

/// <param name="Keys">As the browser names them, lower case.</param>
/// <param name="Hold">Held for a second, since it can't be taken back.</param>
public sealed record LiveKey(LiveAct Act, string Group, string Does, bool Hold, params string[] Keys)
{
    /// <summary>What it opens the form of; null where it launches nothing.</summary>
    public MechanicUi? Launches { get; init; }
}

/// <summary>The keys of the live page: the one table that the keyboard, the buttons and the list of keys read.</summary>
public static class LiveKeys
{
    public static readonly IReadOnlyList<LiveKey> All =
    [
        new(LiveAct.NextCue, "Show", "Fire the next cue", false, " ", "n"),
        new(LiveAct.NextSegment, "Show", "Next segment", false, "f"),
        new(LiveAct.Undo, "Show", "Undo", false, "u"),
        new(LiveAct.PauseOrResume, "Show", "Pause or resume", false, "b"),
        new(LiveAct.Rehearse, "Show", "Rehearse", false, "r"),
        new(LiveAct.GoLive, "Show", "Go live", true, "l"),
        new(LiveAct.End, "Show", "End the show or the rehearsal", true, "e"),
        new(LiveAct.StopEverything, "Show", "Stop everything", true, "x"),
        .. from ui in MechanicUis.Launched select new LiveKey(LiveAct.Launch, "Launch", ui.Title, false, ui.Launch!.Key) { Launches = ui },
        new(LiveAct.LaunchMenu, "Launch", "All that can be launched, and what stands in the bar", false, "k"),
        new(LiveAct.Pin, "Launch", "Pin a product", false, "s", "/"),
        new(LiveAct.ClearStage, "Launch", "Clear the stage", false, "c"),
        new(LiveAct.Message, "Chat", "Write a message", false, "m"),
        new(LiveAct.Questions, "Chat", "Questions", false, "q"),
        new(LiveAct.SafeMode, "Chat", "Safe mode for raids, on or off", false, "h"),
        new(LiveAct.Columns, "Everywhere", "Columns 1 to 3", false, "1", "2", "3"),
        new(LiveAct.Audience, "Everywhere", "The audience's address and QR code", false, "a"),
        new(LiveAct.Preflight, "Everywhere", "Preflight: what isn't ready", false, "w"),
        new(LiveAct.Keys, "Everywhere", "This list", false, "?"),
    ];

    public static LiveKey? Of(string key) => All.FirstOrDefault(k => k.Keys.Contains(key));

    /// <summary>The key as a button shows it: "Space", "hold X".</summary>
    public static string Shown(LiveAct act) =>
        All.First(k => k.Act == act) is var key && key.Hold ? "hold " + Shown(key.Keys[0]) : Shown(key.Keys[0]);

    public static string Shown(string key) => key == " " ? "Space" : key.ToUpperInvariant();
}
