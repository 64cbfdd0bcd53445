using HostConsole.Core.Kernel;

namespace HostConsole.Core.Shows;

/// <summary>Switches OBS to a scene: whoever hears that it was fired tells OBS.</summary>
[CueKind("scene")]
public sealed record SceneCue(CueId Id, string Scene) : Cue(Id)
{
    public override string Label => Scene;
    public override ShowCommand? Command(Guid id, string seed) => null;
    public override Outcome.Rejected? Check() => Check(Scene);

    /// <summary>What is wrong with the name of a scene; null where nothing is.</summary>
    public static Outcome.Rejected? Check(string scene) => (
        Text.Clean(scene).Length == 0 ? Outcome.Invalid("scene", "Name the scene as it is called in OBS.")
        : Text.IsTooLong(scene, 200) ? Outcome.Invalid("scene", "Keep the scene's name to 200 characters.") : null) as Outcome.Rejected;
}
