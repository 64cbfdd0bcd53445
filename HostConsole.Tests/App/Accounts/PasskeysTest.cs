using System.Net;
using HostConsole.Accounts;
using HostConsole.Tests.App;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Accounts;

/// <summary>The list of one's own passkeys, and signing in with one.</summary>
[Trait("Speed", "Slow")]
public sealed class PasskeysTest
{
    private static readonly Guid Apple = new("fbfc3007-154e-4ecc-8c0b-6e020557d7bd");

    [Fact]
    public async Task Given_a_passkey_When_used_on_a_new_device_Then_it_signs_in_without_a_name_until_everything_is_signed_out()
    {
        await using var app = await StartAsync();
        using var host = await app.AtLocalhostAsync();
        using var passkey = await host.AddPasskeyAsync("Studio laptop");
        Assert.Contains("Studio laptop", (await host.GetAsync("/account")).Html, StringComparison.Ordinal);

        using var phone = app.AtLocalhost();
        var (_, next, page) = await phone.UseAsync(passkey);
        Assert.True(next == "/", page);
        Assert.Contains("Account menu of Hanna", (await phone.GetAsync("/")).Html, StringComparison.Ordinal);

        using var everywhere = await host.Http.PostAsync(AccountsSetup.SignOutEverywherePath, new FormUrlEncodedContent(
            [new("__RequestVerificationToken", FormBrowser.FormToken((await host.GetAsync("/account")).Html))]));
        Assert.Equal(HttpStatusCode.Redirect, (await phone.GetAsync("/")).Response.StatusCode);
    }

    [Fact]
    public async Task Given_a_moderator_Then_passkeys_are_theirs_too_and_nobody_else_can_touch_them()
    {
        await using var app = await StartAsync();
        (await app.NewModeratorAsync()).Dispose();
        using var moderator = await app.AtLocalhostAsync("Mo");
        using var passkey = await moderator.AddPasskeyAsync("Mo's phone");
        using var host = await app.AtLocalhostAsync();
        Assert.DoesNotContain("Mo&#x27;s phone", (await host.GetAsync("/account")).Html, StringComparison.Ordinal);
        // The form is there for a passkey of one's own only; the id that is sent is another's.
        using var own = await host.AddPasskeyAsync("Mine");
        var (_, _, page) = await host.SendAsync($"/account?remove={own.Id}", "passkey-remove", ("Remove.Id", passkey.Id));
        Assert.Contains("gone already", page, StringComparison.Ordinal);
        using var phone = app.AtLocalhost();
        Assert.Equal("/", (await phone.UseAsync(passkey)).Next);
        Assert.Contains("Account menu of Mo", (await phone.GetAsync("/")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_wrong_password_or_none_Then_no_passkey_is_begun()
    {
        await using var app = await StartAsync();
        using var host = await app.AtLocalhostAsync();
        foreach (var wrong in (string[])["", "not my password"])
        {
            var (status, answer) = await host.AskForNewAsync(wrong);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "The current password is not right."),
                (status, answer.GetProperty("detail").GetString()));
        }

        using var passkey = new SoftPasskey(host.Origin());
        Assert.Contains("Try again", (await host.SendAsync("/account", "passkey-add", ("Passkey.Credential", "{}"))).Page, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(app));
    }

    [Fact]
    public async Task Given_a_challenge_of_five_minutes_ago_Then_neither_adding_nor_signing_in_takes_it()
    {
        var clock = new FakeClock();
        await using var app = await StartAsync(clock);
        using var host = await app.AtLocalhostAsync();
        using var passkey = await host.AddPasskeyAsync();
        using var late = new SoftPasskey(host.Origin());
        var (_, made) = await host.AskForNewAsync();
        clock.Advance(PasskeysSetup.ChallengeLasts + TimeSpan.FromSeconds(1));
        Assert.Contains("took too long", (await host.SendAsync("/account", "passkey-add",
            ("Passkey.Credential", late.Create(made)))).Page, StringComparison.Ordinal);
        (_, made) = await host.AskForNewAsync();
        clock.Advance(PasskeysSetup.ChallengeLasts - TimeSpan.FromSeconds(1));
        Assert.Equal("/account?done=added", (await host.SendAsync("/account", "passkey-add", ("Passkey.Credential", late.Create(made)))).Next);

        using var phone = app.AtLocalhost();
        var (_, asked) = await phone.AskAsync("/sign-in", PasskeysSetup.UsePath);
        clock.Advance(PasskeysSetup.ChallengeLasts + TimeSpan.FromSeconds(1));
        Assert.Contains("took too long", (await phone.SendAsync("/sign-in", "passkey",
            ("Passkey.Credential", passkey.Use(asked)))).Page, StringComparison.Ordinal);
        Assert.Equal("/", (await phone.UseAsync(passkey)).Next);
    }

    [Fact]
    public async Task Given_an_answer_that_signed_in_When_it_is_copied_with_its_cookie_Then_it_does_not_sign_in_again()
    {
        await using var app = await StartAsync();
        using var host = await app.AtLocalhostAsync();
        using var passkey = await host.AddPasskeyAsync();
        using var phone = app.AtLocalhost();
        var (_, asked) = await phone.AskAsync("/sign-in", PasskeysSetup.UsePath);
        var answer = passkey.Use(asked);
        using var copy = app.AtLocalhost();
        foreach (Cookie cookie in phone.Cookies.GetAllCookies()) copy.Cookies.Add(cookie);
        Assert.Equal("/", (await phone.SendAsync("/sign-in", "passkey", ("Passkey.Credential", answer))).Next);
        var (_, next, page) = await copy.SendAsync("/sign-in", "passkey", ("Passkey.Credential", answer));
        Assert.Null(next);
        Assert.Contains("Try again", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_another_site_or_no_finger_Then_a_passkey_is_refused()
    {
        await using var app = await StartAsync();
        using var host = await app.AtLocalhostAsync();
        foreach (var wrong in (SoftPasskey[])[new("http://localhost.evil.example"), new(host.Origin()) { Verifies = false }])
        {
            var (_, options) = await host.AskForNewAsync();
            Assert.Null((await host.SendAsync("/account", "passkey-add", ("Passkey.Credential", wrong.Create(options)))).Next);
            wrong.Dispose();
        }

        Assert.Equal(0, await CountAsync(app));
    }

    [Fact]
    public async Task Given_ten_passkeys_Then_there_is_no_room_until_one_is_removed_and_names_are_bounded()
    {
        await using var app = await StartAsync();
        using var host = await app.AtLocalhostAsync();
        var (status, answer) = await host.AskForNewAsync(name: new('x', 61));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choose a name of at most 60 characters."),
            (status, answer.GetProperty("detail").GetString()));

        List<SoftPasskey> passkeys = [];
        for (var i = 0; i < Passkeys.Most; i++) passkeys.Add(await host.AddPasskeyAsync(model: Apple));
        Assert.Contains("Apple Passwords 10", (await host.GetAsync("/account")).Html, StringComparison.Ordinal);
        (status, answer) = await host.AskForNewAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("Remove one first", answer.GetProperty("detail").GetString(), StringComparison.Ordinal);

        Assert.Equal("/account?done=removed", (await host.SendAsync($"/account?remove={passkeys[3].Id}", "passkey-remove",
            ("Remove.Id", passkeys[3].Id))).Next);
        using var phone = app.AtLocalhost();
        Assert.Contains("isn’t known here", (await phone.UseAsync(passkeys[3])).Page, StringComparison.Ordinal);
        (await host.AddPasskeyAsync("Again")).Dispose();
        Assert.Equal(Passkeys.Most, await CountAsync(app));
        foreach (var passkey in passkeys) passkey.Dispose();
    }

    [Fact]
    public async Task Given_a_passkey_When_renamed_Then_the_list_says_so_and_it_still_signs_in()
    {
        var clock = new FakeClock();
        await using var app = await StartAsync(clock);
        using var host = await app.AtLocalhostAsync();
        using var passkey = await host.AddPasskeyAsync();
        var page = $"/account?rename={passkey.Id}";
        Assert.Contains("Type a name", (await host.SendAsync(page, "passkey-rename", ("Rename.Id", passkey.Id), ("Rename.Name", " "))).Page,
            StringComparison.Ordinal);
        Assert.Equal("/account?done=renamed", (await host.SendAsync(page, "passkey-rename",
            ("Rename.Id", passkey.Id), ("Rename.Name", "  My\u202e  phone "))).Next);
        var html = (await host.GetAsync("/account")).Html;
        Assert.Contains("Rename My phone", html, StringComparison.Ordinal);
        Assert.Contains(clock.GetUtcNow().ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture), html, StringComparison.Ordinal);
        using var phone = app.AtLocalhost();
        Assert.Equal("/", (await phone.UseAsync(passkey)).Next);
    }

    [Fact]
    public async Task Given_many_wrong_tries_When_another_comes_Then_it_waits_as_after_wrong_passwords()
    {
        await using var app = await StartAsync(new FakeClock());
        using var attacker = app.AtLocalhost();
        for (var i = 0; i < SignInThrottle.FreeOfAddress; i++)
            Assert.Equal(HttpStatusCode.OK, (await attacker.SendAsync("/sign-in", "passkey", ("Passkey.Credential", "{}"))).Status);
        var (status, _, page) = await attacker.SendAsync("/sign-in", "passkey", ("Passkey.Credential", "{}"));
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Contains("Too many tries. Wait a second", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", "a numeric address such as 127.0.0.1")]
    [InlineData("[::1]", "a numeric address such as ::1")]
    [InlineData("studio.local", "Passkeys need a secure address")]
    public async Task Given_an_address_without_passkeys_Then_the_pages_say_so_and_offer_none(string name, string why)
    {
        await using var app = await StartAsync();
        using var host = app.NewBrowser();
        host.Http.DefaultRequestHeaders.Host = $"{name}:{app.Address.Port}";
        var signIn = WebUtility.HtmlDecode((await host.GetAsync("/sign-in")).Html);
        Assert.Equal(HttpStatusCode.Redirect, (await host.SignInAsync("Hanna", People.Password)).Response.StatusCode);
        var account = WebUtility.HtmlDecode((await host.GetAsync("/account")).Html);
        foreach (var page in (string[])[signIn, account])
        {
            Assert.Contains(why, page, StringComparison.Ordinal);
            Assert.Contains($"http://localhost:{app.Address.Port}", page, StringComparison.Ordinal);
            Assert.DoesNotContain("data-passkey", page, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await host.AskForNewAsync()).Status);
    }

    internal static async Task<RunningApp> StartAsync(FakeClock? clock = null, string? folder = null)
    {
        var app = await RunningApp.StartAsync(o =>
        {
            (o.Clock, o.DataPath) = (clock, folder);
            o.Settings["HostConsole:Limits:SignInPerMinute"] = "1000";
        });
        (await app.NewHostAsync()).Dispose();
        return app;
    }

    internal static async Task<int> CountAsync(RunningApp app)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>().CreateDbContextAsync();
        return await db.UserPasskeys.CountAsync();
    }
}
