using System.Globalization;
using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Integrations.Obs;

/// <summary>The cue that changes the scene in OBS; no mechanic's, since nothing of the show changes by it.</summary>
public sealed class SceneCueSurface : CueSurface<SceneCue, SceneCueDraft, SceneCueForm>
{
    public override string Label => "Scene";
    public override string Icon => "scene";
    public override int Place => 50;
    public override bool CanBeKept => false;
    protected override string Line(SceneCue cue, CultureInfo culture) => $"OBS scene: {cue.Label}";
    protected override SceneCueDraft Edit(SceneCue cue) => new() { Id = cue.Id, Scene = cue.Scene };
    protected override string Detail(SceneCue cue, CultureInfo culture) => "in OBS";
}

public sealed class SceneCueDraft : CueDraft
{
    public string Scene { get; set; } = "";

    protected override (Cue?, FieldProblem?) Make(Currency currency) => (new SceneCue(Id, Scene.Trim()), null);
}
