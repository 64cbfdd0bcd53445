using HostConsole.Overlays;
using HostConsole.Tests.App;
using HostConsole.Tests.Viewers;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Hosting;

/// <summary>Who may open which WebSocket, and from whose pages.</summary>
public sealed class WebSocketOriginTest(WebSocketOriginTest.Consoles consoles) : IClassFixture<WebSocketOriginTest.Consoles>
{
    /// <summary>A show with an audience, and a console with a public address and its host.</summary>
    public sealed class Consoles : IAsyncLifetime
    {
        public AudienceScene Scene { get; private set; } = null!;
        public RunningApp Named { get; private set; } = null!;
        public FormBrowser Host { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Scene = await AudienceScene.NewAsync();
            Named = await RunningApp.StartAsync(o => o.Settings["HostConsole:PublicUrl"] = "https://live.example.com");
            Host = await Named.NewHostAsync();
        }

        public async Task DisposeAsync()
        {
            Host.Dispose();
            await Named.DisposeAsync();
            await Scene.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1")]
    [InlineData("GET", "/_blazor/initializers")]
    [InlineData("GET", "/_blazor")]
    [InlineData("POST", "/_blazor/disconnect")]
    [InlineData("GET", "/_blazor?id=guess")]
    public async Task Given_nobody_signed_in_When_a_circuit_is_asked_for_Then_it_is_401(string method, string path)
    {
        var scene = consoles.Scene;
        using var viewer = (await scene.JoinAsync()).Http;
        foreach (var http in new[] { scene.App.Stranger, scene.App.Api, viewer })
        {
            using var answer = await http.SendAsync(new(new(method), path));
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        using var raw = await RawConnection.OpenAsync(scene.App.Address);
        Assert.StartsWith("HTTP/1.1 401", await raw.AskAsync(RawConnection.WebSocket(scene.App.Address, path)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://{own}", 101)]
    [InlineData("https://live.example.com", 101)]
    [InlineData("https://evil.example", 403)]
    [InlineData("http://127.0.0.1:1", 403)]
    [InlineData("https://live.example.com.evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData("file://", 403)]
    [InlineData("garbage", 403)]
    public async Task Given_a_host_s_cookie_When_a_page_opens_a_circuit_Then_it_must_be_the_console_s_own(string origin, int status)
    {
        var (app, host) = (consoles.Named, consoles.Host);
        using var raw = await RawConnection.OpenAsync(app.Address);
        var opening =
            RawConnection.WebSocket(app.Address, "/_blazor", $"Cookie: {host.Cookies.GetCookieHeader(app.Address)}",
                $"Origin: {origin.Replace("{own}", app.Address.Authority, StringComparison.Ordinal)}");
        Assert.StartsWith($"HTTP/1.1 {status}", await raw.AskAsync(opening), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://{own}", 101)]
    [InlineData("file://", 101)]
    [InlineData("null", 101)]
    [InlineData("http://absolute", 101)]
    [InlineData("https://evil.example", 403)]
    [InlineData("http://localhost:1", 403)]
    public async Task Given_an_overlay_s_address_When_a_page_opens_its_socket_Then_OBS_and_its_files_may_and_foreign_sites_not(
        string origin, int status)
    {
        var scene = consoles.Scene;
        var path = new Uri(await scene.App.Services.GetRequiredService<OverlayLinks>()
            .AddressAsync(scene.Show, "all", portrait: false)).AbsolutePath + "/live";
        using var raw = await RawConnection.OpenAsync(scene.App.Address);
        Assert.StartsWith($"HTTP/1.1 {status}", await raw.AskAsync(RawConnection.WebSocket(scene.App.Address, path,
            $"Origin: {origin.Replace("{own}", scene.App.Address.Authority, StringComparison.Ordinal)}")),
            StringComparison.Ordinal);
        using var program = await RawConnection.OpenAsync(scene.App.Address);
        Assert.StartsWith("HTTP/1.1 101", await program.AskAsync(RawConnection.WebSocket(scene.App.Address, path)),
            StringComparison.Ordinal);
    }
}
