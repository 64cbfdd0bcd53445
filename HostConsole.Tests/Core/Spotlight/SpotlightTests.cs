using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Spotlight;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Spotlight;

public sealed class SpotlightTests
{
    private static readonly MessageId Hello = new(Uid(4, 1)), Other = new(Uid(4, 2));
    private static readonly QuestionId Question = new(Uid(10, 1));

    private static async Task<ShowScene> TalkingAsync()
    {
        var scene = await LiveAsync();
        await scene.Do(new PostMessage(Hello, Viewer(1), "Hello from Lisbon"));
        await scene.Do(new PostMessage(Other, Viewer(2), "Lovely glaze"));
        await scene.Do(new AskQuestion(Question, Viewer(1), "Is it oven proof?"));
        return scene;
    }

    private static async Task<string?> Shown(ShowScene scene) => (await scene.View()).Spotlight?.Text;

    [Fact]
    public async Task Given_a_message_When_a_question_follows_Then_one_thing_is_shown_at_a_time()
    {
        await using var scene = await TalkingAsync();
        await scene.Do(new SetSpotlight(Message: Hello));
        var first = (await scene.View()).Spotlight!;
        Assert.Equal((Hello, null, Viewer(1), "page", "Hello from Lisbon"),
            (first.Message, first.Question, first.Author, first.Channel, first.Text));
        await scene.Do(new SetSpotlight(Question: Question));
        var second = (await scene.View()).Spotlight!;
        Assert.Equal((null, Question, "Is it oven proof?"), (second.Message, second.Question, second.Text));
        Assert.Empty((await scene.Do(new SetSpotlight(Question: Question))).Outcome.Facts);
        await scene.Do(new ClearSpotlight());
        Assert.Null(await Shown(scene));
        Assert.Empty((await scene.Do(new ClearSpotlight())).Outcome.Facts);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_two_things_or_none_or_what_is_not_there_Then_it_is_refused()
    {
        await using var scene = await TalkingAsync();
        await scene.Invalid(new SetSpotlight(Hello, Question), "message");
        await scene.Invalid(new SetSpotlight(), "message");
        await scene.Refused(new SetSpotlight(Message: new(Uid(4, 9))), "not-found");
        await scene.Refused(new SetSpotlight(Question: new(Uid(10, 9))), "not-found");
        await scene.Do(new HideMessage(Hello));
        await scene.Refused(new SetSpotlight(Message: Hello), "hidden");
        await scene.Do(new DismissQuestion(Question));
        await scene.Refused(new SetSpotlight(Question: Question), "hidden");
        await scene.Do(new BanViewer(Viewer(2)));
        await scene.Refused(new SetSpotlight(Message: Other), "banned");
    }

    public static TheoryData<ShowCommand, ShowCommand> Removals => new()
    {
        { new SetSpotlight(Message: Hello), new HideMessage(Hello) },
        { new SetSpotlight(Message: Hello), new BanViewer(Viewer(1)) },
        { new SetSpotlight(Question: Question), new DismissQuestion(Question) },
        { new SetSpotlight(Question: Question), new BanViewer(Viewer(1)) },
        { new SetSpotlight(Question: Question), new StopEverything() },
    };

    [Theory, MemberData(nameof(Removals))]
    public async Task Given_what_the_audience_may_no_longer_see_Then_it_leaves_with_the_same_command(ShowCommand shown, ShowCommand removal)
    {
        await using var scene = await TalkingAsync();
        await scene.Do(shown);
        await scene.Do(new HideMessage(Other));
        await scene.Do(new BanViewer(Viewer(2)));
        Assert.NotNull(await Shown(scene));
        await scene.Do(removal);
        Assert.Null(await Shown(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_message_that_scrolled_away_When_its_platform_removes_it_Then_it_leaves()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new RelayMessage(Hello, RelayedAuthor.Of("twitch", "ana"), "Ana", "twitch", "Hello", scene.Now, "1"));
        await scene.Do(new SetSpotlight(Message: Hello));
        for (var n = 0; n < ChatState.Kept; n++)
            await scene.Do(new RelayMessage(new(Uid(4, 10 + n)), RelayedAuthor.Of("twitch", "ben"), "Ben", "twitch",
                $"Line {n}", scene.Now, $"b{n}"));
        Assert.Equal("Hello", await Shown(scene));
        await scene.Do(new DeleteRelayed("twitch", "1"));
        Assert.Null(await Shown(scene));
    }

    [Fact]
    public async Task Given_a_change_When_undone_Then_what_was_shown_before_is_shown_again()
    {
        await using var scene = await TalkingAsync();
        await scene.Do(new SetSpotlight(Message: Hello));
        await scene.Do(new SetSpotlight(Message: Other));
        await scene.Do(new Undo());
        Assert.Equal("Hello from Lisbon", await Shown(scene));
        await scene.Do(new ClearSpotlight());
        await scene.Do(new Undo());
        Assert.Equal("Hello from Lisbon", await Shown(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_shown_message_When_its_hiding_is_undone_Then_the_message_is_back_and_the_spotlight_stays_empty()
    {
        await using var scene = await TalkingAsync();
        await scene.Do(new SetSpotlight(Message: Hello));
        await scene.Do(new HideMessage(Hello));
        Assert.Equal("Hid a message", (await scene.View()).Undo?.What);
        await scene.Do(new Undo());
        Assert.False((await scene.View()).Chat.Messages[0].Hidden);
        Assert.Null(await Shown(scene));
    }

    [Fact]
    public async Task Given_a_message_removed_after_another_took_its_place_When_undone_Then_it_does_not_come_back()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new RelayMessage(Hello, RelayedAuthor.Of("twitch", "ana"), "Ana", "twitch", "Hello", scene.Now, "1"));
        await scene.Do(new PostMessage(Other, Viewer(2), "Lovely glaze"));
        await scene.Do(new SetSpotlight(Message: Hello));
        await scene.Do(new SetSpotlight(Message: Other));
        await scene.Do(new DeleteRelayed("twitch", "1"));
        await scene.Do(new Undo());
        Assert.Null(await Shown(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_show_that_is_over_Then_nothing_is_put_in_the_spotlight()
    {
        await using var scene = await TalkingAsync();
        await scene.Do(new SetSpotlight(Message: Hello));
        await scene.Do(new EndShow());
        Assert.Null(await Shown(scene));
        await scene.Refused(new SetSpotlight(Message: Hello), "not-live");
    }
}
