using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Spotlight;
using HostConsole.Core.Testimonials;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Testimonials;

public sealed class TestimonialTests
{
    internal static readonly TestimonialCallId Call = new(Uid(40, 1));

    internal static OpenTestimonials Open(int n = 1) => new(new(Uid(40, n)), "How do you like the candle?");
    internal static TestimonialId Id(int n) => new(Uid(41, n));

    internal static SendTestimonial Send(int n = 1, int viewer = 1, string words = "It smells of the sea.", bool photo = false, bool named = true) =>
        new(Id(n), Viewer(viewer), words, Agreed: true, named, photo ? new([1, 2, 3], new(640, 480, 3, new('b', 64)), $"key{n}") : null);

    private static SetSpotlight Large(int n = 1) => new(Item: new StageItem("testimonial", Id(n).Value));

    private static async Task<ShowScene> OpenedAsync()
    {
        var scene = await LiveAsync();
        await scene.Do(Open());
        return scene;
    }

    private static async Task<TestimonialView> Of(ShowScene scene, int n = 1) => (await scene.View()).Testimonials.All.Single(t => t.Id == Id(n));
    private static async Task<TestimonialStatus> Status(ShowScene scene, int n = 1) => (await Of(scene, n)).Status;

    [Fact]
    public async Task Given_nobody_was_asked_or_it_is_over_When_somebody_sends_a_line_Then_it_is_refused()
    {
        await using var scene = await LiveAsync();
        await scene.Refused(Send(), "not-open");
        await scene.Do(Open());
        await scene.Refused(Open(2), "already-open");
        await scene.Do(new CloseTestimonials(Call));
        await scene.Refused(Send(), "not-open");
        await scene.Do(Open(2));
        await scene.Do(new StopEverything());
        Assert.All((await scene.View()).Testimonials.Calls, c => Assert.False(c.IsOpen));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_time_When_it_is_up_Then_it_closes_by_itself()
    {
        await using var scene = await LiveAsync();
        await scene.Do(Open() with { Duration = TimeSpan.FromMinutes(2) });
        await scene.PassAsync(TimeSpan.FromSeconds(119));
        await scene.Do(Send());
        await scene.PassAsync(TimeSpan.FromSeconds(1));
        await scene.Refused(Send(2, 2), "not-open");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_bad_question_keyword_or_time_Then_it_says_which()
    {
        await using var scene = await LiveAsync();
        await scene.Invalid(Open() with { Question = " " }, "question");
        await scene.Invalid(Open() with { Question = new('x', 201) }, "question");
        await scene.Invalid(Open() with { Keyword = "two words" }, "keyword");
        await scene.Invalid(Open() with { Duration = TimeSpan.FromSeconds(59) }, "seconds");
        await scene.Do(Open() with { Keyword = "!love:" });
        Assert.Equal("love", (await scene.View()).Testimonials.Calls.Single().Keyword);
    }

    [Fact]
    public async Task Given_a_line_that_may_not_be_sent_Then_it_says_why()
    {
        await using var scene = await OpenedAsync();
        await scene.Invalid(Send(words: " "), "text");
        await scene.Invalid(Send(words: new('x', 281)), "text");
        await scene.Invalid(Send() with { Agreed = false }, "agreed");
        await scene.Do(new SetChatRules(false, 0, ["scam"]));
        await scene.Refused(Send(words: "What a scam"), "blocked-word");
        await scene.Do(new JoinShow(Viewer(2), "Ben"));
        await scene.Do(new MuteViewer(Viewer(2), TimeSpan.FromMinutes(5)));
        await scene.Refused(Send(viewer: 2), "muted");
        await scene.Do(new BanViewer(Viewer(2)));
        await scene.Refused(Send(viewer: 2), "banned");
        Assert.Empty((await scene.View()).Testimonials.All);
    }

    [Fact]
    public async Task Given_one_waits_or_three_were_sent_When_the_same_viewer_sends_another_Then_it_is_refused()
    {
        await using var scene = await OpenedAsync();
        for (var n = 1; n <= 3; n++)
        {
            await scene.Do(Send(n));
            if (n < 3) await scene.Refused(Send(9), "one-waits");
            await scene.Do(n == 2 ? new WithdrawTestimonial(Id(n), Viewer(1)) : new ApproveTestimonial(Id(n)));
        }

        await scene.Refused(Send(9), "too-many");
        await scene.Do(Send(9, 2));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_line_When_it_is_approved_Then_it_can_be_shown_and_its_showing_is_noted()
    {
        await using var scene = await OpenedAsync();
        await scene.Do(Send(named: false));
        await scene.Refused(Large(), "hidden");
        await scene.Do(new ApproveTestimonial(Id(1)));
        Assert.Null((await Of(scene)).ShownAt);
        await scene.Do(Large());
        var shown = (await scene.View()).Spotlight!;
        Assert.Equal((Viewer(1), "page", "", false, Id(1).Value), (shown.Author, shown.Channel, shown.Text, shown.Named, shown.Key));
        Assert.Equal(scene.Now, (await Of(scene)).ShownAt);
        await scene.Do(new ClearSpotlight());
        await scene.PassAsync(TimeSpan.FromMinutes(1));
        await scene.Do(Large());
        Assert.Equal(scene.Now.AddMinutes(-1), (await Of(scene)).ShownAt);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_what_isn_t_there_Then_the_spotlight_says_so()
    {
        await using var scene = await OpenedAsync();
        await scene.Refused(Large(9), "not-found");
        await scene.Refused(new SetSpotlight(Item: new("poll", Uid(5, 1))), "not-found");
        await scene.Refused(new SetSpotlight(Item: new("tea", Uid(5, 1))), "not-found");
        await scene.Do(Send());
        await scene.Invalid(Large() with { Message = new(Uid(4, 1)) }, "message");
    }

    public static TheoryData<ShowCommand, TestimonialStatus> Removals => new()
    {
        { new WithdrawTestimonial(Id(1), Viewer(1)), TestimonialStatus.Erased },
        { new ForgetTestimonials(Viewer(1)), TestimonialStatus.Erased },
        { new HideTestimonial(Id(1)), TestimonialStatus.Hidden },
        { new RefuseTestimonial(Id(1), "Not about us"), TestimonialStatus.Refused },
        { new BanViewer(Viewer(1)), TestimonialStatus.Approved },
        { new Undo(), TestimonialStatus.Approved },
    };

    [Theory, MemberData(nameof(Removals))]
    public async Task Given_it_is_shown_large_When_it_may_not_be_seen_any_more_Then_it_leaves_with_the_same_command(
        ShowCommand removal, TestimonialStatus becomes)
    {
        await using var scene = await OpenedAsync();
        await scene.Do(Send());
        await scene.Do(new ApproveTestimonial(Id(1)));
        await scene.Do(Large());
        Assert.NotNull((await scene.View()).Spotlight);
        await scene.Do(removal);
        Assert.Null((await scene.View()).Spotlight);
        Assert.Equal(becomes, await Status(scene));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_it_was_withdrawn_When_steps_are_undone_or_the_host_decides_Then_it_stays_gone()
    {
        await using var scene = await OpenedAsync();
        await scene.Do(Send(photo: true));
        await scene.Do(new ApproveTestimonial(Id(1)));
        await scene.Refused(new WithdrawTestimonial(Id(1), Viewer(2)), "not-found");
        await scene.Do(new WithdrawTestimonial(Id(1), Viewer(1)));
        await scene.Refused(new ApproveTestimonial(Id(1)), "erased");
        await scene.Refused(new RefuseTestimonial(Id(1)), "erased");
        await scene.Refused(Large(), "hidden");
        await scene.Do(new Undo());
        Assert.Equal((TestimonialStatus.Erased, null), ((await Of(scene)).Status, (await Of(scene)).Photo));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_slip_When_it_is_undone_Then_it_stands_as_before()
    {
        await using var scene = await OpenedAsync();
        await scene.Do(new Undo());
        Assert.Empty((await scene.View()).Testimonials.Calls);
        await scene.Do(Open(2));
        await scene.Do(Send());
        await scene.Do(new ApproveTestimonial(Id(1)));
        await scene.Do(new Undo());
        Assert.Equal(TestimonialStatus.Waiting, await Status(scene));
        await scene.Do(new RefuseTestimonial(Id(1), "Slip"));
        await scene.Do(new ApproveTestimonial(Id(1)));
        await scene.Do(new Undo());
        Assert.Equal((TestimonialStatus.Refused, "Slip"), (await Status(scene), (await Of(scene)).Reason));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_the_show_has_ended_When_its_sender_takes_it_back_Then_it_is_gone_all_the_same()
    {
        await using var scene = await OpenedAsync();
        await scene.Do(Send());
        await scene.Do(new EndShow());
        await scene.Do(new ApproveTestimonial(Id(1)));
        await scene.Do(new WithdrawTestimonial(Id(1), Viewer(1)));
        Assert.Equal(TestimonialStatus.Erased, await Status(scene));
    }

    [Theory]
    [InlineData("review: It smells of the sea", "It smells of the sea")]
    [InlineData("Review It smells of the sea", "It smells of the sea")]
    [InlineData("!review : It smells", "It smells")]
    [InlineData("review", null)]
    [InlineData("review:", null)]
    [InlineData("reviewed it", null)]
    [InlineData("My review: nice", null)]
    public void A_chat_message_is_one_where_it_begins_with_the_keyword(string text, string? words) =>
        Assert.Equal(words, TestimonialChat.WordsOf(text, "review"));

    [Fact]
    public async Task Given_somebody_writes_on_another_platform_Then_it_waits_like_any_other()
    {
        await using var scene = await OpenedAsync();
        var ada = RelayedAuthor.Of("twitch", "1");
        RelayMessage Says(int n, string text) => new(new(Uid(4, n)), ada, "Ada", "twitch", text, scene.Now, $"m{n}");
        await scene.Do(Says(1, "review: It smells of the sea"));
        var sent = (await scene.View()).Testimonials.All.Single();
        Assert.Equal((ada, "twitch", true, TestimonialStatus.Waiting), (sent.Viewer, sent.Channel, sent.Named, sent.Status));
        await scene.Do(Says(2, "review: And of salt"));
        var answers = (await scene.View()).Chat.Messages.Select(m => (m.Answer?.Act, m.Answer?.Done));
        Assert.Equal([("testimonial", true), ("testimonial", false)], answers);
        Assert.Single((await scene.View()).Testimonials.All);
        await scene.Do(new CloseTestimonials(Call));
        await scene.Do(Says(3, "review: Too late"));
        Assert.Null((await scene.View()).Chat.Messages[^1].Answer);
        await scene.ReplaysAsync();
    }
}
