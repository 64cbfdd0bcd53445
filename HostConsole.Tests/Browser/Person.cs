using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using HostConsole.Components;
using Microsoft.Playwright;

namespace HostConsole.Tests.Browsing;

/// <summary>One person with one window: a browser context of their own and its page. Dispose it to log them out.</summary>
public sealed class Person : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> problems = new();

    private Person(IPage page)
    {
        Page = page;
        page.Console += (_, message) => { if (message.Type == "error") problems.Enqueue($"{message.Text} ({message.Location})"); };
        page.PageError += (_, error) => problems.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>What the browser complained of since the window was opened: script errors, refused by the CSP, failed loads.</summary>
    public IReadOnlyCollection<string> Problems => problems;

    public static async Task<Person> NewAsync(IBrowser browser, BrowserNewContextOptions options)
    {
        var context = await browser.NewContextAsync(options);
        context.SetDefaultTimeout(120_000); // as with the expectations: long enough for a busy machine
        return new(await context.NewPageAsync());
    }

    /// <summary>Writes artifacts/screenshots/{name}.png, which git ignores, and returns its path.</summary>
    public async Task<string> ScreenshotAsync(string name, bool fullPage = false)
    {
        var path = Repo.File("artifacts", "screenshots", name + ".png");
        await Page.ScreenshotAsync(new() { Path = path, FullPage = fullPage });
        return path;
    }

    /// <summary>Hands a file to the page's file field, once the field listens.</summary>
    public async Task ChooseFileAsync(FilePayload file)
    {
        await Page.WaitForFunctionAsync("() => document.querySelector('input[type=file]')?._blazorInputFileNextFileId === 0");
        await Page.Locator("input[type=file]").SetInputFilesAsync(file);
    }

    /// <summary>axe-core's findings on the page as it stands, one line each with the element.</summary>
    public Task<IReadOnlyList<string>> AccessibilityFindingsAsync() => FindingsAsync(new());

    /// <summary>The same in both themes: all rules in the theme that the page is in, those about colour in the other one.</summary>
    /// <param name="brand">A brand's colour, with which the rules about colour are asked in both themes again.</param>
    public async Task<IReadOnlyList<string>> FindingsInBothThemesAsync(string? brand = null)
    {
        var dark = await Page.EvaluateAsync<bool>("() => getComputedStyle(document.documentElement).colorScheme === 'dark'");
        List<string> findings = [.. await AccessibilityFindingsAsync(), .. await BrandedAsync()];
        await ShowThemeAsync(dark ? ColorScheme.Light : ColorScheme.Dark);
        findings.AddRange([.. (await ColoursAsync("")).Concat(await BrandedAsync()).Select(finding => $"in the other theme: {finding}")]);
        await ShowThemeAsync(dark ? ColorScheme.Dark : ColorScheme.Light);
        return findings;

        async Task<IEnumerable<string>> ColoursAsync(string prefix) =>
            (await FindingsAsync(new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } }))
            .Select(finding => prefix + finding);

        async Task<IEnumerable<string>> BrandedAsync()
        {
            if (brand is null) return [];
            await Page.EvaluateAsync("text => { const sheet = new CSSStyleSheet(); sheet.replaceSync(text); document.adoptedStyleSheets = [sheet]; }",
                BrandSheet.TextOf(new(Accent: brand)));
            await SettledAsync();
            var found = await ColoursAsync($"with the brand's colour {brand}: ");
            await Page.EvaluateAsync("() => { document.adoptedStyleSheets = []; }");
            return found;
        }
    }

    /// <summary>
    /// Shows the page in another theme without loading it again: by the console's switch, or by the system where
    /// nothing was chosen.
    /// </summary>
    public async Task ShowThemeAsync(ColorScheme scheme)
    {
        await Page.EvaluateAsync(
            "theme => { const root = document.documentElement; if (root.dataset.theme) root.dataset.theme = theme; }",
            scheme.ToString().ToLowerInvariant());
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await SettledAsync();
    }

    /// <summary>Waits for what fades or slides to be there; what never ends is not waited for.</summary>
    public Task SettledAsync() => Page.WaitForFunctionAsync(
        "() => document.getAnimations().every(a => a.playState !== 'running' || a.effect.getComputedTiming().iterations === Infinity)");

    private async Task<IReadOnlyList<string>> FindingsAsync(AxeRunOptions options)
    {
        options.ResultTypes = [ResultType.Violations]; // the elements that pass are not listed
        // All overlays on one page are many times axe's work, and a frame that waits to be scrolled to never answers. What they show
        // is asked in the preview of the overlays' look.
        if (Page.Frames.Count > 2) options.Iframes = false;
        if (Page.Frames.Count == 1 || options.Iframes == false) return await Axe.FindingsAsync(Page, options);
        var result = await Page.RunAxe(options);
        return [.. from violation in result.Violations
                   from node in violation.Nodes
                   select $"{violation.Id}: {violation.Help}: {node.Html}"];
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
