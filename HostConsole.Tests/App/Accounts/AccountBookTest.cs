using System.Net;
using HostConsole.Accounts;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Accounts;

[Trait("Speed", "Slow")]
public sealed class AccountBookTest
{
    [Fact]
    public async Task Given_a_moderator_who_asks_Then_nothing_about_accounts_or_keys_is_done()
    {
        await using var app = await RunningApp.StartAsync();
        (await app.NewHostAsync()).Dispose();
        var book = app.Services.GetRequiredService<AccountBook>();
        var keys = app.Services.GetRequiredService<ApiKeys>();
        var moderator = People.Somebody(Role.Moderator);
        var host = Assert.Single(await book.ListAsync());

        Assert.False((await book.AddAsync(moderator, "Eve", People.Password, Role.Host)).Succeeded);
        Assert.False((await book.ResetPasswordAsync(moderator, host.Id, "another password")).Succeeded);
        Assert.False((await book.RemoveAsync(moderator, host.Id)).Succeeded);
        Assert.False((await keys.MakeAsync(moderator, "tool", [ApiScope.Read])).Succeeded);
        Assert.Equal([host], await book.ListAsync());
        Assert.Empty(await keys.ListAsync());
    }

    [Fact]
    public async Task Given_names_and_passwords_that_won_t_do_Then_the_reason_says_what_to_do()
    {
        await using var app = await RunningApp.StartAsync();
        (await app.NewHostAsync()).Dispose();
        var book = app.Services.GetRequiredService<AccountBook>();
        Assert.Contains("Choose another name",
            (await book.AddAsync(People.SomeHost(), "HANNA", People.Password, Role.Moderator)).Problem,
            StringComparison.Ordinal);
        Assert.Contains("1 to 60",
            (await book.AddAsync(People.SomeHost(), "  ", People.Password, Role.Moderator)).Problem,
            StringComparison.Ordinal);
        Assert.Contains("1 to 60",
            (await book.AddAsync(People.SomeHost(), new string('x', 61), People.Password, Role.Moderator)).Problem,
            StringComparison.Ordinal);
        Assert.Contains("10 characters",
            (await book.AddAsync(People.SomeHost(), "Mo", "short", Role.Moderator)).Problem, StringComparison.Ordinal);
        Assert.Single(await book.ListAsync());
    }

    [Fact]
    public async Task Given_the_last_host_When_removed_Then_refused()
    {
        await using var app = await RunningApp.StartAsync();
        (await app.NewHostAsync()).Dispose();
        var book = app.Services.GetRequiredService<AccountBook>();
        var only = Assert.Single(await book.ListAsync());
        Assert.Contains("last host", (await book.RemoveAsync(People.SomeHost(), only.Id)).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Given_a_moderator_at_work_When_removed_or_given_a_new_password_Then_signed_out_at_once(bool removed)
    {
        await using var app = await RunningApp.StartAsync();
        (await app.NewHostAsync()).Dispose();
        using var moderator = await app.NewModeratorAsync();
        Assert.Equal(HttpStatusCode.OK, (await moderator.GetAsync("/")).Response.StatusCode);

        var book = app.Services.GetRequiredService<AccountBook>();
        var row = Assert.Single(await book.ListAsync(), account => account.Role == Role.Moderator);
        var done = removed
            ? await book.RemoveAsync(People.SomeHost(), row.Id)
            : await book.ResetPasswordAsync(People.SomeHost(), row.Id, "a wholly new password");
        Assert.True(done.Succeeded, done.Problem);
        Assert.Equal(HttpStatusCode.Redirect, (await moderator.GetAsync("/")).Response.StatusCode);
    }

    [Fact]
    public async Task Given_a_new_password_of_one_s_own_Then_the_old_one_is_dead_and_this_sign_in_lives()
    {
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        Assert.Contains("The current password is not right",
            (await host.FillInPasswordAsync("not my password", "a wholly new password")).Html,
            StringComparison.Ordinal);
        Assert.Contains("Your password is changed",
            (await host.FillInPasswordAsync(People.Password, "a wholly new password")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/settings")).Response.StatusCode);
        using var browser = app.NewBrowser();
        Assert.Equal(HttpStatusCode.OK, (await browser.SignInAsync("Hanna", People.Password)).Response.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("Hanna", "a wholly new password")).Response.StatusCode);
    }

    [Fact]
    public void Given_the_table_Then_a_moderator_has_what_a_show_needs_and_nothing_that_exposes_people_or_money()
    {
        Assert.All(Enum.GetValues<Permission>(), permission => Assert.True(Role.Host.May(permission)));
        Permission[] moderator =
            [Permission.SeeShows, Permission.ModerateChat, Permission.AnswerQuestions, Permission.RunPolls,
                Permission.RunGiveaways, Permission.RunGoals, Permission.StartPlannedDeals, Permission.PinProducts];
        Assert.Equal(moderator, Enum.GetValues<Permission>().Where(permission => Role.Moderator.May(permission)));
        Assert.False(new System.Security.Claims.ClaimsPrincipal().May(Permission.SeeShows));
    }
}

internal static class PasswordForm
{
    /// <summary>The page has several forms, sign-out first; only its own fields are posted.</summary>
    public static async Task<(HttpResponseMessage Response, string Html)> FillInPasswordAsync(this FormBrowser browser,
        string current, string next)
    {
        var (_, page) = await browser.GetAsync("/account");
        var response = await browser.Http.PostAsync("/account", new FormUrlEncodedContent(
            [new("_handler", "password"), new("__RequestVerificationToken", FormBrowser.FormToken(page)),
                new("Input.Current", current), new("Input.Next", next)]));
        return (response, await response.Content.ReadAsStringAsync());
    }
}
