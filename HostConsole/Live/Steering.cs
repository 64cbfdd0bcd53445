using HostConsole.Accounts;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Live;

/// <summary>Why the show can't be steered somewhere now, in words; null where it can.</summary>
public static class Steering
{
    public static string? WhyNot(LiveAct act, ShowView show, Rights rights) => act switch
    {
        LiveAct.Rehearse => rights.WhyNot(Permission.Rehearse) ?? show.Status switch
        {
            ShowStatus.Draft or ShowStatus.Scheduled => null,
            ShowStatus.Rehearsing => "The rehearsal is on.",
            _ => "A show is rehearsed before it starts.",
        },
        LiveAct.GoLive => rights.WhyNot(Permission.SteerShow) ?? show.Status switch
        {
            ShowStatus.Draft or ShowStatus.Scheduled => null,
            ShowStatus.Rehearsing => "End the rehearsal first, then go live.",
            ShowStatus.Paused => "The show is paused: resume it.",
            ShowStatus.Live => "The show is live.",
            _ => "The show has ended.",
        },
        LiveAct.PauseOrResume => rights.WhyNot(Permission.SteerShow) ?? show.Status switch
        {
            ShowStatus.Live or ShowStatus.Paused => null,
            ShowStatus.Rehearsing => "A rehearsal isn't paused: end it.",
            _ => "Only a live show can be paused.",
        },
        LiveAct.End => rights.WhyNot(Permission.SteerShow) ?? (show.IsOn ? null : "The show isn't on."),
        LiveAct.StopEverything => rights.WhyNot(Permission.SteerShow) ?? (show.IsOn ? null : "Nothing runs: the show isn't on."),
        LiveAct.NextCue => rights.WhyNot(Permission.StartPlannedDeals)
            ?? (!show.IsOn ? "Go live or rehearse first."
                : show.NextSegment is null && show.NextCue is null ? "That was the last cue of the run of show."
                : null),
        LiveAct.NextSegment => rights.WhyNot(Permission.StartPlannedDeals)
            ?? (!show.IsOn ? "Go live or rehearse first."
                : Following(show) is null ? "That was the last segment."
                : null),
        LiveAct.Undo => rights.WhyNot(Permission.StartPlannedDeals),
        LiveAct.SafeMode => rights.WhyNot(Permission.ModerateChat),
        LiveAct.Pin or LiveAct.ClearStage => rights.WhyNot(Permission.PinProducts),
        _ => null,
    };

    /// <summary>Why a mechanic can't be launched now, in words; null where it can.</summary>
    public static string? WhyNot(MechanicUi ui, ShowView show, Rights rights) =>
        ui.Launch!.WhyNot(show, rights.May.Contains(ui.Permission));

    /// <summary>The segment after the current one.</summary>
    public static Segment? Following(ShowView show)
    {
        var at = show.Plan.Segments.ToList().FindIndex(s => s.Id == show.Segment);
        return at + 1 < show.Plan.Segments.Count ? show.Plan.Segments[at + 1] : null;
    }
}
