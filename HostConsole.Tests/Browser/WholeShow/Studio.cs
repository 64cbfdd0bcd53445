using HostConsole.Tests.App;
using HostConsole.Tests.Integrations;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Browsing.WholeShow;

/// <summary>The running console of one test, its two windows and its three phones.</summary>
internal sealed class Studio : IAsyncDisposable
{
    public const string Code = "summer";
    private readonly List<IAsyncDisposable> people = [];
    private readonly List<string> findings = [];

    private Studio(RunningApp app, Person host) => (App, HostPerson, Host) = (app, host, new(host));

    public RunningApp App { get; }
    public Person HostPerson { get; }
    public LiveWindow Host { get; }
    public LiveWindow Moderator { get; private set; } = null!;
    public Person ModeratorPerson { get; private set; } = null!;
    public IReadOnlyList<Phone> Phones { get; private set; } = [];
    public string Show { get; set; } = "";
    public IReadOnlyList<string> Findings => findings;
    public IEnumerable<LiveWindow> Windows => [Host, Moderator];

    public static async Task<Studio> OpenAsync(BrowserFixture browser)
    {
        var app = await RunningApp.StartAsync(o => o.Settings["HostConsole:Shopify:WebhookSecret"] = ShopifyScene.Secret);
        var host = await browser.ConsoleWindowAsync(app.Address.ToString(), ColorScheme.Dark);
        await Pictures.ServeAsync(host.Page);
        var studio = new Studio(app, host);
        studio.people.Add(host);
        return studio;
    }

    /// <summary>The moderator signs in with a browser of their own.</summary>
    public async Task ModeratorComesAsync(BrowserFixture browser)
    {
        ModeratorPerson = await browser.ConsoleWindowAsync(App.Address.ToString(), ColorScheme.Light);
        people.Add(ModeratorPerson);
        await Pictures.ServeAsync(ModeratorPerson.Page);
        Moderator = new(ModeratorPerson);
        await Moderator.Page.GotoAsync("/sign-in");
        await Moderator.Page.GetByLabel("Name").FillAsync("Mo");
        await Moderator.Page.Locator("#Password").FillAsync(People.Password);
        await Moderator.Button("Sign in").ClickAsync();
        await Expect(Moderator.Page.Locator("h1")).ToBeVisibleAsync();
        await Expect(Moderator.Page.GetByRole(AriaRole.Link, new() { Name = "Settings" })).ToHaveCountAsync(0);
        await Moderator.OpenAsync(Show);
    }

    public async Task AudienceComesAsync(BrowserFixture browser)
    {
        List<Phone> phones = [];
        foreach (var (name, scheme) in new[] { ("Zoë 🌺", ColorScheme.Light), ("نور الهدى", ColorScheme.Dark), ("Kim", ColorScheme.Light) })
        {
            phones.Add(await Phone.JoinAsync(browser, App.Address.ToString(), Code, name, scheme));
            people.Add(phones[^1]);
        }

        Phones = phones;
    }

    public async Task EverybodyLooksAsync()
    {
        foreach (var person in Phones.Select(p => p.Person).Append(HostPerson).Append(ModeratorPerson)) await LookAsync(person);
    }

    /// <summary>
    /// Notes what axe finds on the page as it stands; all of it is told at the end, so that one finding doesn't hide
    /// the next.
    /// </summary>
    public async Task LookAsync(Person person)
    {
        foreach (var finding in await person.AccessibilityFindingsAsync())
            findings.Add($"{new Uri(person.Page.Url).AbsolutePath}: {finding}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in people.AsEnumerable().Reverse()) await person.DisposeAsync();
        await App.DisposeAsync();
    }
}
