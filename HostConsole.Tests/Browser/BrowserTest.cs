using System.Buffers.Binary;

namespace HostConsole.Tests.Browsing;

[Collection(Browsers.Walks)]
public sealed class BrowserTest(BrowserFixture browser)
{
    private const string Good = """
        <!doctype html><html lang="en"><title>Studio</title><main><h1>Studio</h1><label>Name <input></label>
        <button onclick="document.querySelector('h1').textContent = 'On air'">Go live</button></main></html>
        """;

    [BrowserFact]
    public async Task Given_a_page_When_a_button_is_clicked_Then_the_change_is_seen()
    {
        await using var host = await browser.ConsoleWindowAsync();
        await host.Page.GotoAsync("data:text/html," + Uri.EscapeDataString(Good));
        await host.Page.ClickAsync("text=Go live");
        Assert.Equal("On air", await host.Page.InnerTextAsync("h1"));
        Assert.Empty(host.Problems);
    }

    [BrowserFact]
    public async Task Given_two_persons_When_one_stores_something_Then_the_other_does_not_see_it()
    {
        await using var host = await browser.ConsoleWindowAsync("http://studio.test");
        await using var phone = await browser.PhoneAsync("http://studio.test");
        foreach (var page in new[] { host.Page, phone.Page })
        {
            await page.RouteAsync("**/*", route => route.FulfillAsync(new() { ContentType = "text/html", Body = Good }));
            await page.GotoAsync("/");
        }

        await host.Page.EvaluateAsync("localStorage.setItem('who', 'host')");
        Assert.Equal("host", await host.Page.EvaluateAsync<string?>("localStorage.getItem('who')"));
        Assert.Null(await phone.Page.EvaluateAsync<string?>("localStorage.getItem('who')"));
        Assert.True(await phone.Page.EvaluateAsync<bool>("matchMedia('(pointer: coarse)').matches"));
    }

    [BrowserFact]
    public async Task Given_a_script_error_When_it_happens_Then_it_is_among_the_persons_problems()
    {
        await using var host = await browser.ConsoleWindowAsync();
        var seen = host.Page.WaitForConsoleMessageAsync(new() { Predicate = message => message.Type == "error" });
        await host.Page.SetContentAsync("<script>console.error('the meter is stuck')</script>");
        await seen;
        Assert.Contains(host.Problems, problem => problem.StartsWith("the meter is stuck", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Given_a_field_without_a_label_When_axe_runs_Then_it_is_found()
    {
        await using var host = await browser.ConsoleWindowAsync();
        await host.Page.SetContentAsync(Good);
        Assert.Empty(await host.AccessibilityFindingsAsync());
        await host.Page.SetContentAsync(Good.Replace("<label>Name <input></label>", "<input>", StringComparison.Ordinal));
        Assert.Contains(await host.AccessibilityFindingsAsync(), finding => finding.StartsWith("label:", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Given_a_phone_When_a_screenshot_is_taken_Then_it_has_the_phones_size()
    {
        await using var phone = await browser.PhoneAsync();
        await phone.Page.SetContentAsync(Good);
        var png = await File.ReadAllBytesAsync(await phone.ScreenshotAsync("self-test-phone"));
        Assert.Equal((360, 740),
            (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }
}
