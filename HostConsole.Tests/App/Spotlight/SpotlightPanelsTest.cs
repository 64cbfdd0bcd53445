using Bunit;
using HostConsole.Accounts;
using HostConsole.Chat;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Spotlight;
using HostConsole.Spotlight;
using HostConsole.Surfaces;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Spotlight;

/// <summary>Beside a message and a question stands the button that puts it in the spotlight, or takes it out.</summary>
public sealed class SpotlightPanelsTest
{
    private static readonly ViewerId Kim = PanelScene.New<ViewerId>();
    private static readonly MessageId Message = PanelScene.New<MessageId>();
    private static readonly QuestionId Question = PanelScene.New<QuestionId>();
    private static readonly IReadOnlyList<MechanicUi> Talking = [new SpotlightUi()];

    private static ShowCommand[] Talk =>
        [new JoinShow(Kim, "Kim"), new PostMessage(Message, Kim, "hello"), new AskQuestion(Question, Kim, "Is it oven proof?")];

    [Fact]
    public async Task Given_a_message_When_its_button_is_pressed_Then_it_goes_in_and_out()
    {
        await using var scene = new PanelScene();
        var show = await scene.LiveAsync(Talk);
        var panel = scene.Render<ChatPanel>(p => p.Add(x => x.Show, show).Add(x => x.Send, scene.Raised.Add).Add(x => x.Talking, Talking));
        await panel.ClickAsync("[aria-label='Put in the spotlight']");
        show = await scene.AfterAsync(scene.Raised);
        panel.Render(p => p.Add(x => x.Show, show));
        await panel.ClickAsync("[aria-label='Take out of the spotlight']");
        Assert.Equal<ShowCommand>([new SetSpotlight(Message), new ClearSpotlight()], scene.Raised);
    }

    [Fact]
    public async Task Given_a_question_When_its_button_is_pressed_Then_it_goes_in_and_out()
    {
        await using var scene = new PanelScene(Role.Moderator);
        var show = await scene.LiveAsync(Talk);
        var panel = scene.Render<QuestionsPanel>(
            p => p.Add(x => x.Show, show).Add(x => x.Send, scene.Raised.Add).Add(x => x.Talking, Talking));
        await panel.ClickAsync("[aria-label='Put in the spotlight']");
        show = await scene.AfterAsync(scene.Raised);
        panel.Render(p => p.Add(x => x.Show, show));
        await panel.ClickAsync("[aria-label='Take out of the spotlight']");
        Assert.Equal<ShowCommand>([new SetSpotlight(Question: Question), new ClearSpotlight()], scene.Raised);
    }

    [Fact]
    public async Task Given_a_hidden_message_and_a_dismissed_question_Then_neither_has_the_button()
    {
        await using var scene = new PanelScene();
        var show = await scene.LiveAsync([.. Talk, new HideMessage(Message), new DismissQuestion(Question)]);
        var talk = new SpotlightTalk();
        Assert.Null(talk.With(show, show.Chat.Messages[0]));
        Assert.Null(talk.With(show, show.Chat.Questions[0]));
    }
}
