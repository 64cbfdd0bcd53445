using Bunit;
using HostConsole.Core.Audience;
using HostConsole.Core.Blitzes;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using HostConsole.Core.Milestones;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Polls;
using HostConsole.Core.Predictions;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.Core.Testimonials;
using HostConsole.Core.Vips;
using HostConsole.Core.Wheels;
using HostConsole.Review;
using HostConsole.Surfaces;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Review;

/// <summary>The tables of the review, one for each mechanic that has something to review.</summary>
public sealed class ReviewTablesTest
{
    private static readonly QuizId Quiz = new(Guid.CreateVersion7());
    private static readonly ViewerId Ada = new(Guid.CreateVersion7());
    private static readonly Item Mug = PanelScene.Item(24);

    // One of each, so that each table has a row.
    private static readonly ShowCommand[] OneOfEach =
    [
        new CountStock(Mug.Variant!.Value, 10),
        new DealCue(default, Mug, PanelScene.Dollars(19), 5, 1, 120, 0, 300, null).Command(Guid.CreateVersion7(), ""),
        new PollCue(default, "Which?", ["One", "Two"], false, false, null).Command(Guid.CreateVersion7(), ""),
        new GiveawayCue(default, "Vase", "A bud vase", "One each.", null, "open", null, 1, 0, null, null)
            .Command(Guid.CreateVersion7(), new string('a', 64)),
        new WheelCue(default, "Mug wheel", "One each.", WheelMode.Each, null, [new("Mug", 1), new("Sticker", 1)], false, null)
            .Command(Guid.CreateVersion7(), new string('a', 64)),
        new MysteryCue(default, "A surprise", "Every order.", "By letter.", null, PanelScene.Dollars(50), 1,
            [new("Mug", 1, null, new(RewardKind.Gift, "")), new("Card", 1, null, new(RewardKind.Gift, ""))], null)
            .Command(Guid.CreateVersion7(), new string('a', 64)),
        new GoalCue(default, "Together", GoalCounts.Orders, 100, null, null, null, false).Command(Guid.CreateVersion7(), ""),
        new MilestoneCue(default, "Early birds", MilestoneRule.First, 50, MilestoneOf.Orders, new(RewardKind.Gift, "A tote"))
            .Command(Guid.CreateVersion7(), ""),
        new JoinShow(Ada, "Ada"),
        new NotePresence([new(Ada, 0)], []),
        new BlitzCue(default, "The hourly mug", new DealCue(default, Mug, PanelScene.Dollars(19), 1, 1, 60, 0, 60, null), new(60, null, "UTC"), null)
            .Command(Guid.CreateVersion7(), ""),
        new QuizCue(default, "Clay", [new("Lead-free?", ["Green", "Sand"], 1, 30, null)], false, false, false, []).Command(Quiz.Value, ""),
        new NextInQuiz(Quiz),
        new NextInQuiz(Quiz), // its answer is shown
        new PredictionCue(default, "Which sells out first?", ["Mug", "Vase"], null, null).Command(Guid.CreateVersion7(), ""),
        new LeagueCue(default, "Tap cup", "Free to join.", 16, 3, 10).Command(Guid.CreateVersion7(), new string('a', 64)),
        new ProofCue(default, 10, 3).Command(Guid.CreateVersion7(), ""),
        new TestimonialCue(default, "How is it?", "review", null).Command(Guid.CreateVersion7(), ""),
        new SendTestimonial(new(Guid.CreateVersion7()), Ada, "Lovely.", Agreed: true, Named: true),
        new GiveReward(new(Guid.CreateVersion7()), Ada, new(RewardKind.Gift, "A sticker")),
    ];

    private static IEnumerable<ReviewSurface> Surfaces =>
        MechanicUis.All.Select(ui => ui.Review).OfType<ReviewSurface>().Where(review => review.Table is not null);

    [Fact]
    public async Task Given_one_of_each_mechanic_When_its_tab_is_chosen_Then_its_table_has_a_row()
    {
        await using var scene = new PanelScene();
        await scene.LiveAsync(OneOfEach);
        scene.Clock.Advance(TimeSpan.FromSeconds(1)); // somebody has stayed
        var vip = new VipCue(default, "For those who stayed", 80, new(RewardKind.Gift, "A tote")).Command(Guid.CreateVersion7(), "");
        var view = await scene.AfterAsync(vip);
        var tables = Render(scene, view);
        Assert.NotEmpty(Surfaces);
        foreach (var surface in Surfaces)
        {
            await tables.Find($"#t-{surface.Name}").ClickAsync();
            Assert.Equal(1, surface.Count(view));
            Assert.Single(tables.FindAll("#review-table tbody tr"));
            Assert.Equal(tables.FindAll("#review-table th").Count, tables.FindAll("#review-table tbody tr > td").Count);
        }
    }

    [Fact]
    public async Task Given_a_show_without_any_Then_each_tab_says_so()
    {
        await using var scene = new PanelScene();
        var tables = Render(scene, await scene.LiveAsync());
        foreach (var name in Surfaces.Select(s => s.Name).Prepend("Products"))
        {
            await tables.Find($"#t-{name}").ClickAsync();
            Assert.Empty(tables.FindAll("table"));
            Assert.Equal("None in this show", tables.Find(".empty__title").TextContent);
        }
    }

    private static IRenderedComponent<ReviewTables> Render(PanelScene scene, ShowView show) =>
        scene.Render<ReviewTables>(p => p.Add(x => x.Show, show).Add(x => x.Products, []).Add(x => x.OrdersLink, "/orders"));
}
