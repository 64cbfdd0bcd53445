using System.Net;
using HostConsole.Accounts;
using HostConsole.Tests.App;
using HostConsole.Tests.Crash;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HostConsole.Tests.Accounts;

public sealed class PasswordsTest
{
    [Theory]
    [InlineData("password123", "tried first")]
    [InlineData("1234567890", "guessed at once")]
    [InlineData("qwertyuiop", "tried first")]
    [InlineData("hostconsole1", "your own name and this product's")]
    [InlineData("HannaHanna", "your own name and this product's")]
    [InlineData("Hanna Hanna Hanna", "your own name and this product's")]
    [InlineData("P@ssw0rd2026", "tried first")]
    [InlineData("letmein12345", "tried first")]
    [InlineData("aaaaaaaaaaaa", "not stronger")]
    [InlineData("abcdefghijkl", "guessed at once")]
    [InlineData("summer2026!", "tried first")]
    [InlineData("liveselling2026", "your own name and this product's")]
    [InlineData("Correct-Horse-Battery-Staple1", "tried first")]
    public void A_weak_password_is_refused_with_what_to_do(string password, string why)
    {
        var said = PasswordStrength.Weakness(password, "Hanna");
        Assert.Contains(why, said, StringComparison.Ordinal);
        Assert.Contains("Four words", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("teapots and tides")]
    [InlineData("stormy-harbour-7")]
    [InlineData("x7k2m-p9q4r-t5w8z-b3n6c")]
    [InlineData("Füchse tanzen nachts am Kai")]
    public void A_password_that_is_hard_to_guess_passes(string password) => Assert.Null(PasswordStrength.Weakness(password, "Hanna"));

    [Fact]
    public void A_password_of_any_length_is_judged() => Assert.NotNull(PasswordStrength.Weakness(new string('a', 10_000), "Hanna"));

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Given_a_weak_password_When_an_account_is_made_or_changed_Then_it_is_refused_everywhere()
    {
        await using var app = await RunningApp.StartAsync();
        using var host = await app.NewHostAsync();
        var book = app.Services.GetRequiredService<AccountBook>();
        Assert.Contains("Four words",
            (await book.AddAsync(People.SomeHost(), "Mo", "password123", Role.Moderator)).Problem,
            StringComparison.Ordinal);
        Assert.Contains("Four words", (await book.ResetPasswordAsync(People.SomeHost(),
            Assert.Single(await book.ListAsync()).Id, "qwertyuiop")).Problem,
            StringComparison.Ordinal);
        Assert.Contains("Four words",
            WebUtility.HtmlDecode((await host.FillInPasswordAsync(People.Password, "hostconsole1")).Html),
            StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Given_a_hash_of_an_earlier_version_When_signed_in_Then_it_is_made_anew_at_the_present_price()
    {
        await using var app = await RunningApp.StartAsync();
        (await app.NewHostAsync()).Dispose();
        var old = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = 100_000 }));
        await using (var db = await Db(app).CreateDbContextAsync())
        {
            var account = await db.Users.SingleAsync();
            account.PasswordHash = old.HashPassword(account, People.Password);
            await db.SaveChangesAsync();
        }

        using var browser = app.NewBrowser();
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("Hanna", People.Password)).Response.StatusCode);
        await using var after = await Db(app).CreateDbContextAsync();
        var hash = Convert.FromBase64String((await after.Users.SingleAsync()).PasswordHash!);
        // Identity's version 3: a byte 1, the function (2 is HMAC-SHA-512), the rounds, big-endian.
        Assert.Equal((1, 2u, 210_000u),
            (hash[0], System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)),
                System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5))));
    }

    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Given_a_forgotten_password_When_reset_on_the_machine_Then_the_printed_one_signs_in_and_the_old_is_dead()
    {
        using var folder = new TestFolder();
        await using (var app = await RunningApp.StartAsync(o => o.DataPath = folder.Path)) (await app.NewHostAsync()).Dispose();
        var (unknown, list) = await RunningProcess.RunAsync(folder.Path, "reset-password", "Nobody");
        Assert.NotEqual(0, unknown);
        Assert.Contains("There is no account named Nobody. Accounts: Hanna.", list, StringComparison.Ordinal);
        var (code, said) = await RunningProcess.RunAsync(folder.Path, "reset-password", "hanna");
        Assert.True(code == 0, said);
        var password = said.Split('\n')[0].Split(' ')[^1].Trim();

        await using var again = await RunningApp.StartAsync(o => o.DataPath = folder.Path);
        using var browser = again.NewBrowser();
        Assert.Contains("is not right", (await browser.SignInAsync("Hanna", People.Password)).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("Hanna", password)).Response.StatusCode);
        Assert.Null(PasswordStrength.Weakness(password, "Hanna"));
    }

    private static IDbContextFactory<AccountsDb> Db(RunningApp app) => app.Services.GetRequiredService<IDbContextFactory<AccountsDb>>();
}
