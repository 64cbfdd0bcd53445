using System.Net;
using Bunit;
using HostConsole.Guide;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Guide;

public sealed class HelpPagesTest(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Given_somebody_signed_in_When_the_guide_is_opened_Then_every_page_is_there_with_its_neighbours()
    {
        using var host = await app.NewHostAsync();
        var pages = app.Services.GetRequiredService<GuideBook>().Pages;
        var contents = (await host.GetAsync("/help")).Html;
        foreach (var (page, i) in pages.Select((page, i) => (page, i)))
        {
            Assert.Contains($"href=\"{page.Address}\"", contents, StringComparison.Ordinal);
            var html = (await host.GetAsync(page.Address)).Html;
            Assert.Contains($">{WebUtility.HtmlEncode(page.Title)}</h1>", html, StringComparison.Ordinal);
            if (i > 0) Assert.Contains($"href=\"{pages[i - 1].Address}\" rel=\"prev\"", html, StringComparison.Ordinal);
            if (i + 1 < pages.Count) Assert.Contains($"href=\"{pages[i + 1].Address}\" rel=\"next\"", html, StringComparison.Ordinal);
        }

        Assert.Contains("The guide has no such page", (await host.GetAsync("/help/zeppelins")).Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/help/backups\"", (await host.GetAsync("/help?q=backup")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/help")]
    [InlineData("/help/plan")]
    [InlineData("/help/technical/chat")]
    public async Task Given_a_stranger_When_the_guide_is_asked_for_Then_they_are_to_sign_in(string path)
    {
        using var stranger = app.NewBrowser();
        var (answer, _) = await stranger.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_contents_When_somebody_searches_Then_what_is_found_takes_their_place_and_nothing_says_so()
    {
        await using var page = new BunitContext();
        page.Services.AddSingleton<GuideBook>();
        var contents = page.Render<GuideContents>();
        var field = contents.Find("input[aria-label='Search the guide']");
        Assert.NotEmpty(contents.FindAll("h2"));

        await field.InputAsync("forgotten password");
        contents.WaitForAssertion(() => Assert.Contains("#a-forgotten-password", contents.Find("a").GetAttribute("href"), StringComparison.Ordinal));
        Assert.Empty(contents.FindAll("h2"));
        Assert.NotEmpty(contents.FindAll("mark"));

        await field.InputAsync("zeppelin");
        contents.WaitForAssertion(() => Assert.Contains("“zeppelin”", contents.Find("[role=status]").TextContent, StringComparison.Ordinal));
    }
}
