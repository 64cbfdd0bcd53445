using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Viewers;

namespace HostConsole.Streams;

/// <summary>What is one viewer's own in a show.</summary>
public sealed record OwnOf(ViewerId Viewer, DateTimeOffset Now) : IShowQuery<MeView>
{
    public MeView Answer(Run run) => PhoneSurfaces.Own(run, Viewer, Now);
}

/// <summary>What is each one's own, of some viewers.</summary>
public sealed record OwnOfSome(ImmutableArray<ViewerId> Viewers, DateTimeOffset Now) : IShowQuery<Dictionary<ViewerId, MeView>>
{
    public Dictionary<ViewerId, MeView> Answer(Run run) => Viewers.ToDictionary(v => v, v => PhoneSurfaces.Own(run, v, Now));
}
