using System.Globalization;
using Microsoft.Playwright;

namespace HostConsole.Tests.Browsing;

/// <summary>
/// The tests' own program: <c>screenshots URL…</c> writes each page in every size, light and dark, to artifacts/screenshots/.
/// build/screenshots.sh starts it. Where a page asks for a password, SCREENSHOT_USER and SCREENSHOT_PASSWORD answer.
/// </summary>
public static class ScreenshotVerb
{
    // A page is ready once nothing changed for 400 ms; a live one never rests, so three seconds are enough.
    private const string Rest = """
        () => Promise.all([document.fonts.ready, new Promise(done => {
          let quiet = setTimeout(done, 400); setTimeout(done, 3000);
          new MutationObserver(() => { clearTimeout(quiet); quiet = setTimeout(done, 400); })
            .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
        })]).then(() => null)
        """;

    public static async Task<int> Main(string[] args)
    {
        if (args is not ["screenshots", _, ..])
        {
            await Console.Error.WriteLineAsync("Usage: screenshots URL…   (to run the tests: ./test.sh or dotnet test)");
            return 2;
        }

        var (playwright, browser) = await Chromium.LaunchAsync();
        using var _ = playwright;
        await using var __ = browser;
        string? signedIn = null;
        foreach (var url in args[1..])
            foreach (var screen in Screen.All)
                foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
                {
                    var options = screen.Options(null, scheme);
                    options.StorageState = signedIn;
                    await using var person = await Person.NewAsync(browser, options);
                    await person.Page.GotoAsync(url);
                    await person.Page.EvaluateAsync(Rest);
                    if (signedIn is null && await SignInAsync(person.Page))
                    {
                        signedIn = await person.Page.Context.StorageStateAsync();
                        await person.Page.GotoAsync(url);
                        await person.Page.EvaluateAsync(Rest);
                    }

                    Console.WriteLine(await person.ScreenshotAsync($"{Slug(url)}-{screen.Name}-{scheme.ToString().ToLowerInvariant()}"));
                    foreach (var problem in person.Problems.Distinct()) Console.WriteLine("  ! " + problem);
                }

        return 0;
    }

    private static async Task<bool> SignInAsync(IPage page)
    {
        var password = page.Locator("input[type=password]").First;
        if (await password.CountAsync() == 0
            || Environment.GetEnvironmentVariable("SCREENSHOT_PASSWORD") is not { Length: > 0 } secret)
            return false;
        await page.Locator("form:has(input[type=password]) input:is([type=text], [type=email], :not([type]))").First
            .FillAsync(Environment.GetEnvironmentVariable("SCREENSHOT_USER") ?? "host");
        await password.FillAsync(secret);
        await password.PressAsync("Enter");
        await password.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        return true;
    }

    private static string Slug(string url)
    {
        var path = new Uri(url).PathAndQuery.Trim('/');
        return path.Length == 0 ? "start" : string.Concat(
            path.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLower(c, CultureInfo.InvariantCulture) : '-'));
    }
}
