using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Wheels;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using HostConsole.Tests.Overlays;
using HostConsole.Tests.Viewers;
using Microsoft.Playwright;
using static HostConsole.Core.Wheels.WheelCommand;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Wheels;

/// <summary>A wheel as all of them see it: the host, two phones, the stream, and somebody who has a platform's chat alone.</summary>
[Collection(Browsers.Audience)]
public sealed class WheelBrowserTest(BrowserFixture browser)
{
    private static readonly WheelId Mugs = Id.New<WheelId>(TimeProvider.System);

    // Who writes on another platform has an id of version 8.
    private static readonly ViewerId Relayed = new(Guid.Parse("018f0000-0000-8000-8000-000000000077"));

    private static OpenWheel Wheel(WheelMode mode, params WheelSegment[] segments) => new(Mugs, "Mug wheel", "One spin a person. No purchase necessary.",
        mode, "I participate", segments.Length > 0 ? segments : [new("Tide mug", 1, 5), new("Sticker", 3), new("Postcard", 2)], false,
        TimeSpan.FromMinutes(10), new string('a', 64));

    private async Task<Person> PhoneAsync(AudienceScene scene, ColorScheme scheme = ColorScheme.Light)
    {
        var phone = await browser.PhoneAsync(scene.App.Address.ToString(), scheme);
        await phone.Page.GotoAsync($"/s/{AudienceScene.Code}");
        await phone.Page.WaitForFunctionAsync("() => document.getElementById('offline').hidden && document.getElementById('mine')");
        return phone;
    }

    private async Task<(FormBrowser Account, Person Window)> HostAsync(AudienceScene scene)
    {
        var account = await scene.App.NewHostAsync();
        var window = await browser.SignedInAsync(scene.App, account);
        await window.OpenLiveAsync(scene.Show);
        return (account, window);
    }

    [BrowserFact]
    public async Task Given_a_wheel_for_everybody_When_phones_and_a_platform_spin_Then_all_see_it_and_the_phone_turns_to_what_was_won()
    {
        await using var scene = await AudienceScene.NewAsync();
        var (account, host) = await HostAsync(scene);
        using var _ = account;
        await using var __ = host;
        await using var overlay = await browser.OverlayAsync(scene.App, scene.Show, "wheel");
        await using var one = await PhoneAsync(scene);
        await using var two = await PhoneAsync(scene, ColorScheme.Dark);
        await scene.DoAsync(Wheel(WheelMode.Each));

        await one.Page.ClickAsync("[data-act=spin]");
        var won = one.Page.Locator($"[data-won-of='{Mugs}']");
        await Expect(won).ToBeAttachedAsync();
        await Expect(won).ToBeVisibleAsync();
        var prize = (await won.Locator(".v-card__title").TextContentAsync())!;
        await Expect(one.Page.Locator(".v-wheel [data-act=spin]")).ToHaveTextAsync($"You won: {prize}");
        Assert.Equal(prize, await one.Page.EvaluateAsync<string>("""
            () => {
              const top = d => Math.abs(((Number(d.dataset.middle) + turn) % 360 + 540) % 360 - 180);
              const dial = document.querySelector('.wheel-dial__turn'), turn = Number(/rotate\((.*)deg\)/.exec(dial.style.transform)[1]);
              return [...dial.querySelectorAll('.wheel-slice')].find(d => top(d) < 1).querySelector('title').textContent;
            }
            """));
        await scene.DoAsync(new PostMessage(Id.New<MessageId>(TimeProvider.System), Relayed, "I participate!"));
        await two.Page.FillAsync("#name", "Юлия");
        await two.Page.ClickAsync("#name-form button");
        await two.Page.FillAsync("#message", "i participate");
        await two.Page.Keyboard.PressAsync("Enter");
        await Expect(two.Page.Locator($"[data-won-of='{Mugs}']")).ToBeVisibleAsync();
        await Expect(two.Page.Locator($"#wheel-count-{Mugs}")).ToContainTextAsync("3 spins so far");
        await Expect(host.Page.Locator(".mech--open .figures__value")).ToHaveTextAsync("3");
        await Expect(overlay.Page.Locator(".ov-wheel__list li")).ToHaveCountAsync(3);

        // Who looks again sees what they won, at once.
        await one.Page.ReloadAsync();
        await Expect(won).ToBeVisibleAsync();
        foreach (var person in (Person[])[host, overlay, one, two])
        {
            Assert.Empty(person.Problems);
            await person.ScreenshotAsync($"wheel-each-{Array.IndexOf([host, overlay, one, two], person)}");
        }

        Assert.Equal(360, await one.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await one.FindingsInBothThemesAsync());
    }

    [BrowserFact]
    public async Task Given_a_room_wheel_When_the_host_spins_Then_phones_and_stream_turn_to_the_winner_and_the_page_proves_it()
    {
        await using var scene = await AudienceScene.NewAsync();
        var (account, host) = await HostAsync(scene);
        using var _ = account;
        await using var __ = host;
        await using var overlay = await browser.OverlayAsync(scene.App, scene.Show, "wheel");
        await using var one = await PhoneAsync(scene);
        await using var two = await PhoneAsync(scene, ColorScheme.Dark);
        await scene.DoAsync(Wheel(WheelMode.Room));
        var spin = host.Page.GetByRole(AriaRole.Button, new() { Name = "Spin for the room" });
        await Expect(spin).ToBeDisabledAsync();
        await one.Page.ClickAsync("[data-act=enter-wheel]");
        await Expect(one.Page.Locator(".v-wheel [data-act]")).ToHaveTextAsync("You are in");
        await scene.DoAsync(new PostMessage(Id.New<MessageId>(TimeProvider.System), Relayed, "I participate"));
        await Expect(two.Page.Locator($"#wheel-count-{Mugs}")).ToContainTextAsync("2 people take part");

        await spin.ClickAsync();
        var said = host.Page.Locator(".wheel-last");
        await Expect(said).ToContainTextAsync("wins");
        var prize = (await said.Locator("b").Nth(1).TextContentAsync())!;
        await Expect(overlay.Page.Locator(".ov-wheel:not(.is-rolling) .ov-wheel__winner")).ToContainTextAsync($"wins {prize}");
        foreach (var phone in (Person[])[one, two])
        {
            await Expect(phone.Page.Locator(".v-wheel__winner")).ToBeVisibleAsync();
            await Expect(phone.Page.Locator(".v-wheel__winner")).ToContainTextAsync($"wins {prize}");
        }

        await host.Page.GetByRole(AriaRole.Button, new() { Name = "Close wheel" }).ClickAsync();
        await Expect(two.Page.Locator(".v-wheel[data-state=closed]")).ToBeVisibleAsync();
        await one.Page.GotoAsync($"/s/{AudienceScene.Code}/wheels/{Mugs}/verify");
        await Expect(one.Page.Locator("[data-state=pass] .verify-pass").First).ToContainTextAsync("All 3 checks hold");
        Assert.Empty(await one.FindingsInBothThemesAsync());
        foreach (var person in (Person[])[host, overlay, one, two]) Assert.Empty(person.Problems);
    }

    [BrowserFact]
    public async Task Given_somebody_who_wants_less_motion_When_they_spin_Then_the_result_is_there_at_once()
    {
        await using var scene = await AudienceScene.NewAsync();
        await using var phone = await PhoneAsync(scene);
        await phone.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await scene.DoAsync(Wheel(WheelMode.Each));
        await phone.Page.ClickAsync("[data-act=spin]");
        await Expect(phone.Page.Locator($"[data-won-of='{Mugs}']")).ToBeVisibleAsync();
        Assert.Equal(0, await phone.Page.EvaluateAsync<int>("document.querySelector('.wheel-dial__turn').getAnimations().length"));
    }
}
