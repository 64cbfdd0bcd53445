using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Shows;
using HostConsole.Core.Testimonials;
using HostConsole.Core.Wheels;
using HostConsole.Tests.MysteryGifts;
using HostConsole.Tests.Testimonials;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Shows;

/// <summary>One word in the chat means one thing.</summary>
public sealed class KeywordTests
{
    private static GiveawayCommand.OpenGiveaway Giveaway(string word) =>
        new(new(Uid(6, 1)), "Tote", "A tote", "One each.", word, EntryMode.Open, "By letter.", 1, 0, null, null, Seed);

    private static WheelCommand.OpenWheel Wheel(string word) =>
        new(new(Uid(20, 1)), "Wheel", "One each.", WheelMode.Each, word, [new("Mug", 1, 1), new("Sticker", 50)], false, null, Seed);

    private static MysteryCommand.OpenMystery Mystery(string word) => MysteryTests.Open() with { Keyword = word };

    private static OpenGoal Goal(string word) => new(new(Uid(14, 1)), "The tower", GoalCounts.Orders, 6, null, null, null, false,
        [new(3, "Floor", new(RewardKind.Points, "", Points: 5))], Keyword: word);

    private static ShowCommand Open(int kind, string word) => kind switch
    {
        0 => Giveaway(word),
        1 => Wheel(word),
        2 => Mystery(word),
        3 => Goal(word),
        _ => TestimonialTests.Open() with { Keyword = word },
    };

    private static ShowCommand Close(int kind) => kind switch
    {
        0 => new GiveawayCommand.CloseGiveaway(new(Uid(6, 1))),
        1 => new WheelCommand.CloseWheel(new(Uid(20, 1))),
        2 => new MysteryCommand.CloseMystery(Mystery("x").Mystery),
        3 => new CloseGoal(new(Uid(14, 1))),
        _ => new CloseTestimonials(TestimonialTests.Call),
    };

    [Theory]
    [InlineData(0, 1, "giveaway")]
    [InlineData(1, 0, "wheel")]
    [InlineData(2, 0, "mystery")]
    [InlineData(0, 2, "giveaway")]
    [InlineData(3, 1, "goal")]
    [InlineData(1, 3, "wheel")]
    [InlineData(4, 0, "testimonial")]
    public async Task Given_one_that_takes_a_word_When_another_is_to_take_it_too_Then_it_is_refused_by_name_until_the_first_is_closed(
        int first, int second, string name)
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open(first, "Cozy"));
        await scene.Refused(Open(second, "COZY!"), "keyword-in-use");
        var refused = Assert.IsType<Refused>(await scene.Try(Open(second, "cozy"))).Rejection;
        Assert.Contains($"An open {name} takes the keyword “cozy”", refused.Reason, StringComparison.Ordinal);
        await scene.Do(Close(first));
        await scene.Do(Open(second, "cozy"));
    }

    [Fact]
    public async Task Given_the_words_of_a_free_route_Then_they_are_taken_too_and_other_words_are_not()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Giveaway("cozy"));
        await scene.Refused(Wheel("cozy free"), "keyword-in-use");
        await scene.Do(Wheel("spin"));
    }

    [Fact]
    public async Task Given_a_cue_of_the_plan_Then_it_is_held_to_the_same()
    {
        var cue = new GiveawayCue(new(Uid(13, 2)), "Tote", "A tote", "One each.", "cozy", "open", null, 1, 0, null, null);
        await using var scene = await LiveAsync(plan: new([new(new(Uid(13, 1)), "Start", 5, "", [cue])]));
        await scene.Do(Wheel("cozy"));
        await scene.Refused(new FireCue(cue.Id, Uid(6, 1), Seed), "keyword-in-use");
    }
}
