using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using HostConsole.Accounts;
using HostConsole.Tests.App;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Accounts;

[Trait("Speed", "Slow")]
public sealed class ApiKeysTest
{
    private static Task<RunningApp> StartAsync(TimeProvider? clock = null) => RunningApp.StartAsync(options =>
    {
        options.Clock = clock;
        options.Endpoints = static app =>
        {
            foreach (var scope in ApiScope.All)
                app.MapPost($"/api/test/{scope}", () => Results.Ok()).RequireAuthorization($"api:{scope}");
            app.MapMethods("/api/test/download", ["GET", "POST"], () => Results.Ok()).RequireAuthorization(ApiPolicy.Download);
        };
    });

    private static Task<HttpResponseMessage> CallAsync(RunningApp app, string path, string? key, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Post, path);
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return app.Stranger.SendAsync(request);
    }

    private static async Task<JsonElement> ProblemAsync(HttpResponseMessage response)
    {
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    [Theory]
    [InlineData(null)]
    [InlineData("hc_wrong")]
    [InlineData("test-key2")]
    public async Task Given_no_key_or_a_wrong_one_Then_401_with_a_problem_document(string? key)
    {
        await using var app = await StartAsync();
        var response = await CallAsync(app, "/api/test/read", key);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
        var problem = await ProblemAsync(response);
        Assert.Equal("/problems/unauthorized", problem.GetProperty("type").GetString());
        Assert.Contains("Settings", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_key_of_one_scope_Then_it_opens_that_and_403_names_the_missing_one()
    {
        await using var app = await StartAsync();
        foreach (var scope in ApiScope.All)
        {
            var made = await app.Services.GetRequiredService<ApiKeys>().MakeAsync(People.SomeHost(), $"only {scope}", [scope]);
            foreach (var other in ApiScope.All)
            {
                var response = await CallAsync(app, $"/api/test/{other}", made.Value);
                if (other == scope) { Assert.Equal(HttpStatusCode.OK, response.StatusCode); continue; }
                Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
                var problem = await ProblemAsync(response);
                Assert.Equal("/problems/missing-scope", problem.GetProperty("type").GetString());
                Assert.Contains($"“{other}”", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Given_the_configured_key_Then_it_has_every_scope()
    {
        await using var app = await StartAsync();
        foreach (var scope in ApiScope.All)
            Assert.Equal(HttpStatusCode.OK, (await app.Api.PostAsync($"/api/test/{scope}", null)).StatusCode);
    }

    [Fact]
    public async Task Given_a_revoked_key_Then_it_is_refused_at_once_and_its_name_is_free_again()
    {
        await using var app = await StartAsync();
        var keys = app.Services.GetRequiredService<ApiKeys>();
        var secret = (await keys.MakeAsync(People.SomeHost(), "deck", [ApiScope.Control])).Value;
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(app, "/api/test/control", secret)).StatusCode);
        Assert.Contains("already", (await keys.MakeAsync(People.SomeHost(), "deck", [ApiScope.Read])).Problem, StringComparison.Ordinal);

        Assert.True((await keys.RevokeAsync(People.SomeHost(), Assert.Single(await keys.ListAsync()).Id)).Succeeded);
        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync(app, "/api/test/control", secret)).StatusCode);
        Assert.True((await keys.MakeAsync(People.SomeHost(), "deck", [ApiScope.Read])).Succeeded);
    }

    [Fact]
    public async Task Given_a_key_Then_only_its_hash_is_kept_and_its_last_use_is_noted()
    {
        var clock = new FakeClock();
        await using var app = await StartAsync(clock);
        var keys = app.Services.GetRequiredService<ApiKeys>();
        var secret = (await keys.MakeAsync(People.SomeHost(), "deck", [ApiScope.Read])).Value!;
        var stored = Assert.Single(await keys.ListAsync());
        Assert.Equal(ApiKey.HashOf(secret), stored.Hash);
        Assert.Null(stored.LastUsedAt);
        Assert.DoesNotContain(secret, System.Text.Encoding.Latin1.GetString(
            await File.ReadAllBytesAsync(Path.Combine(app.DataPath, AccountsStore.FileName))),
            StringComparison.Ordinal);

        await CallAsync(app, "/api/test/read", secret);
        Assert.Equal(clock.GetUtcNow(), Assert.Single(await keys.ListAsync()).LastUsedAt);
        clock.Advance(TimeSpan.FromMinutes(2));
        await CallAsync(app, "/api/test/read", secret);
        Assert.Equal(clock.GetUtcNow(), Assert.Single(await keys.ListAsync()).LastUsedAt);
    }

    [Fact]
    public async Task Given_the_console_s_cookie_Then_it_opens_a_download_and_nothing_else_of_the_api()
    {
        await using var app = await StartAsync();
        using var host = await app.NewHostAsync();
        using var moderator = await app.NewModeratorAsync();
        Assert.Equal(HttpStatusCode.OK, (await host.GetAsync("/api/test/download")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await host.Http.PostAsync("/api/test/download", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Http.PostAsync("/api/test/control", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await moderator.GetAsync("/api/test/download")).Response.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(app, "/api/test/download", RunningApp.ApiKey, HttpMethod.Get)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync(app, "/api/test/download", null, HttpMethod.Get)).StatusCode);
    }

    [Fact]
    public async Task Given_no_name_or_no_scope_or_an_unknown_one_Then_the_reason_says_so()
    {
        await using var app = await StartAsync();
        var keys = app.Services.GetRequiredService<ApiKeys>();
        Assert.Contains("name", (await keys.MakeAsync(People.SomeHost(), " ", [ApiScope.Read])).Problem, StringComparison.Ordinal);
        Assert.Contains("at least one scope", (await keys.MakeAsync(People.SomeHost(), "deck", [])).Problem, StringComparison.Ordinal);
        Assert.Contains("“root”", (await keys.MakeAsync(People.SomeHost(), "deck", ["root"])).Problem, StringComparison.Ordinal);
        Assert.Empty(await keys.ListAsync());
    }
}
