using Bunit;
using HostConsole.Accounts;
using HostConsole.Components.Fields;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Deals;
using HostConsole.Polls;
using HostConsole.ShowPages;
using HostConsole.Surfaces;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Planning;

public sealed class CueDialogTest
{
    [Fact]
    public async Task Given_a_poll_with_one_option_When_it_is_launched_Then_it_is_not_sent_and_says_what_is_missing()
    {
        await using var scene = new PanelScene();
        var form = scene.Form("poll", await scene.LiveAsync());
        await form.TypeAsync("Question", "Which glaze?");
        await form.InputAsync("[aria-label='Option 1']", "Rust");
        await form.SubmitAsync("form");
        Assert.Empty(scene.Raised);
        Assert.Equal("An option is empty: write it or take it out.", form.Find("[role=alert]").TextContent);
        await form.InputAsync("[aria-label='Option 2']", "Sea");
        Assert.Empty(form.FindAll("[role=alert]"));
        await form.InvokeAsync(() => form.FindComponent<LengthField>().Instance.ValueChanged.InvokeAsync(90));
        await form.SubmitAsync("form");
        var open = Assert.IsType<OpenPoll>(Assert.Single(scene.Raised));
        Assert.Equal(["Rust", "Sea"], open.Options);
        Assert.Equal(TimeSpan.FromSeconds(90), open.Duration);
    }

    [Fact]
    public async Task Given_a_goal_When_it_is_filled_in_Then_what_is_wrong_is_said_and_a_moderator_may_set_it()
    {
        await using var scene = new PanelScene(Role.Moderator);
        var form = scene.Form("goal", await scene.LiveAsync());
        await form.SubmitAsync("form");
        Assert.Contains("Write the target as a whole number, such as 100.", form.Markup, StringComparison.Ordinal);
        await form.TypeAsync("Target", "1,000");
        Assert.Equal("true", form.FindByLabel("Title").GetAttribute("aria-invalid"));
        await form.InvokeAsync(() => form.FindComponent<ChoiceField<GoalCounts>>().Instance.ValueChanged.InvokeAsync(GoalCounts.Gmv));
        await form.TypeAsync("Title", "A thousand, and shipping is free");
        await form.TypeAsync("Target in USD", "a thousand");
        await form.SubmitAsync("form");
        Assert.Contains("in USD as a number", form.Markup, StringComparison.Ordinal);
        await form.TypeAsync("Target in USD", "1000.50");
        await form.TypeAsync("Revealed when reached (optional: a code, a line)", "SHIPFREE");
        Assert.Contains("$0.00 in sales so far", form.Markup, StringComparison.Ordinal);
        Assert.Empty(scene.Raised);
        await form.SubmitAsync("form");
        var open = Assert.IsType<OpenGoal>(Assert.Single(scene.Raised));
        Assert.Equal((GoalCounts.Gmv, 100_050L, PanelScene.Usd, "SHIPFREE", false),
            (open.Counts, open.Target, open.Currency, open.Reveal, open.FromNow));
        Assert.Equal(Permission.RunGoals, ConsoleCommands.NeededFor(open));
    }

    [Fact]
    public async Task Given_a_poll_kept_as_a_template_When_another_dialog_opens_Then_one_press_launches_it()
    {
        await using var scene = new PanelScene();
        var show = await scene.LiveAsync();
        var form = scene.Form("poll", show);
        await form.TypeAsync("Question", "Which glaze?");
        await form.InputAsync("[aria-label='Option 1']", "Rust");
        await form.InputAsync("[aria-label='Option 2']", "Sea");
        await form.ClickTextAsync("Save as template…");
        Assert.Equal("Which glaze?", form.FindByLabel("Name of the template").GetAttribute("value"));
        await form.TypeAsync("Name of the template", "Glazes");
        await form.SubmitAsync("form");
        Assert.Empty(scene.Raised);
        var next = scene.Form("poll", show);
        await next.ClickAsync("[aria-label='Launch poll: Glazes']");
        Assert.Equal("Which glaze?", Assert.IsType<OpenPoll>(Assert.Single(scene.Raised)).Question);
    }

    [Fact]
    public async Task Given_what_is_usual_When_a_poll_is_begun_Then_it_starts_with_that()
    {
        await using var scene = new PanelScene();
        var templates = await TemplatesAsync(scene);
        var surface = new PollCueSurface();
        Assert.Null(await templates.SaveAsync(surface, "", new PollDraft { Seconds = 30, AllowChange = false }, PanelScene.Usd));
        Assert.Null(await templates.SaveAsync(surface, "", new PollDraft { Seconds = 15 }, PanelScene.Usd));
        Assert.Equal(15, Assert.IsType<PollDraft>(await templates.NewAsync(surface, PanelScene.Usd)).Seconds);
        Assert.Empty(await templates.OfAsync(surface.Kind));
    }

    [Fact]
    public async Task Given_a_deal_kept_in_dollars_When_a_show_sells_in_euros_Then_its_price_is_left_out()
    {
        await using var scene = new PanelScene();
        var templates = await TemplatesAsync(scene);
        var surface = new DealCueSurface();
        Assert.Null(await templates.SaveAsync(surface, "Bag", new DealDraft { Item = PanelScene.Item(), Price = "89" }, PanelScene.Usd));
        var kept = Assert.Single(await templates.OfAsync("deal"));
        Assert.Equal("89", ((DealDraft)templates.Take(surface, kept, PanelScene.Usd)!).Price);
        Assert.Equal("", ((DealDraft)templates.Take(surface, kept, Currency.Parse("EUR"))!).Price);
    }

    [Fact]
    public async Task Given_a_name_that_is_taken_or_too_long_When_a_template_is_renamed_Then_it_says_so_and_both_stay()
    {
        await using var scene = new PanelScene();
        var templates = await TemplatesAsync(scene);
        var surface = new PollCueSurface();
        foreach (var name in new[] { "One", "Two" }) Assert.Null(await templates.SaveAsync(surface, name, new PollDraft(), PanelScene.Usd));
        var two = (await templates.OfAsync("poll"))[1];
        Assert.Equal("name", (await templates.SaveAsync(surface, " one ", new PollDraft(), PanelScene.Usd, two.Id))!.Field);
        Assert.Equal("name", (await templates.SaveAsync(surface, new('x', 61), new PollDraft(), PanelScene.Usd))!.Field);
        Assert.Null(await templates.SaveAsync(surface, "Three", new PollDraft(), PanelScene.Usd, two.Id));
        Assert.Equal(["One", "Three"], (await templates.OfAsync("poll")).Select(t => t.Name));
        await templates.RemoveAsync(two.Id);
        Assert.Equal("One", Assert.Single(await templates.OfAsync("poll")).Name);
    }

    [Fact]
    public async Task Given_a_template_that_an_older_version_wrote_When_it_cant_be_read_Then_it_is_not_offered_and_nothing_breaks()
    {
        await using var scene = new PanelScene();
        var templates = await TemplatesAsync(scene);
        var surface = new PollCueSurface();
        Assert.Null(await templates.SaveAsync(surface, "Old", new PollDraft(), PanelScene.Usd));
        var broken = (await templates.OfAsync("poll"))[0] with { Draft = System.Text.Json.JsonSerializer.SerializeToElement("no draft") };
        Assert.Null(templates.Take(surface, broken, PanelScene.Usd));
    }

    // The store stands once the shows were loaded.
    private static async Task<CueTemplates> TemplatesAsync(PanelScene scene)
    {
        await scene.LiveAsync();
        return scene.Services.GetRequiredService<CueTemplates>();
    }
}
