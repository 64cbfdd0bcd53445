using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Bunit;
using HostConsole.Giveaways;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Giveaways;

/// <summary>The verify page in a real browser, under a strict policy, against records that were made here.</summary>
public sealed class VerifyPageTests
{
    [NeedsToolFact("chromium")]
    public async Task A_true_record_holds_in_the_browser_and_its_text_stays_text()
    {
        var scene = new GiveawayScene();
        scene.Do(GiveawayScene.Open(winners: 2) with { Title = "<img src=x onerror=alert(1)>" });
        for (var i = 1; i <= 5; i++) scene.Do(GiveawayScene.Enter(i));
        scene.Do(new Core.Giveaways.GiveawayCommand.CloseGiveaway(GiveawayScene.Tote));
        scene.Do(new Core.Giveaways.GiveawayCommand.DrawWinners(GiveawayScene.Tote));
        scene.Do(new Core.Giveaways.GiveawayCommand.RedrawWinner(GiveawayScene.Tote, scene.View.Winners[0].Entry, "<b>Works</b> here."));

        var page = await BrowseAsync(scene.View.Title, 200, scene.Record());

        Assert.Contains("data-state=\"pass\"", page, StringComparison.Ordinal);
        Assert.Contains("All 7 checks hold", page, StringComparison.Ordinal);
        Assert.DoesNotContain("verify-fail", page, StringComparison.Ordinal);
        Assert.Contains("replaced: &lt;b&gt;Works&lt;/b&gt; here.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Equal(5, Regex.Count(page, "<li( class=\"verify-drawn\")? value="));
    }

    [NeedsToolFact("chromium")]
    public async Task A_tampered_record_does_not_hold_in_the_browser()
    {
        var page = await BrowseAsync("Tote bag", 200, GiveawayScene.Drawn().Record()
            .Replace(GiveawayScene.Seed, "ff" + GiveawayScene.Seed[2..], StringComparison.Ordinal));
        Assert.Contains("data-state=\"fail\"", page, StringComparison.Ordinal);
        Assert.Contains("this record does not hold", page, StringComparison.Ordinal);
    }

    [NeedsToolFact("chromium")]
    public async Task Before_the_draw_the_page_says_what_is_still_to_come()
    {
        var page = await BrowseAsync("Tote bag", 200, GiveawayScene.Closed().Record());
        Assert.Contains("data-state=\"wait\"", page, StringComparison.Ordinal);
        Assert.Contains("They are drawn after the giveaway has closed.", page, StringComparison.Ordinal);
    }

    [NeedsToolFact("chromium")]
    public async Task An_unknown_giveaway_says_so_and_offers_to_try_again()
    {
        var page = await BrowseAsync("Tote bag", 404, "{}");
        Assert.Contains("there is no such giveaway", page, StringComparison.Ordinal);
        Assert.Contains(">Try again</button>", page, StringComparison.Ordinal);
    }

    /// <summary>Serves the page, its scripts and one record, and answers the page as the browser has it when all is quiet.</summary>
    private static async Task<string> BrowseAsync(string title, int status, string record)
    {
        using var server = Listen(out var address);
        var profile = Directory.CreateTempSubdirectory("fair-draw-browser-");
        try
        {
            var serving = ServeAsync(server, Page(title), status, record);
            var (exit, output) = await Tools.RunAsync("chromium", "--no-sandbox", "--headless", "--disable-gpu",
                "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", $"--user-data-dir={profile.FullName}",
                "--virtual-time-budget=20000", "--dump-dom", address);
            server.Stop();
            await serving;
            Assert.Equal(0, exit);
            return output;
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    private static string Page(string title)
    {
        using var context = new BunitContext();
        context.Services.AddLocalization();
        var view = context.Render<VerifyView>(p => p.Add(v => v.RecordUrl, "/record").Add(v => v.Title, title));
        return $"<!doctype html><html lang=\"en\"><head><base href=\"/\"><meta charset=\"utf-8\"><title>Fair "
            + $"draw</title></head><body>{view.Markup}</body></html>";
    }

    private static HttpListener Listen(out string address)
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        address = $"http://127.0.0.1:{port}/";
        var server = new HttpListener();
        server.Prefixes.Add(address);
        server.Start();
        return server;
    }

    private static async Task ServeAsync(HttpListener server, string page, int status, string record)
    {
        while (server.IsListening)
        {
            HttpListenerContext call;
            try { call = await server.GetContextAsync(); }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException) { return; }
            var path = call.Request.Url!.AbsolutePath;
            var (code, type, body) = path switch
            {
                "/" => (200, "text/html; charset=utf-8", page),
                "/record" => (status, "application/json", record),
                "/js/verify.js" or "/js/verify-page.js" or "/js/fair-draw.js" =>
                    (200, "text/javascript", await File.ReadAllTextAsync(Path.Combine(Tools.Root, "wwwroot" + path))),
                _ => (404, "text/plain", ""),
            };
            call.Response.StatusCode = code;
            call.Response.ContentType = type;
            call.Response.Headers["Content-Security-Policy"] = "default-src 'none'; script-src 'self'; connect-src "
                + "'self'; style-src 'self'; base-uri 'self'; require-trusted-types-for 'script'";
            await call.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            call.Response.Close();
        }
    }
}
