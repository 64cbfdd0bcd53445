using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
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

    /// <summary>axe-core's serious and critical findings on the page as it stands, one line each with the element.</summary>
    public async Task<IReadOnlyList<string>> SeriousAccessibilityFindingsAsync()
    {
        var result = await Page.RunAxe(new AxeRunOptions());
        return [.. from violation in result.Violations
                   where violation.Impact is "serious" or "critical"
                   from node in violation.Nodes
                   select $"{violation.Id}: {violation.Help}: {node.Html}"];
    }

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
