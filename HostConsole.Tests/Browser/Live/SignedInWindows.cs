using HostConsole.Core.Kernel;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using Microsoft.Playwright;

namespace HostConsole.Tests.Live;

/// <summary>Windows of people who are signed in.</summary>
public static class SignedInWindows
{
    public static async Task<Person> SignedInAsync(
        this BrowserFixture browser, RunningApp app, FormBrowser as_, Screen? screen = null,
        ColorScheme scheme = ColorScheme.Dark, string? theme = null)
    {
        var person = await browser.NewAsync(screen ?? Screen.Desktop, app.Address.ToString(), scheme);
        var cookies = as_.Cookies.GetCookies(app.Address)
            .Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = app.Address.ToString() });
        if (theme is not null) cookies = cookies.Append(new() { Name = "theme", Value = theme, Url = app.Address.ToString() });
        await person.Page.Context.AddCookiesAsync([.. cookies]);
        return person;
    }

    /// <summary>Opens the live page and waits until its script listens.</summary>
    public static async Task OpenLiveAsync(this Person person, ShowId show)
    {
        await person.Page.GotoAsync($"/shows/{show}/live");
        await person.Page.Locator(".live[data-listening]").WaitForAsync();
    }
}
