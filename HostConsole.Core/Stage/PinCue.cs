using HostConsole.Core.Kernel;

namespace HostConsole.Core.Stage;

[CueKind("pin")]
public sealed record PinCue(CueId Id, Item Item) : Cue(Id)
{
    public override string Label => Item.Title;
    public override PinProduct Command(Guid id, string seed) => new(Item);
    public override Outcome.Rejected? Check() => null;
}
