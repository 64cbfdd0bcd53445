using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Browsing.WholeShow;

/// <summary>The audience's page on one phone.</summary>
internal sealed class Phone(Person person, string name) : IAsyncDisposable
{
    public Person Person => person;
    public IPage Page => person.Page;
    public string Name => name;
    public ILocator Mine => Page.Locator("#mine");
    public ILocator Chat => Page.Locator("#chat");
    public ILocator Waiting => Page.Locator("#mine [data-wait-of]");

    /// <summary>The claim that is good: held, or paid.</summary>
    public ILocator Claim => Page.Locator("#mine [data-claim-state=held], #mine [data-claim-state=ordered]");

    public static async Task<Phone> JoinAsync(BrowserFixture browser, string address, string code, string name, ColorScheme scheme)
    {
        var phone = new Phone(await browser.PhoneAsync(address, scheme), name);
        await Pictures.ServeAsync(phone.Page);
        await phone.Page.GotoAsync($"/s/{code}");
        await Expect(phone.Page.Locator("#head")).ToContainTextAsync("LIVE");
        await phone.Page.FillAsync("#name", name);
        await phone.Page.ClickAsync("#name-form button");
        await Expect(phone.Page.Locator("#message")).ToBeVisibleAsync();
        return phone;
    }

    public async Task SayAsync(string text)
    {
        await Page.FillAsync("#message", text);
        await Page.Locator("#message").PressAsync("Enter");
        await Expect(Page.Locator("#message")).ToHaveValueAsync("");
    }

    public Task VoteAsync(string option) => Page.Locator("#polls .v-option", new() { HasText = option }).ClickAsync();

    public ValueTask DisposeAsync() => person.DisposeAsync();
}

/// <summary>Product pictures of the shop's server, which tests don't ask: one drawn pixel stands for each.</summary>
internal static class Pictures
{
    private static readonly byte[] Pixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static Task ServeAsync(IPage page) =>
        page.Context.RouteAsync("https://**",
            route => route.FulfillAsync(new() { ContentType = "image/png", BodyBytes = Pixel }));
}
