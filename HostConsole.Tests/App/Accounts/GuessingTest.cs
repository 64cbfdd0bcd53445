using System.Net;
using HostConsole.Accounts;
using HostConsole.Tests.App;

namespace HostConsole.Tests.Accounts;

/// <summary>Who guesses passwords is slowed down; the host of a running show is not kept out by it.</summary>
[Trait("Speed", "Slow")]
public sealed class GuessingTest
{
    [Fact]
    public async Task Given_five_wrong_passwords_When_the_right_one_comes_Then_it_signs_in()
    {
        await using var app = await RunningApp.StartAsync();
        (await app.NewHostAsync()).Dispose();
        using var browser = app.NewBrowser();
        for (var i = 0; i < 5; i++)
            Assert.Contains("is not right", (await browser.SignInAsync("Hanna", "wrong password")).Html,
                StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync("Hanna", People.Password)).Response.StatusCode);
    }

    [Fact]
    public async Task Given_a_name_under_attack_When_its_known_device_signs_in_Then_it_passes_and_the_attacker_waits()
    {
        var clock = new FakeClock();
        await using var app = await RunningApp.StartAsync(o =>
        {
            o.Clock = clock;
            o.Settings["HostConsole:Limits:SignInPerMinute"] = "1000";
        });
        using var host = await app.NewHostAsync();
        using var attacker = app.NewBrowser();
        for (var i = 0; i < SignInThrottle.FreeOfAddress; i++) await attacker.SignInAsync("Hanna", "wrong password");
        var (slowed, page) = await attacker.SignInAsync("Hanna", People.Password);
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(1)), (slowed.StatusCode, slowed.Headers.RetryAfter?.Delta));
        Assert.Contains("Too many wrong passwords. Wait a second", page, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await host.SignInAsync("Hanna", People.Password)).Response.StatusCode);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Redirect, (await attacker.SignInAsync("Hanna", People.Password)).Response.StatusCode);
    }

    [Fact]
    public async Task Given_one_address_over_its_limit_When_a_known_device_there_signs_in_Then_it_passes()
    {
        await using var app = await RunningApp.StartAsync(o => o.Settings["HostConsole:Limits:SignInPerMinute"] = "3");
        using var host = await app.NewHostAsync();
        using var attacker = app.NewBrowser();
        for (var i = 0; i < 4; i++) await attacker.SignInAsync("Hanna", "wrong password");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await attacker.SignInAsync("Hanna", "wrong password")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await host.SignInAsync("Hanna", People.Password)).Response.StatusCode);
    }

    [Fact]
    public async Task Given_names_that_exist_and_do_not_When_guessed_at_Then_every_answer_is_the_same()
    {
        var clock = new FakeClock();
        await using var app = await RunningApp.StartAsync(o =>
        {
            o.Clock = clock;
            o.Settings["HostConsole:Limits:SignInPerMinute"] = "1000";
        });
        (await app.NewHostAsync()).Dispose();
        List<List<string>> answers = [];
        foreach (var name in (string[])["Hanna", "Nobody"])
        {
            using var attacker = app.NewBrowser();
            List<string> said = [];
            for (var i = 0; i < SignInThrottle.FreeOfAddress + 3; i++)
            {
                var (response, page) = await attacker.SignInAsync(name, "wrong password");
                var answer = page.Contains("is not right", StringComparison.Ordinal) ? "wrong"
                    : page.Contains("Too many", StringComparison.Ordinal) ? "wait" : "?";
                said.Add($"{response.StatusCode} {response.Headers.RetryAfter} {answer}");
            }

            answers.Add(said);
            clock.Advance(SignInThrottle.Forgotten + TimeSpan.FromMinutes(2));
        }

        Assert.Equal(answers[0], answers[1]);
        Assert.DoesNotContain(answers[0], a => a.EndsWith('?'));
    }

    [Fact]
    public void Given_wrong_passwords_Then_waits_double_to_a_minute_and_are_forgotten()
    {
        var clock = new FakeClock();
        var throttle = new SignInThrottle(clock);
        var who = SignInThrottle.Of("192.0.2.1", "HANNA", null);
        for (var i = 0; i < SignInThrottle.FreeOfAddress; i++) Assert.Null(throttle.Begin(who));
        foreach (var seconds in (int[])[1, 2, 4, 8, 16, 32, 60, 60])
        {
            Assert.Equal(TimeSpan.FromSeconds(seconds), throttle.Begin(who));
            clock.Advance(TimeSpan.FromSeconds(seconds));
            Assert.Null(throttle.Begin(who));
        }

        Assert.Null(throttle.Begin(SignInThrottle.Of("192.0.2.2", "HANNA", null)));
        Assert.Null(throttle.Begin(SignInThrottle.Of("192.0.2.1", "HANNA", "known")));
        clock.Advance(SignInThrottle.Forgotten + TimeSpan.FromSeconds(1));
        for (var i = 0; i < SignInThrottle.FreeOfAddress; i++) Assert.Null(throttle.Begin(who));
    }

    [Fact]
    public void Given_many_addresses_that_guess_one_name_Then_strange_devices_wait_and_the_known_one_does_not()
    {
        var throttle = new SignInThrottle(new FakeClock());
        for (var i = 0; i < SignInThrottle.FreeOfName; i++) Assert.Null(throttle.Begin(SignInThrottle.Of($"192.0.2.{i}", "HANNA", null)));
        Assert.NotNull(throttle.Begin(SignInThrottle.Of("198.51.100.1", "HANNA", null)));
        Assert.Null(throttle.Begin(SignInThrottle.Of("198.51.100.1", "MO", null)));
        Assert.Null(throttle.Begin(SignInThrottle.Of("198.51.100.1", "HANNA", "known")));
    }

    [Fact]
    public void Given_right_passwords_Then_nobody_waits_however_many()
    {
        var throttle = new SignInThrottle(new FakeClock());
        var who = SignInThrottle.Of("192.0.2.1", "HANNA", null);
        for (var i = 0; i < 200; i++)
        {
            Assert.Null(throttle.Begin(who));
            throttle.Succeeded(who);
        }
    }
}
