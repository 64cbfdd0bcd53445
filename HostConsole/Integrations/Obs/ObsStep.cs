using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Integrations.Obs;

/// <summary>Break: to the break's scene. Back: to the one before it.</summary>
public enum ObsAct { StartStream, StopStream, Break, Back, Scene }

/// <summary>What OBS is to do because of something that happened in a show.</summary>
/// <param name="Scene">Of a break, its end, and a cue.</param>
public sealed record ObsStep(ObsAct Act, ShowId Show, string Scene = "")
{
    /// <summary>As the show's plan chose; null where OBS has nothing to do. A rehearsal never touches the stream.</summary>
    public static ObsStep? Of(ShowView view, LoggedFact logged)
    {
        // A batch may end a rehearsal: what happened in it is not the show's.
        if (logged.Run != view.Run) return null;
        var choices = view.Plan.Obs ?? new();
        return (logged.Fact, choices) switch
        {
            (LifecycleFact.CueFired fired, _) when !view.IsRehearsal || choices.InRehearsal =>
                view.Plan.Cues.FirstOrDefault(c => c.Cue.Id == fired.Cue).Cue is SceneCue cue
                    ? new(ObsAct.Scene, view.Id, cue.Scene)
                    : null,
            _ when view.IsRehearsal => null,
            (LifecycleFact.WentLive, { StartStream: true }) => new(ObsAct.StartStream, view.Id),
            (LifecycleFact.ShowEnded, { StopStream: true }) => new(ObsAct.StopStream, view.Id),
            (LifecycleFact.ShowPaused, { BreakScene: { } scene }) => new(ObsAct.Break, view.Id, scene),
            (LifecycleFact.ShowResumed, { BreakScene: { } scene }) => new(ObsAct.Back, view.Id, scene),
            _ => null,
        };
    }

    /// <summary>What the person at the console did not get, in words; the reason comes after it.</summary>
    public string NotDone => Act switch
    {
        ObsAct.StartStream => "Going live did not start the stream.",
        ObsAct.StopStream => "The show's end did not stop the stream.",
        ObsAct.Break => $"OBS did not switch to “{Scene}” for the break.",
        ObsAct.Back => $"OBS did not switch back from “{Scene}”.",
        _ => $"OBS did not switch to “{Scene}”.",
    };
}
