using Microsoft.Playwright;

namespace HostConsole.Tests.Browsing;

/// <summary>
/// Browser tests stand in three collections, which run beside each other; the tests of one share a browser and run one after
/// another: <c>[Collection(Browsers.Console)]</c>.
/// </summary>
public static class Browsers
{
    /// <summary>The live page and the pages before and after a show.</summary>
    public const string Console = "Browser: console";

    /// <summary>Phones and overlays.</summary>
    public const string Audience = "Browser: audience";

    /// <summary>Walks over many pages, and what belongs to neither.</summary>
    public const string Walks = "Browser: walks";
}

[CollectionDefinition(Browsers.Console)]
public sealed class ConsoleBrowser : ICollectionFixture<BrowserFixture>;

[CollectionDefinition(Browsers.Audience)]
public sealed class AudienceBrowser : ICollectionFixture<BrowserFixture>;

[CollectionDefinition(Browsers.Walks)]
public sealed class WalksBrowser : ICollectionFixture<BrowserFixture>;

/// <summary>One browser for a collection; each person who takes part gets cookies and storage of their own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public IBrowser Browser => browser ?? throw new InvalidOperationException(Chromium.Missing);

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null && !Ci.IsOn) return;
        Assertions.SetDefaultExpectTimeout(120_000); // how long a condition may take on a busy machine; a met one waits for nothing
        (playwright, browser) = await Chromium.LaunchAsync();
    }

    /// <summary>Somebody at the console: the host, a moderator.</summary>
    public Task<Person> ConsoleWindowAsync(string? baseUrl = null, ColorScheme scheme = ColorScheme.Dark) =>
        NewAsync(Screen.Desktop, baseUrl, scheme);

    /// <summary>Somebody in the audience, with a phone in hand.</summary>
    public Task<Person> PhoneAsync(string? baseUrl = null, ColorScheme scheme = ColorScheme.Light) =>
        NewAsync(Screen.Phone, baseUrl, scheme);

    public Task<Person> NewAsync(Screen screen, string? baseUrl = null, ColorScheme scheme = ColorScheme.Light) =>
        Person.NewAsync(Browser, screen.Options(baseUrl, scheme));

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
