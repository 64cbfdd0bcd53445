using HostConsole.Core.Kernel;

namespace HostConsole.Core.SocialProof;

/// <param name="Item">Null for all orders.</param>
[CueKind("proof")]
public sealed record ProofCue(CueId Id, int Minutes, int Least, Item? Item = null) : Cue(Id)
{
    public override string Label => Item is { } item ? $"Who bought: {item.Title}" : "Who bought lately";

    public override OpenProof Command(Guid id, string seed) => new(new(id), Minutes, Least, Item);

    public override Outcome.Rejected? Check() =>
        ProofRules.Decide(new(), Command(default, ""), new Moment(DateTimeOffset.UnixEpoch)) as Outcome.Rejected;
}
