using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using HostConsole.Overlays;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HostConsole.Tests.Overlays;

[Trait("Speed", "Slow")]
public sealed class OverlaySecretTest
{
    [Fact]
    public async Task Given_an_overlays_address_When_it_is_right_Then_a_page_comes_that_tells_nobody_where_it_was()
    {
        await using var app = await RunningApp.StartAsync();
        var path = new Uri(await app.Services.GetRequiredService<OverlayLinks>()
            .AddressAsync(await app.ShowAsync(), "deal", portrait: true)).PathAndQuery;
        using var page = await app.Stranger.GetAsync(path);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(page.Headers.CacheControl!.NoStore);
        var csp = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", csp, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", csp, StringComparison.Ordinal);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("data-layout=\"portrait\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("MudBlazor", html, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("deal", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("deal", "")]
    [InlineData("deal", "secret")]
    [InlineData("tower", null)]
    [InlineData("nothing", null)]
    public async Task Given_a_wrong_address_Then_there_is_nothing_neither_page_nor_socket(string what, string? token)
    {
        await using var app = await RunningApp.StartAsync();
        var show = await app.ShowAsync();
        token ??= await app.Services.GetRequiredService<OverlayTokens>().GetAsync(show);
        var path = $"/overlay/{(await app.ViewAsync(show)).Code}/{token}/{what}";
        using var page = await app.Stranger.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        using var socket = new ClientWebSocket();
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(OverlayReading.LiveOf(app, path), CancellationToken.None));
    }

    [Fact]
    public async Task Given_overlays_that_are_open_When_the_address_is_made_anew_Then_they_are_closed_and_the_others_stay()
    {
        await using var app = await RunningApp.StartAsync();
        var (show, other) = (await app.ShowAsync(), await app.ShowAsync());
        await using var deal = await OverlayReading.OpenAsync(app, show, "deal");
        await using var chat = await OverlayReading.OpenAsync(app, show, "chat");
        await using var elsewhere = await OverlayReading.OpenAsync(app, other, "deal");
        foreach (var reading in new[] { deal, chat, elsewhere }) Assert.NotNull(await reading.NextAsync());
        var before = await app.Services.GetRequiredService<OverlayLinks>().AddressAsync(show, "deal", portrait: false);
        await app.Services.GetRequiredService<OverlayTokens>().RenewAsync(show);
        foreach (var reading in new[] { deal, chat })
        {
            // What was on its way before may still come.
            while (await reading.NextAsync() is not null) { }
            Assert.Equal(OverlayConnection.Revoked, reading.Closed);
        }

        using var page = await app.Stranger.GetAsync(new Uri(before).PathAndQuery);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        await app.SendAsync(other, new Core.Shows.GoLive());
        await app.SendAsync(other, new Core.Stage.PinProduct(LiveScene.Mug()));
        Assert.Null(elsewhere.Closed);
    }

    [Fact]
    public async Task Given_logs_of_everything_When_overlays_are_opened_rightly_and_wrongly_Then_no_line_holds_the_secret()
    {
        using var log = new Everything();
        await using var app = await RunningApp.StartAsync(o =>
        {
            (o.Settings["Logging:LogLevel:Default"], o.Settings["Logging:LogLevel:Microsoft.AspNetCore"]) = ("Trace", "Trace");
            o.Services = services => services.AddSingleton<ILoggerProvider>(log);
        });
        var show = await app.ShowAsync();
        var token = await app.Services.GetRequiredService<OverlayTokens>().GetAsync(show);
        await using (var deal = await OverlayReading.OpenAsync(app, show, "deal")) await deal.NextAsync();
        var code = (await app.ViewAsync(show)).Code;
        foreach (var path in new[] { $"/overlay/{code}/{token}/deal", $"/overlay/{code}/{token}/wheel", $"/overlay/nowhere/{token}/deal" })
            (await app.Stranger.GetAsync(path)).Dispose();
        Assert.Contains(log.Lines, line => line.Contains($"/overlay/{code}/{OverlaySecrecy.Hidden}/deal", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, line => line.Contains(token, StringComparison.Ordinal));
    }

    private sealed class Everything : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);
        public void Dispose() { }
    }
}
