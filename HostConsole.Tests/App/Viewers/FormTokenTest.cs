using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Tests.App;

namespace HostConsole.Tests.Viewers;

/// <summary>A form token is its viewer's: no number of tabs and no way in breaks another, and no other site can use one.</summary>
public sealed class FormTokenTest
{
    private static readonly string Page = $"/s/{AudienceScene.Code}";

    private static async Task<(HttpStatusCode Status, string? Problem)> VoteAsync(HttpClient http, PollId poll, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Page}/polls/{poll}/vote")
        {
            Content = JsonContent.Create(new { option = 1 })
        };
        if (token is not null) request.Headers.Add("RequestVerificationToken", token);
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode,
            (await answer.Content.ReadFromJsonAsync<JsonElement>()).TryGetProperty("type", out var type)
                ? type.GetString()
                : null);
    }

    private static async Task<string> OpenAsync(FormBrowser browser) => FormBrowser.FormToken((await browser.GetAsync(Page)).Html);

    [Fact]
    public async Task Given_tabs_that_came_in_with_and_without_strict_cookies_Then_each_ones_token_goes_on_to_count()
    {
        await using var scene = await AudienceScene.NewAsync();
        var poll = await scene.PollAsync();
        using var browser = new FormBrowser(scene.App.Address);
        var first = await OpenAsync(browser);
        // A link on another site carries no cookie that is strict, and the answer sets it anew.
        foreach (var cookie in browser.Cookies.GetAllCookies().Where(c => c.Name != "hostconsole-viewer")) cookie.Expired = true;
        var tokens = new List<string> { first };
        for (var tab = 0; tab < 8; tab++) tokens.Add(await OpenAsync(browser));
        foreach (var token in tokens) Assert.Equal((HttpStatusCode.OK, null), await VoteAsync(browser.Http, poll, token));
    }

    [Fact]
    public async Task Given_no_token_a_strangers_or_a_viewer_token_in_its_place_Then_nothing_is_done()
    {
        await using var scene = await AudienceScene.NewAsync();
        var poll = await scene.PollAsync();
        using var browser = new FormBrowser(scene.App.Address);
        using var other = new FormBrowser(scene.App.Address);
        var (own, strangers) = (await OpenAsync(browser), await OpenAsync(other));
        var cookie = browser.Cookies.GetAllCookies().Single(c => c.Name == "hostconsole-viewer").Value;
        foreach (var wrong in new[] { null, strangers, cookie, "", "!", own[..^4], new string('A', 600), own + "A" })
            Assert.Equal((HttpStatusCode.BadRequest, "/problems/form-token"), await VoteAsync(browser.Http, poll, wrong));
        Assert.Equal(0, (await scene.Shows.ViewAsync(scene.Show))!.Polls[0].Voters);
        // Nor is a form token a key to its viewer.
        using var bearer = new HttpRequestMessage(HttpMethod.Get, $"{Page}/me") { Headers = { Authorization = new("Bearer", own) } };
        using var refused = await scene.App.Stranger.SendAsync(bearer);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal((HttpStatusCode.OK, null), await VoteAsync(browser.Http, poll, own));
    }

    [Fact]
    public async Task The_page_with_its_token_is_kept_by_no_cache()
    {
        await using var scene = await AudienceScene.NewAsync();
        using var page = await scene.App.Stranger.GetAsync(Page);
        Assert.True(page.Headers.CacheControl!.NoStore);
    }
}
