using System.Net;
using HostConsole.Accounts;
using HostConsole.Tests.App;
using HostConsole.Tests.Crash;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Accounts;

/// <summary>A passkey is asked for after the password, where its owner wants it; and the ways out of that.</summary>
[Trait("Speed", "Slow")]
public sealed class PasskeyAfterPasswordTest
{
    private const string Second = PasskeysSetup.SecondStepPath;

    [Fact]
    public async Task Given_a_passkey_asked_for_When_the_password_is_right_Then_it_signs_nobody_in_before_the_passkey()
    {
        await using var app = await PasskeysTest.StartAsync();
        using var host = await app.AtLocalhostAsync();
        using var passkey = await AskedAsync(host);
        using var laptop = app.AtLocalhost();
        var (_, next, _) = await laptop.SendAsync("/sign-in?returnUrl=%2Fsettings", "sign-in",
            ("Input.Name", "Hanna"), ("Input.Password", People.Password), ("Input.Stay", "true"));
        Assert.Equal($"{Second}?returnUrl=%2Fsettings", next);
        Assert.Equal(HttpStatusCode.Redirect, (await laptop.GetAsync("/")).Response.StatusCode);
        Assert.DoesNotContain(laptop.Cookies.GetAllCookies(), cookie => cookie.Name is AccountsSetup.Cookie or "hostconsole-device");

        var (_, asked) = await laptop.AskAsync(next!, PasskeysSetup.UseAfterPasswordPath);
        Assert.Equal(passkey.Id, Assert.Single(asked.GetProperty("allowCredentials").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("/settings", (await laptop.SendAsync(next!, "passkey", ("Passkey.Credential", passkey.Use(asked)))).Next);
        Assert.Equal(HttpStatusCode.OK, (await laptop.GetAsync("/settings")).Response.StatusCode);
        // What was ticked beside the password holds: the cookie outlasts the browser.
        Assert.NotEqual(default, laptop.Cookies.GetAllCookies()[AccountsSetup.Cookie]!.Expires);
    }

    [Fact]
    public async Task Given_a_passkey_asked_for_When_somebody_else_s_is_used_Then_it_is_refused()
    {
        await using var app = await PasskeysTest.StartAsync();
        (await app.NewModeratorAsync()).Dispose();
        using var moderator = await app.AtLocalhostAsync("Mo");
        using var others = await moderator.AddPasskeyAsync();
        using var host = await app.AtLocalhostAsync();
        using var passkey = await AskedAsync(host);
        using var laptop = app.AtLocalhost();
        await laptop.SignInAsync("Hanna", People.Password);
        Assert.Contains("isn’t known here", (await laptop.UseAsync(others, Second)).Page, StringComparison.Ordinal);
        Assert.Equal("/", (await laptop.UseAsync(passkey, Second)).Next);
    }

    [Fact]
    public async Task Given_no_password_or_one_of_long_ago_or_of_before_its_change_Then_nobody_is_asked_for_a_passkey()
    {
        var clock = new FakeClock();
        await using var app = await PasskeysTest.StartAsync(clock);
        using var host = await app.AtLocalhostAsync();
        using var passkey = await AskedAsync(host);
        using var laptop = app.AtLocalhost();
        await SentBackAsync(laptop);
        await laptop.SignInAsync("Hanna", People.Password);
        Assert.Equal(HttpStatusCode.OK, (await laptop.GetAsync(Second)).Response.StatusCode);
        clock.Advance(SecondStep.Lasts);
        await SentBackAsync(laptop);
        await laptop.SignInAsync("Hanna", People.Password);
        await host.FillInPasswordAsync(People.Password, "a wholly new password");
        await SentBackAsync(laptop);
    }

    [Fact]
    public async Task Given_other_devices_When_it_is_switched_Then_they_are_signed_out_and_this_one_stays()
    {
        await using var app = await PasskeysTest.StartAsync();
        using var host = await app.AtLocalhostAsync();
        using var other = await app.AtLocalhostAsync();
        using var passkey = await AskedAsync(host);
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync("/")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/")).Response.StatusCode);
        Assert.Equal("/account?done=off", (await host.SendAsync("/account", "passkey-ask", ("Ask.On", "false"))).Next);
        Assert.Equal("/", await other.NextAsync("Hanna", People.Password));
    }

    [Fact]
    public async Task Given_the_last_passkey_When_it_is_removed_Then_the_password_alone_signs_in_again()
    {
        await using var app = await PasskeysTest.StartAsync();
        using var host = await app.AtLocalhostAsync();
        using var passkey = await AskedAsync(host);
        var page = $"/account?remove={passkey.Id}";
        Assert.Contains("It is your last one", (await host.GetAsync(page)).Html, StringComparison.Ordinal);
        Assert.Equal("/account?done=removed", (await host.SendAsync(page, "passkey-remove", ("Remove.Id", passkey.Id))).Next);
        (await app.AtLocalhostAsync()).Dispose();
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/")).Response.StatusCode);
    }

    [Fact]
    public async Task Given_passkeys_of_another_address_Then_it_can_t_be_switched_on_and_the_second_step_names_the_address()
    {
        await using var app = await PasskeysTest.StartAsync();
        using var host = await app.AtLocalhostAsync();
        using var passkey = await host.AddPasskeyAsync();
        using var elsewhere = app.AtLocalhost();
        elsewhere.Http.DefaultRequestHeaders.Host = $"studio.localhost:{app.Address.Port}";
        await elsewhere.SignInAsync("Hanna", People.Password);
        Assert.Contains("Works at localhost only", (await elsewhere.GetAsync("/account")).Html, StringComparison.Ordinal);
        Assert.Contains("Add a passkey for studio.localhost first",
            (await elsewhere.SendAsync("/account", "passkey-ask", ("Ask.On", "true"))).Page, StringComparison.Ordinal);

        await host.SendAsync("/account", "passkey-ask", ("Ask.On", "true"));
        await elsewhere.SignInAsync("Hanna", People.Password);
        var (_, page) = await elsewhere.GetAsync(Second);
        Assert.Contains("None of your passkeys works at studio.localhost", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-passkey=", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_lost_passkey_When_the_password_is_reset_on_the_machine_Then_the_printed_one_alone_signs_in()
    {
        using var folder = new TestFolder();
        await using var app = await PasskeysTest.StartAsync(folder: folder.Path);
        using var host = await app.AtLocalhostAsync();
        using var passkey = await AskedAsync(host);
        var (code, said) = await RunningProcess.RunAsync(folder.Path, "reset-password", "Hanna");
        Assert.True(code == 0, said);
        Assert.Contains("Its passkeys are removed", said, StringComparison.Ordinal);

        using var laptop = app.AtLocalhost();
        Assert.Contains("isn’t known here", (await laptop.UseAsync(passkey)).Page, StringComparison.Ordinal);
        var password = said.Split('\n')[0].Split(' ')[^1].Trim();
        Assert.Equal("/", await laptop.NextAsync("Hanna", password));
        Assert.Equal(0, await PasskeysTest.CountAsync(app));
    }

    [Fact]
    public async Task Given_a_moderator_s_lost_passkey_When_a_host_sets_a_new_password_Then_it_alone_signs_in()
    {
        await using var app = await PasskeysTest.StartAsync();
        (await app.NewModeratorAsync()).Dispose();
        using var moderator = await app.AtLocalhostAsync("Mo");
        using var passkey = await AskedAsync(moderator);
        var book = app.Services.GetRequiredService<AccountBook>();
        var mo = Assert.Single(await book.ListAsync(), row => row.Name == "Mo");
        Assert.True((await book.ResetPasswordAsync(People.SomeHost(), mo.Id, "a wholly new password")).Succeeded);
        using var laptop = app.AtLocalhost();
        Assert.Contains("isn’t known here", (await laptop.UseAsync(passkey)).Page, StringComparison.Ordinal);
        Assert.Equal("/", await laptop.NextAsync("Mo", "a wholly new password"));
    }

    /// <summary>Adds a passkey and has it asked for after the password.</summary>
    private static async Task<SoftPasskey> AskedAsync(FormBrowser browser)
    {
        var passkey = await browser.AddPasskeyAsync();
        var (_, next, page) = await browser.SendAsync("/account", "passkey-ask", ("Ask.On", "true"));
        Assert.True(next == "/account?done=on", page);
        return passkey;
    }

    private static async Task SentBackAsync(FormBrowser browser) =>
        Assert.Equal(AccountsSetup.SignInPath, browser.Path((await browser.GetAsync(Second)).Response));
}
