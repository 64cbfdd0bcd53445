using Bunit;
using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Predictions;
using HostConsole.Core.Shows;
using HostConsole.Predictions;
using HostConsole.Surfaces;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Predictions;

public sealed class PredictionPanelTest : BunitContext
{
    private static readonly MechanicUi Ui = MechanicUis.Launched.First(ui => ui is PredictionUi);
    private readonly RunScene scene = new RunScene().Do(new GoLive());
    private readonly PredictionId id = LiveScene.New<PredictionId>();
    private readonly List<ShowCommand> sent = [];

    public PredictionPanelTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(scene.Clock);
        AddAuthorization().SetAuthorized("Noor").SetRoles(nameof(Role.Moderator));
        scene.Do(new OpenPrediction(id, "Which sells out first?", ["Mug", "Bud vase"], null, null));
    }

    private IRenderedComponent<PredictionPanel> Panel() => Render<PredictionPanel>(p => p
        .Add(c => c.Show, scene.View).Add(c => c.Ui, Ui).Add(c => c.Id, id.Value).Add(c => c.Send, sent.Add));

    private void Stake(int outcome, int points) => scene.Apply(new PredictionFact.PredictionStaked(id, LiveScene.New<ViewerId>(), outcome, points));

    [Fact]
    public async Task Given_stakes_When_the_host_locks_and_chooses_Then_the_button_says_who_gets_what()
    {
        Assert.Contains("Nobody has staked points yet", Panel().Markup, StringComparison.Ordinal);
        Stake(0, 40);
        Stake(0, 20);
        Stake(1, 41);
        Assert.Equal("101 points from 3 viewers", Panel().Find(".card__meta").TextContent);
        await Panel().ClickTextAsync("Lock");
        Assert.Equal([new LockPrediction(id)], sent);
        scene.Do(sent[0]);
        var panel = Panel();
        await panel.ClickTextAsync("Pay out"); // nothing is chosen
        Assert.Single(sent);
        panel.FindAll("input[type=radio]")[0].Change(true);
        await panel.ClickTextAsync("Pay 101 points to 2 viewers");
        Assert.Equal(new ResolvePrediction(id, 0), sent[^1]);
        scene.Do(sent[^1]);
        var over = Panel();
        Assert.Contains("101 points from 3 viewers, paid to 2 viewers", over.Markup, StringComparison.Ordinal);
        Assert.Contains("Mug", over.Find(".tally__row--lead").TextContent, StringComparison.Ordinal);
        Assert.Empty(over.FindAll(".btn--primary"));
    }

    [Fact]
    public async Task Given_an_outcome_that_nobody_chose_Then_the_button_says_that_points_go_back()
    {
        Stake(0, 40);
        scene.Do(new LockPrediction(id));
        var panel = Panel();
        panel.FindAll("input[type=radio]")[1].Change(true);
        await panel.ClickTextAsync("Give all points back: nobody chose it");
        Assert.Equal([new ResolvePrediction(id, 1)], sent);
    }

    [Fact]
    public async Task Given_a_prediction_When_it_is_to_be_cancelled_Then_the_panel_asks_first()
    {
        Stake(0, 40);
        var panel = Panel();
        await panel.ClickTextAsync("Cancel…");
        Assert.Empty(sent);
        Assert.Contains("Give all 40 points back?", panel.Markup, StringComparison.Ordinal);
        await panel.ClickTextAsync("Keep it");
        await panel.ClickTextAsync("Cancel…");
        await panel.ClickTextAsync("Cancel the prediction");
        Assert.Equal([new CancelPrediction(id)], sent);
    }
}
