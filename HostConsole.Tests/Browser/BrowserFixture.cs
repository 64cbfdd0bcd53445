using Microsoft.Playwright;

namespace HostConsole.Tests.Browsing;

/// <summary>Browser tests share one browser and run one after another: <c>[Collection(Browsers.Name)]</c>.</summary>
[CollectionDefinition(Name)]
public sealed class Browsers : ICollectionFixture<BrowserFixture>
{
    public const string Name = "Browser";
}

/// <summary>One browser for the whole collection; each person who takes part gets cookies and storage of their own.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public IBrowser Browser => browser ?? throw new InvalidOperationException(Chromium.Missing);

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null && !Chromium.Required) return;
        Assertions.SetDefaultExpectTimeout(120_000); // how long a condition may take on a busy machine; a met one waits for nothing
        (playwright, browser) = await Chromium.LaunchAsync();
    }

    /// <summary>Somebody at the console: the host, a moderator.</summary>
    public Task<Person> ConsoleWindowAsync(string? baseUrl = null, ColorScheme scheme = ColorScheme.Dark) => NewAsync(Screen.Desktop, baseUrl, scheme);

    /// <summary>Somebody in the audience, with a phone in hand.</summary>
    public Task<Person> PhoneAsync(string? baseUrl = null, ColorScheme scheme = ColorScheme.Light) => NewAsync(Screen.Phone, baseUrl, scheme);

    public Task<Person> NewAsync(Screen screen, string? baseUrl = null, ColorScheme scheme = ColorScheme.Light) =>
        Person.NewAsync(Browser, screen.Options(baseUrl, scheme));

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
