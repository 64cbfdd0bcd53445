using System.Globalization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using HostConsole.Core.Shows;
using HostConsole.Milestones;
using HostConsole.Overlays;
using HostConsole.Surfaces;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Milestones;

/// <summary>What the audience is told of milestones: on the stream, on phones and in chats.</summary>
public sealed class MilestoneWordsTest
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");
    private static readonly ViewerId Agreed = LiveScene.New<ViewerId>(), Silent = LiveScene.New<ViewerId>();
    private static readonly Microsoft.Extensions.Localization.IStringLocalizer Texts = AudienceTexts.Localizers.Create(typeof(MilestoneTexts));
    private readonly RunScene scene = new RunScene().Do(new GoLive());

    private static OpenMilestone Open(string title = "Early birds", int count = 2, RewardOffer? offer = null) => new(
        LiveScene.New<MilestoneId>(), title, MilestoneRule.First, count, MilestoneOf.Orders, offer ?? new(RewardKind.Gift, "A linen tote"));

    private void Win(int number, ViewerId buyer, int i = 0) => scene.Apply(new MilestoneFact.MilestoneWon(
        scene.View.Milestones[i].Id, number, $"shop:{number}", buyer, LiveScene.New<RewardId>(), scene.View.Milestones[i].Offer));

    private OverlayPart? Drawn => OverlayParts.Of(scene.View, [], new(_ => "As in chat", viewer => viewer == Agreed ? "Ana" : null))
        .Single(p => p.Name == "milestone").Part;

    private string? Told(ShowFact fact) => new MilestoneAnnouncements().Of(fact, scene.View, new(_ => "", AudienceTexts.Localizers))?.Text;

    private string Left => MilestoneTexts.Left(scene.View.Milestones[0], English, Texts);

    [Theory]
    [InlineData(MilestoneRule.First, 50, MilestoneOf.Orders, "First 50 orders", "The first 50 orders win")]
    [InlineData(MilestoneRule.First, 1, MilestoneOf.Buyers, "First buyer", "The first buyer wins")]
    [InlineData(MilestoneRule.Next, 10, MilestoneOf.Buyers, "Next 10 buyers", "The next 10 buyers win")]
    [InlineData(MilestoneRule.Every, 2_500, MilestoneOf.Orders, "Every 2,500 orders", "Every 2,500 orders, the last of them wins")]
    [InlineData(MilestoneRule.Every, 1, MilestoneOf.Orders, "Every order", "Every order wins")]
    public void Given_a_rule_Then_console_and_audience_read_it(MilestoneRule rule, int count, MilestoneOf of, string console, string audience)
    {
        Assert.Equal(console, MilestoneWords.Rule(rule, count, of, English));
        var view = new MilestoneView(default, "", rule, count, of, new(RewardKind.Gift, "A tote"), count, 0, default, null, []);
        Assert.Equal(audience, MilestoneTexts.Rule(view, English, Texts));
    }

    [Fact]
    public void Given_any_rule_Then_all_of_its_texts_are_written()
    {
        foreach (var rule in Enum.GetValues<MilestoneRule>())
            foreach (var of in Enum.GetValues<MilestoneOf>())
                foreach (var count in new[] { 1, 2 })
                {
                    var view = new MilestoneView(default, "", rule, count, of, new(RewardKind.Points, "", null, count), count, 0, default, null, []);
                    string[] read =
                    [
                        MilestoneTexts.Rule(view, English, Texts), MilestoneTexts.Left(view, English, Texts),
                        MilestoneTexts.Left(view with { ClosedAt = default(DateTimeOffset) }, English, Texts),
                        MilestoneTexts.Reward(view.Offer, English, Texts), MilestoneTexts.Number(of, count, English, Texts),
                    ];
                    Assert.All(read, text => Assert.DoesNotContain('_', text));
                }
    }

    [Fact]
    public void Given_winners_Then_the_audience_reads_what_is_left_and_what_became_of_it()
    {
        scene.Do(Open(count: 3));
        Assert.Equal("3 of 3 left", Left);
        Win(1, Silent);
        Assert.Equal("2 of 3 left", Left);
        scene.Do(new CloseMilestone(scene.View.Milestones[0].Id));
        Assert.Equal("1 of 3 won", Left);
        var all = scene.View.Milestones[0] with { Most = 1 };
        Assert.Equal("It is won", MilestoneTexts.Left(all, English, Texts));
        Assert.Equal("Nobody won", MilestoneTexts.Left(all with { Winners = [] }, English, Texts));
    }

    [Fact]
    public void Given_winners_Then_the_stream_names_who_agreed_and_nobody_else()
    {
        scene.Do(Open());
        Assert.Null(Drawn!.Parameters["Winner"]);
        Win(1, Silent);
        Assert.Null(Drawn.Parameters["Winner"]);
        Win(2, Agreed);
        Assert.Equal("Ana", Drawn.Parameters["Winner"]);
    }

    [Fact]
    public void Given_several_milestones_Then_the_stream_shows_the_one_in_which_something_happened_last()
    {
        scene.Do(Open("First")).After(TimeSpan.FromSeconds(1)).Do(Open("Second"));
        string Shown() => ((MilestoneView)Drawn!.Parameters["Milestone"]!).Title;
        Assert.Equal("Second", Shown());
        scene.After(TimeSpan.FromSeconds(1));
        Win(1, Silent);
        Assert.Equal("First", Shown());
        scene.Do(new CloseMilestone(scene.View.Milestones[0].Id));
        Assert.Equal("Second", Shown());
        scene.After(TimeSpan.FromSeconds(1)).Do(new CloseMilestone(scene.View.Milestones[1].Id));
        Assert.Equal("Second", Shown());
    }

    [Fact]
    public void Given_a_milestone_When_it_is_set_and_when_its_last_is_won_Then_chats_are_told_and_not_when_a_host_closes_it()
    {
        scene.Do(Open(offer: new(RewardKind.Points, "", null, 100)));
        var id = scene.View.Milestones[0].Id;
        var (opened, closed) = (scene.Facts.OfType<MilestoneFact.MilestoneOpened>().Single(), new MilestoneFact.MilestoneClosed(id));
        Assert.Equal("Milestone: Early birds. The first 2 orders win: 100 points.", Told(opened));
        Win(1, Silent);
        Assert.Null(Told(closed));
        Win(2, Agreed);
        Assert.Null(Told(new MilestoneFact.MilestoneWithdrawn(id)));
        scene.Apply(closed);
        Assert.Equal("Early birds. All 2 are won. Thank you!", Told(closed));
        Assert.Null(Told(opened));
    }
}
