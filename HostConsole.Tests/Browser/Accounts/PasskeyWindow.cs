using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Accounts;

/// <summary>A window at localhost whose device keeps passkeys. Its owner's finger is the right one, where they touch it.</summary>
internal sealed class PasskeyWindow : IAsyncDisposable
{
    private readonly ICDPSession _device;
    private readonly object _authenticator;

    private PasskeyWindow(Person person, ICDPSession device, object authenticator) =>
        (Person, _device, _authenticator) = (person, device, authenticator);

    public Person Person { get; }
    public IPage Page => Person.Page;

    public static async Task<PasskeyWindow> OpenAsync(BrowserFixture browser, RunningApp app)
    {
        var person = await browser.NewAsync(Screen.Laptop, $"http://localhost:{app.Address.Port}");
        var cdp = await person.Page.Context.NewCDPSessionAsync(person.Page);
        await cdp.SendAsync("WebAuthn.enable");
        var added = await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = false,
            },
        });
        return new(person, cdp, added!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>From now on every question of the browser is answered with a finger, or none is: it waits.</summary>
    public Task TouchAsync(bool touch = true) => _device.SendAsync("WebAuthn.setAutomaticPresenceSimulation",
        new() { ["authenticatorId"] = _authenticator, ["enabled"] = touch });

    /// <summary>Presses a button that asks for a passkey, and touches the device when it does.</summary>
    public async Task TouchAfterAsync(Func<Task> press)
    {
        await Page.RouteAsync("**/options", async route =>
        {
            await TouchAsync();
            await route.ContinueAsync();
        });
        await press();
    }

    public Task TouchAfterAsync(string button) => TouchAfterAsync(() => Button(button).ClickAsync());

    public async Task SignInAsync(string password, string name = "Hanna")
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("Name").FillAsync(name);
        await Page.GetByLabel("Password").FillAsync(password);
        await Button("Sign in").ClickAsync();
    }

    public async Task AddAsync(string name)
    {
        await Page.GotoAsync("/account");
        await Page.GetByLabel("Name of the new passkey").FillAsync(name);
        await Page.GetByLabel("Your password").FillAsync(People.Password);
        await TouchAfterAsync("Add a passkey");
    }

    public async Task SignOutAsync()
    {
        await Page.UnrouteAllAsync();
        await TouchAsync(false);
        await Page.GetByLabel("Account menu of").ClickAsync();
        // The page asks by itself, for the offer in the name field: a touch is for what is asked after that.
        await Page.RunAndWaitForResponseAsync(() => Button("Sign out").ClickAsync(),
            answer => answer.Url.EndsWith("/sign-in/options", StringComparison.Ordinal));
        await Expect(Heading("Sign in")).ToBeVisibleAsync();
    }

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true });

    /// <summary>The list has this passkey.</summary>
    public ILocator Row(string name) => Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });

    public Task InAsync() => Expect(Page.GetByLabel("Account menu of")).ToBeVisibleAsync();

    public async Task NothingToFindAsync()
    {
        await Person.SettledAsync();
        Assert.Empty(await Person.FindingsInBothThemesAsync());
        Assert.False(await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
    }

    /// <summary>The browser complained of nothing that concerns passkeys; that a signed-out page loses its circuit is as it should be.</summary>
    public void NoComplaints() => Assert.DoesNotContain(Person.Problems, problem =>
        problem.Contains("passkeys", StringComparison.Ordinal) || problem.Contains("Security Policy", StringComparison.Ordinal));

    public ValueTask DisposeAsync() => Person.DisposeAsync();
}
