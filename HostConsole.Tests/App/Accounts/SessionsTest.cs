using System.Net;
using System.Net.WebSockets;
using System.Text;
using HostConsole.Accounts;
using HostConsole.Settings;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Accounts;

/// <summary>A session ends at its sign-out, everywhere, and by its time; a copied cookie ends with it.</summary>
[Trait("Speed", "Slow")]
public sealed class SessionsTest
{
    [Fact]
    public async Task Given_a_copied_cookie_When_its_owner_signs_out_Then_it_opens_nothing()
    {
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        var copied = host.Cookies.GetCookieHeader(app.Address);
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(app, copied, "/settings"));
        await PostAsync(host, AccountsSetup.SignOutPath);
        foreach (var path in (string[])["/", "/settings", SettingsSetup.BackupPath])
            Assert.NotEqual(HttpStatusCode.OK, await OpenAsync(app, copied, path));
    }

    [Fact]
    public async Task Given_three_devices_When_one_signs_out_everywhere_Then_all_of_the_account_are_out_and_others_stay()
    {
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        using var moderator = await app.NewModeratorAsync();
        using var laptop = app.NewBrowser();
        using var phone = app.NewBrowser();
        foreach (var browser in (FormBrowser[])[laptop, phone])
            Assert.Equal(HttpStatusCode.Redirect,
                (await browser.SignInAsync("Hanna", People.Password)).Response.StatusCode);
        await PostAsync(laptop, AccountsSetup.SignOutEverywherePath);
        foreach (var browser in (FormBrowser[])[host, laptop, phone])
            Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await moderator.GetAsync("/")).Response.StatusCode);
    }

    [Theory]
    [InlineData(true, 30)]
    [InlineData(false, 7)]
    public async Task Given_a_session_in_daily_use_When_its_time_is_over_Then_it_ends(bool stays, int days)
    {
        var clock = new FakeClock();
        await using var app = await RunningApp.StartAsync(o => o.Clock = clock);
        (await app.NewHostAsync()).Dispose();
        using var browser = app.NewBrowser();
        await browser.FillInAsync("/sign-in", ("Input.Name", "Hanna"), ("Input.Password", People.Password),
            ("Input.Stay", stays ? "true" : "false"));
        for (var day = 1; day < days; day++)
        {
            clock.Advance(TimeSpan.FromDays(1));
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Response.StatusCode);
        }

        clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account")).Response.StatusCode);
    }

    [Fact]
    public async Task Given_a_password_change_Then_other_devices_are_out_at_once_and_this_one_stays()
    {
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        using var other = app.NewBrowser();
        await other.SignInAsync("Hanna", People.Password);
        Assert.Contains("Your password is changed",
            (await host.FillInPasswordAsync(People.Password, "a wholly new password")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/")).Response.StatusCode);
    }

    [Fact]
    public async Task Given_an_open_page_When_its_session_ends_Then_its_connection_is_closed_and_others_are_not()
    {
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        using var moderator = await app.NewModeratorAsync();
        using var ended = await CircuitAsync(app, host);
        using var stays = await CircuitAsync(app, moderator);
        await PostAsync(host, AccountsSetup.SignOutPath);
        Assert.True(await IsClosedAsync(ended));
        Assert.Equal(WebSocketState.Open, stays.State);
    }

    [Fact]
    public async Task Given_a_session_kept_over_a_minute_Then_Identitys_renewal_does_not_lose_it()
    {
        var clock = new FakeClock();
        await using var app = await RunningApp.StartAsync(o => o.Clock = clock);
        using var host = await app.NewHostAsync();
        for (var minute = 0; minute < 3; minute++)
        {
            clock.Advance(TimeSpan.FromSeconds(61));
            Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/settings")).Response.StatusCode);
        }

        var copied = host.Cookies.GetCookieHeader(app.Address);
        await PostAsync(host, AccountsSetup.SignOutPath);
        Assert.NotEqual(HttpStatusCode.OK, await OpenAsync(app, copied, "/settings"));
        Assert.Empty(app.Services.GetRequiredService<Microsoft.EntityFrameworkCore.IDbContextFactory<AccountsDb>>()
            .CreateDbContext().Sessions);
    }

    [Fact]
    public async Task Given_a_session_that_ended_When_its_last_questions_are_answered_late_Then_they_leave_a_newer_sign_in_alone()
    {
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        var old = host.Cookies.GetCookieHeader(app.Address);
        Assert.Contains("Your password is changed",
            (await host.FillInPasswordAsync(People.Password, "a wholly new password")).Html, StringComparison.Ordinal);
        using var late = new HttpRequestMessage(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1");
        late.Headers.Add("Cookie", old);
        using var answer = await app.Stranger.SendAsync(late);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData(AccountsSetup.SignOutPath)]
    [InlineData(AccountsSetup.SignOutEverywherePath)]
    public async Task Given_a_sign_out_in_another_tab_When_one_signs_out_once_more_Then_the_page_to_sign_in_comes(string path)
    {
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        var (_, open) = await host.GetAsync("/account");
        await PostAsync(host, AccountsSetup.SignOutPath);
        using var again = await host.Http.PostAsync(path,
            new FormUrlEncodedContent([new("__RequestVerificationToken", FormBrowser.FormToken(open))]));
        Assert.Equal(AccountsSetup.SignInPath, again.Headers.Location?.ToString());
    }

    private static async Task PostAsync(FormBrowser browser, string path)
    {
        var (_, page) = await browser.GetAsync("/account");
        using var posted = await browser.Http.PostAsync(path,
            new FormUrlEncodedContent([new("__RequestVerificationToken", FormBrowser.FormToken(page))]));
        Assert.Equal(HttpStatusCode.Redirect, posted.StatusCode);
    }

    private static async Task<HttpStatusCode> OpenAsync(RunningApp app, string cookies, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", cookies);
        using var answer = await app.Stranger.SendAsync(request);
        return answer.StatusCode;
    }

    /// <summary>The connection of an open page, after SignalR's handshake.</summary>
    private static async Task<ClientWebSocket> CircuitAsync(RunningApp app, FormBrowser browser)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", browser.Cookies.GetCookieHeader(app.Address));
        socket.Options.SetRequestHeader("Origin", app.Address.GetLeftPart(UriPartial.Authority));
        await socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, CancellationToken.None);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"),
            WebSocketMessageType.Text, true, CancellationToken.None);
        var answer = await socket.ReceiveAsync(new byte[1024], CancellationToken.None);
        Assert.Equal(3, answer.Count); // {} and the separator
        return socket;
    }

    private static async Task<bool> IsClosedAsync(ClientWebSocket socket)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            // Pings may come before the end.
            while ((await socket.ReceiveAsync(new byte[1024], late.Token)).MessageType != WebSocketMessageType.Close) { }
            return true;
        }
        catch (WebSocketException)
        {
            return true;
        }
    }
}
