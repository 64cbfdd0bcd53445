using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Integrations.Obs;

/// <summary>Whether OBS can do what a plan asks of it.</summary>
public static class ObsPreflight
{
    /// <summary>Whether the plan asks anything of OBS.</summary>
    public static bool Asks(Plan plan) =>
        plan.Obs is { StartStream: true } or { StopStream: true } or { BreakScene: not null }
            || plan.Cues.Any(c => c.Cue is SceneCue);

    /// <summary>Null where the plan asks nothing.</summary>
    public static PreflightPoint? Check(Plan plan, ObsView obs)
    {
        const string name = "OBS";
        if (!Asks(plan)) return null;
        if (obs.WhyNot is { } why)
            return new(name, Readiness.NotReady,
                obs.IsConnected ? why : $"The plan steers OBS, which isn't connected. {why}",
                ("Settings", "/settings/obs"));
        var missing = plan.Cues.Select(c => c.Cue).OfType<SceneCue>().Select(c => c.Scene).Append(plan.Obs?.BreakScene)
            .OfType<string>().Distinct().Where(scene => !obs.Scenes.Contains(scene)).ToArray();
        return missing.Length > 0
            ? new(name, Readiness.NotReady, $"OBS has no scene {string.Join(", ", missing.Select(scene => $"“{scene}”"))}.")
            : new(name, Readiness.Ready, "Connected, and it has every scene that the plan names.");
    }
}
