using Bunit;
using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Quizzes;
using HostConsole.Surfaces;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Quizzes;

public sealed class QuizPanelTest : BunitContext
{
    private static readonly MechanicUi Ui = MechanicUis.Launched.First(ui => ui is QuizUi);
    private readonly RunScene scene = new RunScene().Do(new GoLive());
    private readonly QuizId quiz = LiveScene.New<QuizId>();
    private readonly List<ShowCommand> sent = [];

    public QuizPanelTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(scene.Clock);
        Services.AddSingleton(new Core.Store.People(null!, null!)); // nobody gave a name
        AddAuthorization().SetAuthorized("Noor").SetRoles(nameof(Role.Moderator));
        scene.Do(new OpenQuiz(quiz, "Clay", [new("Which is lead-free?", ["Green", "Sand"], 1, 20, null)], true, false, false, ["Red", "Blue"]));
    }

    private IRenderedComponent<QuizPanel> Panel() => Render<QuizPanel>(p => p
        .Add(c => c.Show, scene.View).Add(c => c.Ui, Ui).Add(c => c.Id, quiz.Value).Add(c => c.Send, sent.Add));

    [Fact]
    public async Task Given_a_quiz_When_its_button_is_pressed_Then_it_says_and_does_the_next_step_until_the_podium()
    {
        foreach (var step in (string[])["Open question 1", "Show the answer", "Show the podium"])
        {
            await Panel().ClickTextAsync(step);
            if (step == "Open question 1")
            {
                scene.Do(sent[^1]).Do(new AnswerQuiz(quiz, 1, LiveScene.New<ViewerId>(), 1)).Do(new AnswerQuiz(quiz, 1, LiveScene.New<ViewerId>(), 0));
                Assert.Equal("2", Panel().Find(".figures__value").TextContent);
                Assert.Empty(Panel().FindAll(".tally__row--lead"));
            }
            else scene.Do(sent[^1]);
        }

        Assert.All(sent, command => Assert.Equal(new NextInQuiz(quiz), command));
        var over = Panel();
        Assert.Contains("1,000 points", over.Find(".quiz__top").TextContent, StringComparison.Ordinal);
        Assert.Empty(over.FindAll(".btn--primary"));
        Assert.Equal(2, over.FindAll(".quiz__teams li").Count);
    }

    [Fact]
    public async Task Given_a_question_that_is_over_When_it_is_shown_Then_the_right_option_leads_and_the_quiz_can_be_ended()
    {
        scene.Do(new NextInQuiz(quiz)).Do(new AnswerQuiz(quiz, 1, LiveScene.New<ViewerId>(), 0)).Do(new NextInQuiz(quiz));
        Assert.Contains("Sand", Panel().Find(".tally__row--lead").TextContent, StringComparison.Ordinal);
        await Panel().ClickTextAsync("Put on stage");
        Assert.Single(sent);
    }
}
