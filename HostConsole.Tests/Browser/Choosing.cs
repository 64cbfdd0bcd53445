using Microsoft.Playwright;

namespace HostConsole.Tests.Browsing;

/// <summary>A field whose list opens on a press.</summary>
internal static class Choosing
{
    public static async Task ChooseAsync(this IPage page, string label, string option)
    {
        var field = page.GetByLabel(label, new() { Exact = true });
        await field.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = option, Exact = true }).ClickAsync();
        await Assertions.Expect(field).ToHaveValueAsync(option);
    }
}
