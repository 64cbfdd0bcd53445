using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Viewers;
using Microsoft.Playwright;

namespace HostConsole.Tests.Goals;

[Collection(Browsers.Audience)]
public sealed class GoalPhoneTest(BrowserFixture browser)
{
    private static OpenGoal Goal(GoalId id) =>
        new(id, "Four messages, and <b>shipping</b> is free",
            GoalCounts.Comments, 4, null, "Free shipping", "SHIPFREE", true);

    [Fact]
    public async Task Given_an_open_goal_When_it_grows_Then_a_phone_gets_its_number_alone_and_the_reveal_only_at_the_end()
    {
        await using var scene = await AudienceScene.NewAsync();
        var id = Id.New<GoalId>(TimeProvider.System);
        var (http, _) = await scene.JoinAsync();
        await using var stream = await StreamReading.OpenAsync(http);
        await stream.UntilAsync(e => e.Name == "me");
        await scene.DoAsync(Goal(id));
        var card = await stream.UntilAsync(e => e.Name == "fragment" && e.Html.Contains($"goal-{id}", StringComparison.Ordinal));
        Assert.Equal("goals", card.Target);
        Assert.Contains("&lt;b&gt;shipping", card.Html, StringComparison.Ordinal);
        for (var n = 1; n < 4; n++)
        {
            await scene.ChatAsync("hello");
            var step = await stream.UntilAsync(e => e.Name == "fragment" && e.Target == $"goal-so-far-{id}"
                && e.Html.Contains($"{n} of 4 comments", StringComparison.Ordinal));
            Assert.Contains($"data-share=\"{0.25 * n:0.##}\"", step.Html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(stream.Seen, e => e.Data.GetRawText().Contains("SHIPFREE", StringComparison.Ordinal));
        await scene.ChatAsync("and the fourth");
        var reached = await stream.UntilAsync(e => e.Name == "fragment" && e.Target == $"goal-{id}");
        Assert.Contains("SHIPFREE", reached.Html, StringComparison.Ordinal);

        // What the show closed with stays for those who look for their code; what a host closed is gone.
        await scene.DoAsync(new EndShow());
        await stream.UntilAsync(e => e.Name == "fragment" && e.Target == $"goal-{id}"
            && e.Html.Contains("data-state=\"closed\"", StringComparison.Ordinal));
        Assert.Contains("SHIPFREE", await http.GetStringAsync($"/s/{AudienceScene.Code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_reached_goal_When_it_is_closed_and_off_the_stage_Then_it_is_gone_from_the_phones()
    {
        await using var scene = await AudienceScene.NewAsync();
        var id = Id.New<GoalId>(TimeProvider.System);
        var (http, _) = await scene.JoinAsync();
        await scene.DoAsync(Goal(id) with { Target = 1 });
        await scene.ChatAsync("hello");
        await using var fragments = await StreamReading.OpenAsync(http);
        await fragments.UntilAsync(e => e.Name == "fragment" && e.Html.Contains("SHIPFREE", StringComparison.Ordinal));
        await using var stream = await StreamReading.OpenAsync(http, "?as=json");
        var shown = await stream.UntilAsync(e => e.Name == "view" && e.Part == "goal"
            && e.Data.GetProperty("state").GetProperty("state").GetString() == "reached");
        Assert.Equal("SHIPFREE", shown.Data.GetProperty("state").GetProperty("reveal").GetString());
        await scene.DoAsync(new SetStage([new("goal", id.Value)], null));
        await scene.DoAsync(new CloseGoal(id));
        await stream.UntilAsync(e => e.Name == "view" && e.Part == "goal"
            && e.Data.GetProperty("state").GetProperty("state").GetString() == "closed");
        await scene.DoAsync(new SetStage([], null));
        await stream.UntilAsync(e => e.Name == "view" && e.Part == "goal"
            && e.Data.GetProperty("state").ValueKind == System.Text.Json.JsonValueKind.Null);
        await fragments.UntilAsync(e => e.Name == "fragment" && e.Target == $"goal-{id}" && e.Html.Length == 0);
        Assert.DoesNotContain("SHIPFREE", await http.GetStringAsync($"/s/{AudienceScene.Code}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_goal_just_set_When_it_is_taken_back_Then_it_is_gone_from_the_phones()
    {
        await using var scene = await AudienceScene.NewAsync();
        var id = Id.New<GoalId>(TimeProvider.System);
        var (http, _) = await scene.JoinAsync();
        await using var stream = await StreamReading.OpenAsync(http);
        await scene.DoAsync(Goal(id));
        await stream.UntilAsync(e => e.Name == "fragment" && e.Html.Contains($"goal-{id}", StringComparison.Ordinal));
        await scene.DoAsync(new Undo());
        await stream.UntilAsync(e => e.Name == "fragment" && e.Target == $"goal-{id}" && e.Html.Length == 0);
        Assert.DoesNotContain("Four messages", await http.GetStringAsync($"/s/{AudienceScene.Code}"), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Given_a_phone_When_the_goal_grows_Then_the_same_bar_moves_by_transform_and_the_end_is_cheered_once()
    {
        await using var scene = await AudienceScene.NewAsync();
        var id = Id.New<GoalId>(TimeProvider.System);
        await scene.DoAsync(Goal(id));
        await using var phone = await browser.PhoneAsync(scene.App.Address.ToString(), ColorScheme.Light);
        var page = phone.Page;
        await page.GotoAsync($"/s/{AudienceScene.Code}");
        await page.WaitForFunctionAsync("() => document.querySelector('.v-goal__fill')?.style.transform === 'translateX(-100%)'");
        await page.EvaluateAsync("document.querySelector('.v-goal__fill').dataset.same = 'yes'");
        await scene.ChatAsync("hello");
        await page.WaitForFunctionAsync("() => document.querySelector('.v-goal__fill[data-same]')?.style.transform === 'translateX(-75%)'");
        for (var n = 0; n < 3; n++) await scene.ChatAsync("hello again");
        await page.WaitForFunctionAsync(
            "() => document.querySelector('.v-goal--cheer .v-goal__fill')?.style.transform === 'translateX(0%)'");
        await Assertions.Expect(page.Locator(".v-goal__reveal")).ToHaveTextAsync("SHIPFREE");
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("Goal reached: Four messages");

        // Who comes later finds it done, and nothing bursts.
        await page.ReloadAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('.v-goal[data-state=reached] "
            + ".v-goal__fill')?.style.transform === 'translateX(0%)'");
        Assert.Equal(0, await page.Locator(".v-goal--cheer").CountAsync());
        Assert.Empty(phone.Problems);
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [BrowserFact]
    public async Task Given_a_tower_When_a_floor_is_reached_Then_the_picture_rises_and_what_everybody_gets_is_taken_by_a_press_also_without_script()
    {
        await using var scene = await AudienceScene.NewAsync();
        var id = Id.New<GoalId>(TimeProvider.System);
        await scene.DoAsync(Goal(id) with { Stages = [new(2, "First floor", new(RewardKind.Points, "", Points: 5)), new(4, "Roof")] });
        await using var phone = await browser.PhoneAsync(scene.App.Address.ToString(), ColorScheme.Light);
        await using var plain = await Person.NewAsync(browser.Browser,
            new(Screen.Phone.Options(scene.App.Address.ToString(), ColorScheme.Dark)) { JavaScriptEnabled = false });
        var page = phone.Page;
        await page.GotoAsync($"/s/{AudienceScene.Code}");
        await page.WaitForFunctionAsync("() => document.querySelector('.goal-pic[data-moved]')?.style.getPropertyValue('--v') === '0'");
        await scene.ChatAsync("hello");
        await page.WaitForFunctionAsync("() => document.querySelector('.goal-pic[data-moved]')?.style.getPropertyValue('--v') === '0.25'");
        await scene.ChatAsync("hello again");
        await Assertions.Expect(page.Locator("#said")).ToContainTextAsync("Reached: First floor");
        var take = page.Locator("[data-act=take-stage]");
        await take.ClickAsync();
        await Assertions.Expect(take).ToHaveTextAsync("You have it");
        await Assertions.Expect(take).ToBeDisabledAsync();
        await page.ReloadAsync();
        await Assertions.Expect(take).ToBeDisabledAsync();
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(phone.Problems);

        await plain.Page.GotoAsync($"/s/{AudienceScene.Code}");
        await plain.Page.Locator("button[formaction$='/stages/1/take']").ClickAsync();
        await Assertions.Expect(plain.Page.Locator("[aria-label='Yours']")).ToContainTextAsync("5 points");
        Assert.Contains("You took what everybody gets at", await plain.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Given_somebody_who_wants_less_motion_When_a_goal_is_reached_Then_nothing_moves()
    {
        await using var scene = await AudienceScene.NewAsync();
        var id = Id.New<GoalId>(TimeProvider.System);
        await scene.DoAsync(Goal(id) with { Target = 2 });
        await using var phone = await browser.PhoneAsync(scene.App.Address.ToString(), ColorScheme.Dark);
        var page = phone.Page;
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync($"/s/{AudienceScene.Code}");
        await page.WaitForFunctionAsync("() => document.querySelector('.v-goal__fill')?.style.transform === 'translateX(-100%)'");
        await page.EvaluateAsync("addEventListener('animationstart', () => { document.body.dataset.moved = 'yes'; }, true)");
        for (var n = 0; n < 2; n++) await scene.ChatAsync("hello");
        await Assertions.Expect(page.Locator(".v-goal--cheer .v-goal__reveal")).ToHaveTextAsync("SHIPFREE");
        await Assertions.Expect(page.Locator(".v-goal__cheer")).ToBeHiddenAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("document.getAnimations().length"));
        Assert.Null(await page.EvaluateAsync<string?>("document.body.dataset.moved ?? null"));
    }
}
