using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Shows;

public sealed class PublicFactsTest
{
    private const string Code = "MUGS19";
    private static readonly CueId Cue = new(Uid(12, 1));
    private static readonly Plan Plan =
        new([new(new(Uid(13, 1)), "Mugs", 10, "", [new DealCue(Cue, Mug, new(1900, Usd), 2, 1, 60, 0, 120, Code)])]);

    [Fact]
    public async Task Given_a_planned_deal_with_a_code_Then_the_public_log_names_the_code_once_the_deal_is_launched()
    {
        await using var scene = await DraftAsync(plan: Plan);
        await scene.Do(new Rehearse(new(Uid(11, 1))));
        await scene.Do(new EndShow());
        await scene.Do(new GoLive());
        Assert.Contains(Code, Text(scene, open: false), StringComparison.Ordinal);
        Assert.DoesNotContain(Code, Text(scene, open: true), StringComparison.Ordinal);
        Assert.Contains("Tide mug", Text(scene, open: true), StringComparison.Ordinal);
        await scene.Do(new FireCue(Cue, Uid(2, 1), Seed));
        Assert.Equal(Code, (await scene.Deal()).Code);
        Assert.Contains(Code, Text(scene, open: true), StringComparison.Ordinal);
    }

    private static string Text(ShowScene scene, bool open) =>
        string.Join('\n', scene.Log.ReadRun(RunId.Of(scene.Show), 0).Concat(scene.Log.ReadRun(new(Uid(11, 1)), 0))
            .Select(f => open ? PublicFacts.Of(f) : f).OfType<LoggedFact>().Select(f => FactCatalogue.Write(f.Fact)));
}
