using System.Net;
using HostConsole.Deals;
using HostConsole.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HostConsole.Tests.Deals;

/// <summary>The checkout link is opened from the server, against a shop that answers over real HTTP.</summary>
public sealed class CheckoutLinkCheckTest : IAsyncLifetime
{
    private WebApplication _shop = null!;
    private Uri At(string path) => new(new Uri(_shop.Urls.First()), path);

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _shop = builder.Build();
        _shop.MapGet("/cart/{variant}", (string variant) =>
            variant.StartsWith("41234", StringComparison.Ordinal) ? Results.Redirect("/checkouts/7") : Results.NotFound());
        _shop.MapGet("/checkouts/{id}", () => "Your cart");
        _shop.MapGet("/closed", () => Results.Redirect("/password"));
        _shop.MapGet("/password", () => "Enter using password");
        _shop.MapGet("/robots", () => Results.StatusCode(403));
        _shop.MapGet("/broken", () => Results.StatusCode(503));
        _shop.MapGet("/round", () => Results.Redirect("/round"));
        _shop.MapGet("/inside", (HttpContext http) => Results.Redirect($"http://localhost:{http.Request.Host.Port}/checkouts/7"));
        _shop.MapGet("/script", () => Results.Redirect("javascript:alert(1)"));
        _shop.MapGet("/endless", async (HttpContext http) =>
        {
            var part = new byte[64 * 1024];
            while (!http.RequestAborted.IsCancellationRequested) await http.Response.Body.WriteAsync(part, http.RequestAborted);
        });
        await _shop.StartAsync();
    }

    public async Task DisposeAsync() => await _shop.DisposeAsync();

    [Theory]
    [InlineData("/cart/41234:1", true, "It opens: a buyer comes to 127.0.0.1/checkouts/7.")]
    [InlineData("/cart/SKU-1:1", false, "has nothing at this link (404)")]
    [InlineData("/closed", false, "asks for its password")]
    [InlineData("/robots", false, "lets no program look (403)")]
    [InlineData("/broken", false, "answers with an error (503)")]
    [InlineData("/round", false, "on and on")]
    [InlineData("/script", false, "which no browser opens")]
    [InlineData("/inside", false, "localhost leads into this machine's own network")]
    [InlineData("/endless", true, "It opens")]
    public async Task Given_a_local_shop_When_its_link_is_tested_Then_what_came_is_said(string path, bool ok, string says)
    {
        var answer = await CheckoutLinkCheck.TryAsync(At(path), local: true);
        Assert.Equal(ok, answer.Ok);
        Assert.Contains(says, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_address_inside_When_the_shop_is_no_local_one_Then_it_is_not_asked()
    {
        var answer = await CheckoutLinkCheck.TryAsync(At("/cart/41234:1"), local: false);
        Assert.Equal(new(false, "127.0.0.1 leads into this machine's own network, where no buyer comes."), answer);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.31.255.1", true)]
    [InlineData("192.168.1.20", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("::1", true)]
    [InlineData("::", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fd12::1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("64:ff9b::a00:1", true)]
    [InlineData("23.227.38.65", false)]
    [InlineData("172.32.0.1", false)]
    [InlineData("2620:127:f00f:5::", false)]
    [InlineData("64:ff9b::17e3:2641", false)]
    public void An_address_is_inside_or_of_the_internet(string ip, bool inside) =>
        Assert.Equal(inside, InternalAddress.Is(IPAddress.Parse(ip)));
}
