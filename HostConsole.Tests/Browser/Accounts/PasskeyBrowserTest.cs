using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Crash;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Accounts;

/// <summary>Passkeys in a real browser, whose authenticator is Chromium's virtual one.</summary>
[Collection(Browsers.Walks)]
public sealed class PasskeyBrowserTest(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Given_a_passkey_When_added_used_renamed_and_removed_Then_each_does_what_it_says()
    {
        await using var app = await RunningApp.StartAsync();
        (await app.NewHostAsync()).Dispose();
        await using var host = await PasskeyWindow.OpenAsync(browser, app);
        await host.SignInAsync(People.Password);
        await host.AddAsync("Studio laptop");
        await Expect(host.Page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToContainTextAsync("Your passkey is added");
        await Expect(host.Row("Studio laptop")).ToBeVisibleAsync();
        await host.NothingToFindAsync();
        await host.AddAsync("Once more");
        await Expect(host.Page.Locator("[data-problem]")).ToContainTextAsync("This device has a passkey of yours");

        await host.SignOutAsync();
        await host.TouchAfterAsync("Sign in with a passkey");
        await host.InAsync();

        await host.Page.GotoAsync("/account");
        await host.Link("Rename Studio laptop").ClickAsync();
        await Expect(host.Page.GetByLabel("New name of Studio laptop")).ToBeFocusedAsync();
        await host.NothingToFindAsync();
        await host.Page.GetByLabel("New name of Studio laptop").FillAsync("Work laptop");
        await host.Button("Save").ClickAsync();
        await host.Link("Remove Work laptop").ClickAsync();
        await Expect(host.Row("Remove Work laptop?")).ToContainTextAsync("can’t sign you in here");
        await host.NothingToFindAsync();
        await host.Link("Keep").ClickAsync();
        await host.Link("Remove Work laptop").ClickAsync();
        await host.Button("Remove").ClickAsync();
        await Expect(host.Page.GetByRole(Microsoft.Playwright.AriaRole.Status)).ToContainTextAsync("The passkey is removed");
        await Expect(host.Row("Work laptop")).ToHaveCountAsync(0);

        await host.SignOutAsync();
        await host.TouchAfterAsync("Sign in with a passkey");
        await Expect(host.Page.Locator("[data-problem]")).ToContainTextAsync("isn’t known here");
        host.NoComplaints();
    }

    [BrowserFact]
    public async Task Given_a_passkey_When_it_is_chosen_in_the_name_field_Then_it_signs_in_without_a_button()
    {
        await using var app = await RunningApp.StartAsync();
        (await app.NewHostAsync()).Dispose();
        await using var host = await PasskeyWindow.OpenAsync(browser, app);
        await host.SignInAsync(People.Password);
        await host.AddAsync("");
        await Expect(host.Row("Passkey")).ToBeVisibleAsync();
        await host.SignOutAsync();
        await host.NothingToFindAsync();
        // The virtual device knows no list to choose from: it answers what is offered as soon as it is.
        await host.TouchAsync();
        await host.Page.EvaluateAsync("location.reload()");
        await host.InAsync();
        host.NoComplaints();
    }

    [BrowserFact]
    public async Task Given_a_passkey_asked_for_after_the_password_When_it_is_lost_Then_the_machine_s_own_command_lets_the_host_in()
    {
        await using var app = await RunningApp.StartAsync();
        (await app.NewHostAsync()).Dispose();
        await using var host = await PasskeyWindow.OpenAsync(browser, app);
        await host.SignInAsync(People.Password);
        await host.AddAsync("");
        await Expect(host.Row("Passkey")).ToBeVisibleAsync();
        await host.Button("Switch on").ClickAsync();
        await Expect(host.Button("Switch off")).ToBeVisibleAsync();
        await host.SignOutAsync();

        await host.SignInAsync(People.Password);
        await Expect(host.Heading("Now your passkey")).ToBeVisibleAsync();
        await host.NothingToFindAsync();
        await Expect(host.Button("Use your passkey")).ToBeFocusedAsync();
        await host.TouchAfterAsync(() => host.Page.Keyboard.PressAsync("Enter"));
        await host.InAsync();
        await host.SignOutAsync();

        await using var stranger = await browser.NewAsync(Screen.Phone, $"http://localhost:{app.Address.Port}");
        await stranger.Page.GotoAsync("/sign-in");
        await stranger.Page.GetByLabel("Name").FillAsync("Hanna");
        await stranger.Page.GetByLabel("Password").FillAsync(People.Password);
        await stranger.Page.GetByLabel("Password").PressAsync("Enter");
        await Expect(stranger.Page.Locator("h1")).ToHaveTextAsync("Now your passkey");
        await stranger.Page.GotoAsync("/");
        await Expect(stranger.Page.Locator("h1")).ToHaveTextAsync("Sign in");

        var (code, said) = await RunningProcess.RunAsync(app.DataPath, "reset-password", "Hanna");
        Assert.True(code == 0, said);
        await host.SignInAsync(said.Split('\n')[0].Split(' ')[^1].Trim());
        await host.InAsync();
        await host.Page.GotoAsync("/account");
        await Expect(host.Page.GetByRole(Microsoft.Playwright.AriaRole.Table)).ToHaveCountAsync(0);
        host.NoComplaints();
    }
}
