using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Shows;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static HostConsole.Tests.Planning.Plans;

namespace HostConsole.Tests.Planning;

/// <summary>The pages before a show in a real browser.</summary>
[Collection(Browsers.Console)]
public sealed class BeforeTheShowBrowserTest(BrowserFixture browser)
{
    private static readonly Actor By = new(ActorKind.Console, "test");

    private static async Task<ShowId> MakeAsync(RunningApp app, Plan plan)
    {
        var id = new ShowId(Guid.CreateVersion7());
        Assert.IsType<Done>(await app.Services.GetRequiredService<LiveShows>().SendAsync(
            new Submission(new CreateShow(id, $"test-{id.Value.ToString("N")[..8]}", State(plan).Settings, plan), By)));
        return id;
    }

    private static async Task SignInAsync(RunningApp app, Person person)
    {
        await person.Page.GotoAsync($"{app.Address}first-account?key={app.Services.GetRequiredService<FirstAccountLink>().Key}");
        await person.Page.FillAsync("[name='Input.Name']", "Hanna");
        await person.Page.FillAsync("[name='Input.Password']", People.Password);
        await person.Page.ClickAsync("button[type=submit]");
        await Assertions.Expect(person.Page).ToHaveURLAsync(app.Address.ToString());
    }

    private static async Task WaitForPlanAsync(RunningApp app, ShowId show, string expected)
    {
        var seen = new TaskCompletionSource();
        using var feed = app.Services.GetRequiredService<LiveShows>().Subscribe(show, update =>
        {
            if (Text(update.View.Plan) == expected) seen.TrySetResult();
        });
        if (Text((await app.Services.GetRequiredService<PlanDesk>().ReadAsync(show))!.Plan) == expected) return;
        await seen.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    // Saved, and drawn: what is dragged next is looked for on the screen.
    private static async Task WaitForPlanAsync(RunningApp app, IPage page, ShowId show, string expected)
    {
        await WaitForPlanAsync(app, show, expected);
        var drawn = string.Join(' ', Of(expected).Segments
            .Select(s => string.Join(' ', [s.Id.ToString(), .. s.Cues.Select(c => c.Id.ToString())])));
        await page.WaitForFunctionAsync("drawn => [...document.querySelectorAll('[data-segment], [data-cue]')].map(e "
            + "=> e.dataset.cue ?? e.dataset.segment).join(' ') === drawn",
            drawn);
    }

    [BrowserFact]
    public async Task Given_a_plan_When_dragged_nudged_and_undone_Then_it_is_saved_so()
    {
        await using var app = await RunningApp.StartAsync();
        var show = await MakeAsync(app, Of("A12 B3 C"));
        await using var host = await browser.ConsoleWindowAsync();
        await SignInAsync(app, host);
        var page = host.Page;
        await page.GotoAsync($"{app.Address}shows/{show}/plan");
        await page.Locator(".segments[data-listening]").WaitForAsync();

        await page.Locator($"[data-segment='{SegmentOf('C')}'] > .handle").FocusAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await WaitForPlanAsync(app, page, show, "A12 C B3");
        await Assertions.Expect(page.Locator($"[data-segment='{SegmentOf('C')}'] > .handle")).ToBeFocusedAsync();

        // Whoever moves on while a move is being saved keeps the focus there.
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Locator($"[data-cue='{CueOf('2')}'] > .handle").FocusAsync();
        await WaitForPlanAsync(app, page, show, "C A12 B3");
        await Assertions.Expect(page.GetByText("Place 1 of 3.")).ToBeAttachedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await WaitForPlanAsync(app, page, show, "C A1 B23");
        await Assertions.Expect(page.Locator($"[data-cue='{CueOf('2')}'] > .handle")).ToBeFocusedAsync();

        var from = (await page.Locator($"[data-cue='{CueOf('3')}'] > .handle").BoundingBoxAsync())!;
        var to = (await page.Locator($"[data-cue='{CueOf('1')}']").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(from.X + 8, from.Y + 8);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X + 20, to.Y + 20, new() { Steps = 5 });
        await page.Mouse.MoveAsync(to.X + 20, to.Y + 4, new() { Steps = 3 });
        await page.Mouse.UpAsync();
        await WaitForPlanAsync(app, page, show, "C A31 B2");

        await page.Locator($"[data-segment='{SegmentOf('C')}'] .segment__tools button").ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete" }).ClickAsync();
        await WaitForPlanAsync(app, page, show, "A31 B2");
        await page.ClickAsync(".toast >> text=Undo");
        await WaitForPlanAsync(app, page, show, "C A31 B2");
        Assert.Empty(host.Problems);
    }

    [BrowserFact]
    public async Task Given_a_giveaway_without_rules_When_it_is_planned_Then_the_form_says_so_and_with_rules_it_is_saved()
    {
        await using var app = await RunningApp.StartAsync();
        var show = await MakeAsync(app, Of("A"));
        await using var host = await browser.ConsoleWindowAsync();
        await SignInAsync(app, host);
        var page = host.Page;
        await page.GotoAsync($"{app.Address}shows/{show}/plan");
        await page.ClickAsync("[aria-label='Add to A: Giveaway']");
        await page.FillAsync("#field-title", "Vase");
        await page.FillAsync("#field-prize", "A bud vase");
        await page.ClickAsync("text=Done");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("needs rules");
        Assert.Empty(await host.AccessibilityFindingsAsync());
        await page.FillAsync("#field-rules", "One entry each.");
        await page.ClickAsync("text=Done");
        await WaitForPlanAsync(app, show, "AVase");
    }

    [BrowserFact]
    public async Task Given_the_pages_before_a_show_Then_axe_finds_nothing_in_both_themes()
    {
        await using var app = await RunningApp.StartAsync();
        var show = await MakeAsync(app, With(Deal(code: "FLASH10"), Giveaway(),
            new PollCue(CueOf('p'), "Which?", ["One", "Two"], true, false, 60)));
        string[] pages = ["", "shows", $"shows/{show}/plan", "settings"];
        await using var host = await browser.NewAsync(Screen.Desktop);
        await SignInAsync(app, host);
        foreach (var path in pages)
        {
            await host.Page.GotoAsync(app.Address + path);
            await host.Page.Locator(path.EndsWith("plan", StringComparison.Ordinal) ? ".preflight__item" : "h1").First.WaitForAsync();
            Assert.Equal("", string.Join('\n', await host.FindingsInBothThemesAsync()));
        }

        Assert.Empty(host.Problems);
    }
}
