using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using HostConsole.Hosting;
using HostConsole.Tests.App;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace HostConsole.Tests.Hosting;

public sealed class HostingTest(HostingTest.PlainApp plain) : IClassFixture<HostingTest.PlainApp>
{
    /// <summary>The app without settings, for the tests that leave no trace in it.</summary>
    public sealed class PlainApp : IAsyncLifetime
    {
        public RunningApp App { get; private set; } = null!;

        public async Task InitializeAsync() => App = await StartAsync();

        public Task DisposeAsync() => App.DisposeAsync().AsTask();
    }

    private sealed record Body(string Text, int Number);

    private static Task<RunningApp> StartAsync(params (string Name, string Value)[] settings) => RunningApp.StartAsync(options =>
    {
        foreach (var (name, value) in settings) options.Settings[name] = value;
        options.Endpoints = static app =>
        {
            app.MapPost("/api/test/body", (Body body) => body);
            app.MapPost("/api/test/large", (Body body) => body.Text.Length).AcceptsUpTo(1024 * 1024);
            app.MapGet("/api/test/bug", string () => throw new InvalidOperationException("secret detail"));
            app.MapGet("/bug", string () => throw new InvalidOperationException("secret detail"));
            app.MapGet("/api/test/few", () => "ok").RequireRateLimiting(Limits.Address);
            app.MapGet("/api/test/frames", (HttpContext context) =>
            {
                context.AllowFrames(SecurityHeaders.StreamEmbeds);
                context.HideReferrer();
                return "ok";
            });
            app.MapGet("/api/test/events", async context =>
            {
                context.Response.ContentType = "text/event-stream";
                await context.Response.WriteAsync(string.Concat(Enumerable.Repeat("data: hello\n\n", 500)));
            });
            app.MapGet("/api/test/json", () => Enumerable.Repeat("hello", 500));
            app.MapGet("/api/test/who", (HttpContext context) => $"{context.Connection.RemoteIpAddress} {context.Request.Scheme}");
        };
    });

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status, string slug)
    {
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal($"/problems/{slug}", problem.GetProperty("type").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("detail").GetString()!);
        return problem;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    [Fact]
    public async Task Given_requests_that_fail_Then_each_is_a_problem_document()
    {
        var app = plain.App;
        await ProblemAsync(await app.Api.GetAsync("/api/v1/nothing"), HttpStatusCode.NotFound, "not-found");
        await ProblemAsync(await app.Stranger.GetAsync("/s/nothing/here"), HttpStatusCode.NotFound, "not-found");
        await ProblemAsync(await app.Api.DeleteAsync("/api/test/body"), HttpStatusCode.MethodNotAllowed, "method-not-allowed");
        await ProblemAsync(
            await app.Api.PostAsync("/api/test/body", new StringContent("x", Encoding.UTF8, "text/plain")),
            HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        await ProblemAsync(await app.Api.PostAsync("/api/test/body", new StringContent("")),
            HttpStatusCode.UnsupportedMediaType, "unsupported-media-type");
        var unreadable =
            await ProblemAsync(await app.Api.PostAsync("/api/test/body", Json("{\"text\":\"a\",\n\"number\":\"x\"}")),
                HttpStatusCode.BadRequest, "malformed");
        Assert.Contains("$.number, line 2", unreadable.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_bug_Then_programs_get_a_problem_and_people_a_page_and_neither_the_stack()
    {
        var app = plain.App;
        var problem = await ProblemAsync(await app.Api.GetAsync("/api/test/bug"), HttpStatusCode.InternalServerError, "internal-error");
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        Assert.DoesNotContain("secret detail", problem.GetRawText(), StringComparison.Ordinal);
        using var browser = app.NewBrowser();
        var (response, page) = await browser.GetAsync("/bug");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains("Something broke", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_body_over_the_limit_Then_413_and_where_the_endpoint_allows_more_it_passes()
    {
        var app = plain.App;
        var large = Json($"{{\"text\":\"{new string('x', 70_000)}\",\"number\":1}}");
        await ProblemAsync(await app.Api.PostAsync("/api/test/body", large), HttpStatusCode.RequestEntityTooLarge, "too-large");
        Assert.Equal("70000", await (await app.Api.PostAsync("/api/test/large",
            Json($"{{\"text\":\"{new string('x', 70_000)}\",\"number\":1}}"))).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Given_too_many_calls_Then_429_with_Retry_After()
    {
        await using var app = await StartAsync(("HostConsole:Limits:AddressPerSecond", "1"), ("HostConsole:Limits:AddressBurst", "3"));
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await app.Api.GetAsync("/api/test/few")).StatusCode);
        var refused = await app.Api.GetAsync("/api/test/few");
        await ProblemAsync(refused, HttpStatusCode.TooManyRequests, "too-many-requests");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    [Fact]
    public async Task Given_many_passwords_from_one_address_Then_the_form_is_refused_with_a_page_but_still_shown()
    {
        await using var app = await StartAsync(("HostConsole:Limits:SignInPerMinute", "3"));
        (await app.NewHostAsync()).Dispose(); // the first post of the minute
        using var browser = app.NewBrowser();
        for (var i = 0; i < 2; i++)
            Assert.Equal(HttpStatusCode.OK,
                (await browser.SignInAsync($"guess {i}", "wrong password")).Response.StatusCode);
        var (refused, page) = await browser.SignInAsync("guess", "wrong password");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Contains("One moment, please", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/sign-in")).Response.StatusCode);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/nothing")]
    [InlineData("/bug")]
    [InlineData("/api/test/bug")]
    [InlineData("/js/shell.js")]
    public async Task Given_any_answer_Then_it_carries_the_security_headers(string path)
    {
        var app = plain.App;
        using var browser = app.NewBrowser();
        var (response, _) = await browser.GetAsync(path);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("camera=()", Assert.Single(response.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Given_a_page_that_embeds_a_stream_Then_its_policy_alone_allows_it()
    {
        var app = plain.App;
        var response = await app.Api.GetAsync("/api/test/frames");
        Assert.Contains("frame-src https://www.youtube-nocookie.com",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
    }

    [Fact]
    public async Task Given_any_page_Then_it_holds_no_inline_script()
    {
        var app = plain.App;
        using var host = await app.NewHostAsync();
        foreach (var path in (string[])["/sign-in", "/", "/settings", "/account", "/nothing"])
        {
            var (_, page) = await host.GetAsync(path);
            Assert.DoesNotMatch("<script(?![^>]*src=)", page);
            Assert.DoesNotMatch("\\son[a-z]+=\"", page);
        }
    }

    [Fact]
    public async Task Given_a_theme_cookie_Then_the_first_byte_of_a_page_has_it()
    {
        var app = plain.App;
        using var browser = app.NewBrowser();
        Assert.DoesNotContain("data-theme=\"", (await browser.GetAsync("/sign-in")).Html, StringComparison.Ordinal);
        browser.Cookies.Add(app.Address, new Cookie("theme", "dark"));
        Assert.Contains("<html lang=\"en\" data-theme=\"dark\"", (await browser.GetAsync("/sign-in")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_client_that_takes_gzip_Then_text_is_compressed_and_events_are_not()
    {
        var app = plain.App;
        async Task<string?> EncodingAsync(string path)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            return (await app.Stranger.SendAsync(request)).Content.Headers.ContentEncoding.SingleOrDefault();
        }
        Assert.Equal("gzip", await EncodingAsync("/api/test/json"));
        Assert.Null(await EncodingAsync("/api/test/events"));
    }

    [Fact]
    public async Task Given_a_proxy_on_this_machine_Then_it_says_who_is_calling()
    {
        var app = plain.App;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/test/who");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        request.Headers.Add("X-Forwarded-Proto", "https");
        Assert.Equal("203.0.113.7 https", await (await app.Stranger.SendAsync(request)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Given_the_api_description_Then_it_lists_the_calls_and_the_key()
    {
        var app = plain.App;
        var document = await app.Stranger.GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        Assert.True(document.GetProperty("paths").TryGetProperty("/api/test/body", out _));
        Assert.False(document.GetProperty("paths").TryGetProperty("/sign-out", out _));
        Assert.Equal("bearer", document.GetProperty("components").GetProperty("securitySchemes").GetProperty("Bearer")
            .GetProperty("scheme").GetString());
    }
}
