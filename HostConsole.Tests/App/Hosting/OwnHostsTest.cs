using HostConsole.Tests.App;
using HostConsole.Tests.Viewers;

namespace HostConsole.Tests.Hosting;

public sealed class OwnHostsTest(
    RunningApp app, OwnHostsTest.NamedApp named) : IClassFixture<RunningApp>, IClassFixture<OwnHostsTest.NamedApp>
{
    /// <summary>A console with a public address and names of its own.</summary>
    public sealed class NamedApp : IAsyncLifetime
    {
        public RunningApp App { get; private set; } = null!;

        public async Task InitializeAsync() => App = await RunningApp.StartAsync(o =>
            (o.Settings["HostConsole:PublicUrl"], o.Settings["HostConsole:AllowedHosts"]) =
                ("https://live.example.com", "shop.example; münchen.example"));

        public async Task DisposeAsync() => await App.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("x:99999")]
    [InlineData("x:0")]
    [InlineData("[::1")]
    public async Task Given_a_broken_host_When_anything_is_asked_Then_it_is_400(string host)
    {
        foreach (var path in new[] { "/sign-in", "/s/x", "/", "/api/v1/shows" })
            Assert.StartsWith("HTTP/1.1 400", await AskAsync(app, path, host), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 400", await AskAsync(app, "/sign-in", new string('h', 3_000)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("https://live.example.com")]
    public async Task Given_a_foreign_host_When_anything_is_asked_Then_it_is_400_and_nothing_names_it(string? publicUrl)
    {
        await using var scene = await AudienceScene.NewAsync(configure: o => o.Settings["HostConsole:PublicUrl"] = publicUrl);
        foreach (var path in new[] { "/settings", $"/s/{AudienceScene.Code}/qr.svg", $"/s/{AudienceScene.Code}", "/sign-in" })
            foreach (var (host, forwarded) in new[] { ("evil.example", ""), ("203.0.113.9", ""),
                (scene.App.Address.Authority, "\nX-Forwarded-Host: evil.example") })
            {
                var answer = await AskAsync(scene.App, path, host + forwarded);
                Assert.StartsWith("HTTP/1.1 400", answer, StringComparison.Ordinal);
                Assert.DoesNotContain("evil.example", answer, StringComparison.Ordinal);
            }
    }

    [Theory]
    [InlineData("localhost:5080")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("[::1]:5080")]
    [InlineData("192.168.1.20:5080")]
    [InlineData("10.0.0.7")]
    [InlineData("studio-pc:5080")]
    [InlineData("studio.local:5080")]
    [InlineData("live.example.com")]
    [InlineData("shop.example")]
    [InlineData("xn--mnchen-3ya.example")]
    public async Task Given_a_name_of_its_own_network_or_a_named_one_Then_it_is_served(string host) =>
        Assert.StartsWith("HTTP/1.1 200", await AskAsync(named.App, "/sign-in", host), StringComparison.Ordinal);

    [Fact]
    public async Task Given_no_public_address_When_a_QR_code_is_made_Then_no_shared_cache_keeps_it()
    {
        await using var scene = await AudienceScene.NewAsync();
        Assert.Contains("Cache-Control: private",
            await AskAsync(scene.App, $"/s/{AudienceScene.Code}/qr.svg", "192.168.1.20:5080"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/nonsense", 404)]
    [InlineData("PUT", "/s/abcd/nonsense", 404)]
    [InlineData("DELETE", "/api/v1/nonsense", 404)]
    [InlineData("POST", "/webhooks/nonsense", 404)]
    [InlineData("GET", "/nonsense", 404)]
    [InlineData("POST", "/healthz", 405)]
    [InlineData("DELETE", "/api/v1/products/import", 405)]
    public async Task Given_an_address_that_nothing_has_Then_it_is_404_whatever_the_method(string method, string path, int status)
    {
        using var answer = await app.Api.SendAsync(new(new(method), path));
        Assert.Equal(status, (int)answer.StatusCode);
    }

    private static async Task<string> AskAsync(RunningApp app, string path, string host)
    {
        using var raw = await RawConnection.OpenAsync(app.Address);
        return await raw.AskAsync($"GET {path} HTTP/1.1\nHost: {host}");
    }
}
