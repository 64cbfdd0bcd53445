using System.Net;
using HostConsole.Accounts;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Accounts;

[Trait("Speed", "Slow")]
public sealed class SignInTest
{
    [Fact]
    public async Task Given_a_fresh_console_When_the_link_is_used_Then_the_host_is_signed_in_and_the_link_is_closed()
    {
        await using var app = await RunningApp.StartAsync();
        var key = app.Services.GetRequiredService<FirstAccountLink>().Key;
        using var host = await app.NewHostAsync("Hanna Ø.");

        var (start, html) = await host.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, start.StatusCode);
        Assert.Contains("Account menu of Hanna &#xD8;.", html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/settings")).Response.StatusCode);

        using var late = app.NewBrowser();
        var (refused, page) = await late.GetAsync($"/first-account?key={key}");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("This link was used already", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/first-account")]
    [InlineData("/first-account?key=wrong")]
    public async Task Given_a_wrong_key_When_the_link_is_opened_Then_it_is_refused_and_no_form_is_shown(string path)
    {
        await using var app = await RunningApp.StartAsync();
        using var browser = app.NewBrowser();
        var (refused, page) = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("This link is not valid", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
        Assert.NotNull(app.Services.GetRequiredService<FirstAccountLink>().Key);
    }

    [Fact]
    public async Task Given_two_people_with_the_link_When_both_post_Then_one_account_is_made()
    {
        await using var app = await RunningApp.StartAsync();
        var link = app.Services.GetRequiredService<FirstAccountLink>();
        var key = link.Key;
        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => link.UseAsync(key, $"Host {n}", People.Password)));
        Assert.Single(both, done => done.Succeeded);
        Assert.Single(await app.Services.GetRequiredService<AccountBook>().ListAsync());
    }

    [Fact]
    public async Task Given_a_short_password_When_the_first_account_is_made_Then_the_form_says_why_not()
    {
        await using var app = await RunningApp.StartAsync();
        using var browser = app.NewBrowser();
        var (response, page) =
            await browser.FillInAsync($"/first-account?key={app.Services.GetRequiredService<FirstAccountLink>().Key}",
                ("Input.Name", "Hanna"), ("Input.Password", "short"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("at least 10 characters", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"short\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/settings", "/settings")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example/", "/")]
    public async Task Given_a_return_address_When_signed_in_Then_only_one_on_this_server_is_followed(string wanted, string followed)
    {
        await using var app = await RunningApp.StartAsync();
        (await app.NewHostAsync()).Dispose();
        using var browser = app.NewBrowser();
        var (response, _) = await browser.FillInAsync($"/sign-in?returnUrl={Uri.EscapeDataString(wanted)}",
            ("Input.Name", "Hanna"), ("Input.Password", People.Password));
        Assert.Equal(new Uri(app.Address, followed), new Uri(app.Address, response.Headers.Location!));
    }

    [Fact]
    public async Task Given_a_sign_out_without_a_form_token_Then_it_is_refused_and_with_one_it_signs_out()
    {
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await host.Http.PostAsync("/sign-out", new FormUrlEncodedContent([]))).StatusCode);
        var (still, page) = await host.GetAsync("/");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);

        var signedOut = await host.Http.PostAsync("/sign-out",
            new FormUrlEncodedContent([new("__RequestVerificationToken", FormBrowser.FormToken(page))]));
        Assert.Equal("/sign-in", signedOut.Headers.Location?.ToString());
        var (refused, _) = await host.GetAsync("/");
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        Assert.StartsWith("/sign-in", refused.Headers.Location!.IsAbsoluteUri
            ? refused.Headers.Location.AbsolutePath
            : refused.Headers.Location.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_sign_in_without_a_form_token_Then_it_is_refused_with_a_page()
    {
        await using var app = await RunningApp.StartAsync();
        (await app.NewHostAsync()).Dispose();
        using var browser = app.NewBrowser();
        var refused = await browser.Http.PostAsync("/sign-in", new FormUrlEncodedContent(
            [new("_handler", "sign-in"), new("Input.Name", "Hanna"), new("Input.Password", People.Password)]));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("This form is too old", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_moderator_Then_settings_are_refused_and_not_offered()
    {
        await using var app = await RunningApp.StartAsync();
        (await app.NewHostAsync()).Dispose();
        using var moderator = await app.NewModeratorAsync();
        Assert.DoesNotContain("href=\"/settings\"", (await moderator.GetAsync("/")).Html, StringComparison.Ordinal);
        var (refused, page) = await moderator.GetAsync("/settings");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("Not for this account", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_session_When_its_cookie_is_looked_at_Then_script_and_other_sites_cannot_use_it()
    {
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        var cookie = Assert.Single(host.Cookies.GetAllCookies(), cookie => cookie.Name == "hostconsole");
        Assert.True(cookie.HttpOnly);
        using var browser = app.NewBrowser();
        var (response, _) = await browser.SignInAsync("Hanna", People.Password);
        Assert.Contains(response.Headers.GetValues("Set-Cookie"),
            value => value.StartsWith("hostconsole=", StringComparison.Ordinal)
                && value.Contains("samesite=lax", StringComparison.Ordinal)
                && value.Contains("httponly", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_restart_Then_sign_ins_last_and_no_new_link_is_made()
    {
        using var folder = new TestFolder();
        string cookie;
        await using (var first = await RunningApp.StartAsync(options => options.DataPath = folder.Path))
        {
            using var host = await first.NewHostAsync();
            cookie = host.Cookies.GetCookieHeader(first.Address);
        }
        await using var second = await RunningApp.StartAsync(options => options.DataPath = folder.Path);
        Assert.Null(second.Services.GetRequiredService<FirstAccountLink>().Key);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/settings");
        request.Headers.Add("Cookie", cookie);
        Assert.Equal(HttpStatusCode.OK, (await second.Stranger.SendAsync(request)).StatusCode);
    }
}
