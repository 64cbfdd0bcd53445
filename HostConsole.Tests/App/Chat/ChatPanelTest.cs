using Bunit;
using HostConsole.Accounts;
using HostConsole.Chat;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.ClaimText;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Stage;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Chat;

public sealed class ChatPanelTest
{
    private static readonly ViewerId Kim = PanelScene.New<ViewerId>(), Ola = PanelScene.New<ViewerId>();
    private static readonly MessageId Hello = PanelScene.New<MessageId>(), Spam = PanelScene.New<MessageId>();

    private const string Slow = "Seconds between two messages of one viewer";

    private static ShowCommand[] Talk =>
        [new JoinShow(Kim, "Kim"), new JoinShow(Ola, "Ola"), new PostMessage(Hello, Kim, "hello"),
            new PostMessage(Spam, Ola, "buy pills")];

    [Fact]
    public async Task Given_messages_When_shown_Then_oldest_first_with_the_names_and_marks_of_their_authors()
    {
        await using var scene = new PanelScene();
        var panel = scene.Panel<ChatPanel>(
            await scene.LiveAsync([.. Talk, new HideMessage(Spam), new MuteViewer(Ola, TimeSpan.FromMinutes(5))]));
        var rows = panel.FindComponents<MessageRow>();
        Assert.Equal([("Kim", false, false), ("Ola", true, true)],
            rows.Select(r => (r.Instance.Name, r.Instance.Message.Hidden, r.Instance.Muted)));
    }

    [Fact]
    public async Task Given_a_message_When_its_actions_are_used_Then_exactly_those_commands_are_raised()
    {
        await using var scene = new PanelScene();
        var panel = scene.Panel<ChatPanel>(await scene.LiveAsync(Talk));
        Task In(string selector) => panel.InvokeAsync(() => panel.FindAll(".chat .msg")[1].QuerySelector(selector)!.ClickAsync(new()));
        await In("[aria-label=Pin]");
        await In("[aria-label=Hide]");
        await In("[aria-label='Mute Ola…']");
        await In(".mute button:nth-child(1)");
        await In("[aria-label='Mute Ola…']");
        await In(".mute button:nth-child(2)");
        Assert.Equal<ShowCommand>([new PinMessage(Spam), new HideMessage(Spam),
            new MuteViewer(Ola, TimeSpan.FromMinutes(5)), new MuteViewer(Ola, null)],
            scene.Raised);
    }

    [Fact]
    public async Task Given_a_muted_banned_and_pinned_state_When_shown_Then_its_actions_take_it_back()
    {
        await using var scene = new PanelScene();
        var panel = scene.Panel<ChatPanel>(
            await scene.LiveAsync([.. Talk, new PinMessage(Hello), new MuteViewer(Ola, null), new BanViewer(Ola)]));
        await panel.ClickAsync("[aria-label=Unpin]");
        await panel.ClickAsync("[aria-label=Unmute]");
        await panel.ClickAsync("[aria-label=Unban]");
        Assert.Equal<ShowCommand>([new PinMessage(null), new UnmuteViewer(Ola), new UnbanViewer(Ola)], scene.Raised);
    }

    [Fact]
    public async Task Given_settings_When_one_is_changed_Then_the_others_stay_as_they_are()
    {
        await using var scene = new PanelScene();
        var panel = scene.Panel<ChatPanel>(await scene.LiveAsync(new SetChatRules(false, 10, ["pills"])));
        var chips = panel.FindComponent<ChatSettings>();
        await chips.ClickTextAsync("Pause");
        await chips.ClickTextAsync("Slow 10 s");
        await chips.TypeAsync(Slow, "30");
        await chips.SubmitAsync("form");
        await chips.ClickTextAsync("1 blocked");
        await chips.TypeAsync("Blocked words, one a line", "pills\n\n  casino \n");
        await chips.SubmitAsync("form");
        Assert.Equal(
            [(true, 10, "pills"), (false, 30, "pills"), (false, 10, "pills,casino")],
            scene.Raised.Cast<SetChatRules>().Select(r => (r.Paused, r.SlowSeconds, string.Join(',', r.BlockedWords))));
    }

    [Fact]
    public async Task Given_slow_mode_of_2_hours_When_submitted_Then_nothing_is_raised()
    {
        await using var scene = new PanelScene();
        var settings = scene.Panel<ChatPanel>(await scene.LiveAsync()).FindComponent<ChatSettings>();
        await settings.ClickTextAsync("Slow mode");
        await settings.TypeAsync(Slow, "7200");
        Assert.Equal("Enter 0 to 3,600 seconds.", settings.WrongWith(Slow));
        await settings.SubmitAsync("form");
        Assert.Empty(scene.Raised);
    }

    [Fact]
    public async Task Given_a_new_message_When_handed_over_Then_only_its_row_is_drawn_and_another_part_draws_nothing()
    {
        await using var scene = new PanelScene();
        var panel = scene.Panel<ChatPanel>(await scene.LiveAsync(Talk));
        var first = panel.FindComponents<MessageRow>()[0];
        var (drawn, rowDrawn) = (panel.RenderCount, first.RenderCount);
        var joined = await scene.AfterAsync(new JoinShow(PanelScene.New<ViewerId>(), "Ines"), new SetStage([], "line"));
        panel.Render(p => p.Add(x => x.Show, joined));
        Assert.Equal(drawn, panel.RenderCount);
        var answered = await scene.AfterAsync(new PostMessage(PanelScene.New<MessageId>(), Kim, "still here"));
        panel.Render(p => p.Add(x => x.Show, answered));
        Assert.Equal(3, panel.FindComponents<MessageRow>().Count);
        Assert.Equal(rowDrawn, first.RenderCount);
    }

    [Fact]
    public async Task Given_questions_When_acted_on_Then_the_votes_lead_and_exactly_those_commands_are_raised()
    {
        await using var scene = new PanelScene(Role.Moderator);
        QuestionId strap = PanelScene.New<QuestionId>(), ship = PanelScene.New<QuestionId>();
        var panel =
            scene.Panel<QuestionsPanel>(await scene.LiveAsync(new AskQuestion(strap, Kim, "Is the strap removable?"),
                new AskQuestion(ship, Ola, "Alaska?"), new UpvoteQuestion(ship, Kim)));
        Assert.Equal(["Alaska?", "Is the strap removable?"], panel.FindAll(".q__text").Select(q => q.TextContent));
        await panel.ClickAsync("[aria-label='Put on stage']");
        await panel.ClickAsync("[aria-label=Answered]");
        await panel.ClickAsync("[aria-label=Dismiss]");
        Assert.Equal<ShowCommand>([new SetStage([], "Alaska?"), new AnswerQuestion(ship), new DismissQuestion(ship)], scene.Raised);
    }

    [Fact]
    public void Given_a_question_of_300_emoji_When_put_on_stage_Then_it_is_cut_between_them()
    {
        var line = QuestionsPanel.Line(string.Concat(Enumerable.Repeat("👩‍👩‍👧", 300)));
        Assert.Equal(200, Text.Length(line));
        Assert.EndsWith("👩‍👩‍👧…", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_message_that_looks_like_a_claim_When_pressed_Then_it_is_claimed_for_its_author_or_dismissed()
    {
        await using var scene = new PanelScene();
        var (bag, deal) = (PanelScene.Item(), PanelScene.New<DealId>());
        var launch = new LaunchDeal(deal, bag, PanelScene.Dollars(89), 5, 1, TimeSpan.FromMinutes(2), TimeSpan.Zero,
            TimeSpan.FromMinutes(10), null);
        var panel = scene.Panel<ChatPanel>(await scene.LiveAsync([.. Talk, new SetClaimTemplates(ClaimTemplate.Usual),
            launch, new PostMessage(PanelScene.New<MessageId>(), Kim, "1 sold")]));
        Assert.Contains("1 sold", panel.Find(".unclear__item").TextContent, StringComparison.Ordinal);
        await panel.ClickTextAsync("Claim 1 for them");
        await panel.ClickAsync("[aria-label='No claim']");
        Assert.Equal(deal, Assert.IsType<ClaimForAuthor>(scene.Raised[0]).Deal);
        Assert.IsType<DismissUnclear>(scene.Raised[1]);
    }
}
