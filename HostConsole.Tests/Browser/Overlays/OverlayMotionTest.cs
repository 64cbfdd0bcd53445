using System.Text.Json;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Playwright;

namespace HostConsole.Tests.Overlays;

[Collection(Browsers.Audience)]
public sealed class OverlayMotionTest(BrowserFixture browser)
{
    // Writes down every animation that ever runs on the page, by what it changes.
    private const string Listen = """
        window.moved = {};
        const kinds = a => a instanceof CSSTransition ? [a.transitionProperty]
          : a.effect.getKeyframes().flatMap(k => Object.keys(k).filter(n => !['offset', 'computedOffset', 'easing', 'composite'].includes(n)));
        const look = () => { for (const a of document.getAnimations()) for (const k of kinds(a)) moved[k] = (moved[k] ?? 0) + 1; requestAnimationFrame(look); };
        requestAnimationFrame(look);
        """;

    // Chromium's CompositorAnimations::FailureReason, kAnimationHasNoVisibleChange.
    private const int NothingToSee = 1 << 17;

    [BrowserFact]
    public async Task Given_all_overlays_in_motion_When_the_browser_is_traced_Then_only_transform_and_opacity_move_and_the_compositor_can_do_it()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        await using var host = await browser.SignedInAsync(app, account, OverlayWindow.Of(false));
        await host.Page.AddInitScriptAsync(Listen);
        var cdp = await host.Page.Context.NewCDPSessionAsync(host.Page);
        var events = new List<JsonElement>();
        var complete = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cdp.Event("Tracing.dataCollected").OnEvent += (_, data) =>
        {
            lock (events) events.AddRange(data!.Value.GetProperty("value").EnumerateArray().Select(e => e.Clone()));
        };
        cdp.Event("Tracing.tracingComplete").OnEvent += (_, _) => complete.TrySetResult();
        await cdp.SendAsync("Tracing.start", new()
        {
            ["transferMode"] = "ReportEvents",
            ["traceConfig"] = new { includedCategories = new[] { "blink.animations", "devtools.timeline" } }
        });
        await host.SampleAsync("all", null, portrait: false, "&pace=1400&plain=true");
        await host.Page.WaitForFunctionAsync("() => Number(document.body.dataset.shown) > 9");
        await cdp.SendAsync("Tracing.end");
        await complete.Task.WaitAsync(TimeSpan.FromMinutes(2));

        var moved = await host.Page.EvaluateAsync<Dictionary<string, int>>("moved");
        Assert.Equal(["opacity", "transform"], moved.Keys.Order());
        var animations = events.Where(e => e.GetProperty("name").GetString() == "Animation").ToList();
        Assert.InRange(animations.Count(e => e.GetProperty("ph").GetString() == "b"), 20, int.MaxValue);
        // The browser says of each animation that it could not leave to its compositor, why; that nothing of it can be seen is no fault.
        Assert.DoesNotContain(animations, e => e.TryGetProperty("args", out var args) && args.TryGetProperty("data", out var data)
            && (data.TryGetProperty("unsupportedProperties", out var properties) && properties.GetArrayLength() > 0
                || data.TryGetProperty("compositeFailed", out var failed) && failed.GetInt32() is var reasons and not 0
                    && (reasons & NothingToSee) == 0));
    }

    [BrowserFact]
    public async Task Given_a_system_that_asks_for_less_motion_Then_rings_step_and_nothing_else_moves()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        await using var host = await browser.SignedInAsync(app, account, OverlayWindow.Of(false));
        await host.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await host.Page.AddInitScriptAsync(
            Listen.Replace("window.moved = {};", "window.moved = {}; window.others = 0;", StringComparison.Ordinal)
            .Replace("for (const k of", "if (!a.effect.target.closest('.ov-ring') || "
                + "!a.effect.getTiming().easing.startsWith('steps')) others++; else for (const k of",
                StringComparison.Ordinal));
        await host.SampleAsync("all", null, portrait: false, "&pace=400&plain=true");
        await host.Page.WaitForFunctionAsync("() => Number(document.body.dataset.shown) > 9");
        Assert.Equal(0, await host.Page.EvaluateAsync<int>("others"));
        Assert.Equal(["transform"], (await host.Page.EvaluateAsync<Dictionary<string, int>>("moved")).Keys);
    }
}
