using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Browsing;

/// <summary>Somebody without a mouse: Tab until something has the focus, and then a key. Notes where the focus could not be seen.</summary>
internal sealed class ByKeys(IPage page)
{
    private const int Most = 150;

    // An outline of the element, or of what frames it; the ends of a dialog's trap pass the focus on and are no place to be.
    private const string Seen = """
        () => {
          const at = document.activeElement;
          if (!at || at === document.body || at.matches('.pointer-events-none')) return null;
          const framed = [at, at.parentElement, at.closest('label, .search, .list__tab'), ...at.querySelectorAll('*'),
            ...at.closest('.mud-input-control')?.querySelectorAll('*') ?? []].filter(e => e);
          const ringed = framed.flatMap(e => [getComputedStyle(e), getComputedStyle(e, '::after')])
            .some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
            || framed.some(e => e.matches('.mud-input-outlined-border') && parseFloat(getComputedStyle(e).borderTopWidth) >= 2);
          return ringed ? null : at.outerHTML.slice(0, 160);
        }
        """;

    public List<string> Unseen { get; } = [];

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);
    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Presses Tab until it has the focus.</summary>
    public async Task ReachAsync(ILocator target)
    {
        await Expect(target).ToBeVisibleAsync();
        for (var pressed = 0; pressed < Most; pressed++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(Seen) is { } unseen) Unseen.Add(unseen);
        }

        Assert.Fail($"Tab doesn't lead to {target}.");
    }

    /// <summary>Tabs to a button or a link, and presses Enter.</summary>
    public async Task UseAsync(ILocator target)
    {
        await ReachAsync(target);
        await PressAsync("Enter");
    }

    /// <summary>Tabs to a field, and types over what stands in it.</summary>
    public async Task FillAsync(ILocator field, string text)
    {
        await ReachAsync(field);
        await PressAsync("ControlOrMeta+a");
        await TypeAsync(text);
    }

    /// <summary>Holds a key until something is there.</summary>
    public async Task HoldAsync(string key, ILocator until)
    {
        await page.Keyboard.DownAsync(key);
        await Expect(until).ToBeVisibleAsync();
        await page.Keyboard.UpAsync(key);
    }
}
