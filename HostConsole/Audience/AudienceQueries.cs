using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Audience;

/// <summary>Whether this viewer has been in the show.</summary>
public sealed record IsKnown(ViewerId Viewer) : IShowQuery<bool>
{
    public bool Answer(Run run) => run.State.Audience.Knows(Viewer);
}
