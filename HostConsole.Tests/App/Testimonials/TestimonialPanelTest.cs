using Bunit;
using HostConsole.Accounts;
using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Spotlight;
using HostConsole.Core.Testimonials;
using HostConsole.Testimonials;
using HostConsole.Tests.Live;

namespace HostConsole.Tests.Testimonials;

/// <summary>Testimonials on the live page: what waits, and what may be done with it.</summary>
public sealed class TestimonialPanelTest
{
    private static readonly ViewerId Kim = PanelScene.New<ViewerId>(), Lou = PanelScene.New<ViewerId>();
    private static readonly TestimonialCallId Call = PanelScene.New<TestimonialCallId>();
    private static readonly TestimonialId First = PanelScene.New<TestimonialId>(), Second = PanelScene.New<TestimonialId>();

    private static readonly ShowCommand[] Sent =
    [
        new OpenTestimonials(Call, "How do you like the candle?"),
        new JoinShow(Kim, "Kim"),
        new SendTestimonial(First, Kim, "It smells of the sea.", Agreed: true, Named: true, new([1], new(600, 400, 1, "ab"), "key")),
        new SendTestimonial(Second, Lou, "Lovely light.", Agreed: true, Named: false),
    ];

    private static string Line(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData(Role.Host)]
    [InlineData(Role.Moderator)]
    public async Task Given_two_wait_When_they_are_looked_at_Then_each_button_sends_its_command(Role role)
    {
        await using var scene = new PanelScene(role);
        var panel = scene.Mechanic<TestimonialPanel>(await scene.LiveAsync(Sent), Call.Value);
        Assert.Contains("2 waiting", Line(panel.Find(".card__head").TextContent), StringComparison.Ordinal);
        Assert.Equal([$"{Second}", $"{First}"], panel.FindAll("[data-testimonial]").Select(e => e.GetAttribute("data-testimonial")!));
        Assert.Contains("Kim", Line(panel.Find($"[data-testimonial='{First}']").TextContent), StringComparison.Ordinal);
        Assert.Contains("not to be named", Line(panel.Find($"[data-testimonial='{Second}']").TextContent), StringComparison.Ordinal);
        Assert.Equal($"/testimonials/photos/{First}", panel.Find($"[data-testimonial='{First}'] img").GetAttribute("src"));

        await panel.Find($"[data-testimonial='{First}'] .btn--primary").ClickAsync();
        Assert.Equal(new ApproveTestimonial(First), scene.Raised[^1]);
        await panel.Find($"[data-testimonial='{Second}'] [title='Put in the spotlight']").ClickAsync();
        Assert.Equal<ShowCommand>([new ApproveTestimonial(Second), new SetSpotlight(Item: new StageItem("testimonial", Second.Value))], scene.Raised[1..]);
        await panel.ClickTextAsync("Refuse…");
        await panel.Find("input").InputAsync("Not about us");
        await panel.ClickTextAsync("Refuse");
        Assert.Equal(new RefuseTestimonial(Second, "Not about us"), scene.Raised[^1]);
        await panel.ClickTextAsync("Close testimonials");
        Assert.Equal(new CloseTestimonials(Call), scene.Raised[^1]);
    }

    [Fact]
    public async Task Given_no_more_can_come_Then_the_panel_stays_until_all_are_looked_at()
    {
        await using var scene = new PanelScene();
        var launch = new TestimonialLaunch();
        var view = await scene.LiveAsync([.. Sent, new CloseTestimonials(Call)]);
        Assert.Single(launch.Running(view));
        view = await scene.AfterAsync(new RefuseTestimonial(First, ""), new WithdrawTestimonial(Second, Lou));
        Assert.Empty(launch.Running(view));
        Assert.Equal("2 testimonials", launch.Over(view)!.Text);
        var past = Line(scene.Mechanic<TestimonialPanel>(view, Call.Value).Markup);
        Assert.Contains("Taken back: words and photo are deleted.", past, StringComparison.Ordinal);
        Assert.DoesNotContain("Lovely light.", past, StringComparison.Ordinal);
        Assert.Contains("It smells of the sea.", past, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_form_When_it_is_filled_in_Then_testimonials_open()
    {
        await using var scene = new PanelScene();
        var form = scene.Form("testimonial", await scene.LiveAsync());
        await form.TypeAsync("Question", "How do you like the candle?");
        await form.SubmitAsync("form");
        var open = Assert.IsType<OpenTestimonials>(Assert.Single(scene.Raised));
        Assert.Equal(("How do you like the candle?", "review", null), (open.Question, open.Keyword, open.Duration));
    }
}
