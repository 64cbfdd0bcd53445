using HostConsole.Core.Shows;
using HostConsole.Integrations.Obs;
using HostConsole.Surfaces;
using static HostConsole.Tests.Planning.Plans;

namespace HostConsole.Tests.Integrations.Obs;

public sealed class ObsPreflightTest
{
    private static readonly ObsView Connected = new(ObsConnection.Connected, Scenes: ["Table", "Be right back"]);

    private static Plan Asking(string scene) => With(new SceneCue(CueOf('1'), scene)) with { Obs = new(BreakScene: "Be right back") };

    [Fact]
    public void A_plan_that_asks_nothing_of_OBS_has_no_line_of_it()
    {
        Assert.Null(ObsPreflight.Check(With(Deal()), new(ObsConnection.Off)));
        Assert.Null(ObsPreflight.Check(Plan.Empty with { Obs = new(InRehearsal: true) }, Connected));
    }

    [Fact]
    public void Given_a_plan_that_steers_OBS_Then_it_must_be_connected_and_have_every_scene()
    {
        Assert.Equal(Readiness.Ready, ObsPreflight.Check(Asking("Table"), Connected)!.Mark);
        var missing = ObsPreflight.Check(Asking("Cellar"), Connected)!;
        Assert.Equal((Readiness.NotReady, "OBS has no scene “Cellar”."), (missing.Mark, missing.Why));
        var off = ObsPreflight.Check(Plan.Empty with { Obs = new(StartStream: true) }, new(ObsConnection.Off))!;
        Assert.Equal(Readiness.NotReady, off.Mark);
        Assert.Contains("isn't connected", off.Why, StringComparison.Ordinal);
    }
}
