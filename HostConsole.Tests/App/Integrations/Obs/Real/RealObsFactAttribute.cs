namespace HostConsole.Tests.Integrations.Obs.Real;

/// <summary>
/// A test against OBS Studio itself: skipped, with what to install, where that is not there; where <c>CI=true</c> it
/// fails instead.
/// </summary>
public sealed class RealObsFactAttribute : FactAttribute
{
    private static readonly string[] Programs = [RealObs.Program, RealObs.Screen, RtmpServer.Program, RtmpServer.Module];

    public RealObsFactAttribute()
    {
        if (Programs.FirstOrDefault(path => !File.Exists(path)) is not { } missing || Ci.IsOn) return;
        Skip = $"NO OBS: {missing} is not there. On Debian: build/install-for-tests.sh obs";
        Console.Error.WriteLine(Skip);
    }
}
