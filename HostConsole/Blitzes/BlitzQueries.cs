using HostConsole.Core.Blitzes;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Blitzes;

/// <summary>A blitz; null where the show has none of this id.</summary>
public sealed record BlitzOf(BlitzId Blitz) : IShowQuery<BlitzView?>
{
    public BlitzView? Answer(Run run) => run.State.Blitzes.View().FirstOrDefault(b => b.Id == Blitz);
}
