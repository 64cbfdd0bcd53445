using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using HostConsole.Core.Kernel;
using HostConsole.Hosting;
using HostConsole.Integrations.Obs;
using HostConsole.Integrations.Shopify;
using HostConsole.Integrations.Twitch;
using HostConsole.Integrations.YouTube;
using HostConsole.Overlays;
using HostConsole.Tests.App;
using HostConsole.Tests.Integrations;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Crash;

/// <summary>A data folder whose keys are gone, as after a move without them: nothing that was sealed can be opened.</summary>
[Trait("Speed", "Slow")]
public sealed class LostKeysTest : IDisposable
{
    private readonly TestFolder _folder = new();
    private string _show = "", _code = "", _phone = "", _overlay = "";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Given_a_store_whose_keys_are_gone_When_the_process_starts_Then_it_serves_and_says_what_to_enter()
    {
        await SealEverythingAsync();
        Directory.Delete(Path.Combine(_folder.Path, "keys"), recursive: true);

        using var server = await RunningProcess.StartAsync(_folder.Path);
        await server.Client.UntilReadyAsync();
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", RunningProcess.ApiKey);
        using (var order = await OrderAsync(server.Client, "after")) Assert.Equal(HttpStatusCode.Created, order.StatusCode);
        using (var delivery = await DeliverAsync(server.Client)) Assert.Equal(HttpStatusCode.Forbidden, delivery.StatusCode);
        using (var page = await PageAsync(server.Client)) Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        using (var overlay = await server.Client.GetAsync(_overlay)) Assert.Equal(HttpStatusCode.NotFound, overlay.StatusCode);
        foreach (var what in (string[])["OBS password", "Twitch token", "YouTube API key", "Shopify secret",
            "Overlay addresses", "Customer key"])
            Assert.Contains($"{what} can't be opened", server.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled exception", server.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_lost_secrets_When_they_are_entered_again_Then_nothing_is_asked_and_everything_works()
    {
        await SealEverythingAsync();
        Directory.Delete(Path.Combine(_folder.Path, "keys"), recursive: true);

        await using var app = await RunningApp.StartAsync(o => o.DataPath = _folder.Path);
        var secrets = app.Services.GetRequiredService<LostSecrets>();
        Assert.Equal(
            ["Customer key", "OBS password", "Overlay addresses", "Shopify secret", "Twitch token", "YouTube API key"],
            (await secrets.ListAsync()).Select(l => l.What).Order(StringComparer.Ordinal));
        Assert.Equal(new ObsAddress("127.0.0.1:4455", null), await app.Services.GetRequiredService<ObsSettings>().GetAsync());

        await app.Services.GetRequiredService<ObsSettings>().SaveAsync(new("127.0.0.1:4455", "again"));
        await app.Services.GetRequiredService<TwitchSettings>().SaveAsync(new("lumen", "lumen", "oauth:again"));
        await app.Services.GetRequiredService<YouTubeSettings>().SaveAsync(new("again"));
        await app.Services.GetRequiredService<ShopifySecret>().SaveAsync(ShopifyScene.Secret);
        await app.Services.GetRequiredService<OverlayTokens>().GetAsync(new(Guid.Parse(_show)));
        using (var order = await OrderAsync(app.Api, "after")) Assert.Equal(HttpStatusCode.Created, order.StatusCode);
        using (var delivery = await DeliverAsync(app.Stranger)) Assert.Equal(HttpStatusCode.OK, delivery.StatusCode);
        var left = Assert.Single(await secrets.ListAsync());
        Assert.Equal(("Customer key", false), (left.What, left.IsAsked));
    }

    [Fact]
    public async Task Given_keys_that_come_back_When_started_Then_nothing_was_lost_by_starting_without_them()
    {
        await SealEverythingAsync();
        var (keys, away) = (Path.Combine(_folder.Path, "keys"), Path.Combine(_folder.Path, "away"));
        Directory.Move(keys, away);
        await using (var without = await RunningApp.StartAsync(o => o.DataPath = _folder.Path))
        using (var order = await OrderAsync(without.Api, "between")) Assert.Equal(HttpStatusCode.Created, order.StatusCode);
        foreach (var file in Directory.EnumerateFiles(away, "*.xml")) File.Move(file, Path.Combine(keys, Path.GetFileName(file)));

        await using var again = await RunningApp.StartAsync(o => o.DataPath = _folder.Path);
        Assert.Empty(await again.Services.GetRequiredService<LostSecrets>().ListAsync());
        Assert.Equal("sesame", (await again.Services.GetRequiredService<ObsSettings>().GetAsync())?.Password);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<key id=")]
    public async Task Given_a_key_file_cut_off_by_a_power_cut_When_started_Then_it_is_set_aside_and_the_console_serves(string content)
    {
        await SealEverythingAsync();
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, "keys"), "*.xml"));
        await File.WriteAllTextAsync(file, content);

        await using var app = await RunningApp.StartAsync(o => o.DataPath = _folder.Path);
        using (var page = await PageAsync(app.Stranger)) Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(content, await File.ReadAllTextAsync(file + ".broken"));
        Assert.NotEmpty(await app.Services.GetRequiredService<LostSecrets>().ListAsync());
    }

    private async Task SealEverythingAsync()
    {
        await using var app = await RunningApp.StartAsync(o => o.DataPath = _folder.Path);
        var show = await app.Api.OkAsync("/api/v1/shows", new { title = "Lost keys", currency = "USD", timeZone = "Europe/Berlin" });
        (_show, _code) = (show.GetProperty("id").GetString()!, show.GetProperty("code").GetString()!);
        await app.Api.OkAsync($"/api/v1/shows/{_show}/live", new { });
        await app.Services.GetRequiredService<ObsSettings>().SaveAsync(new("127.0.0.1:4455", "sesame"));
        await app.Services.GetRequiredService<TwitchSettings>().SaveAsync(new("lumen", "lumen", "oauth:token"));
        await app.Services.GetRequiredService<YouTubeSettings>().SaveAsync(new("a-key"));
        await app.Services.GetRequiredService<ShopifySecret>().SaveAsync(ShopifyScene.Secret);
        _overlay = $"/overlay/{_code}/"
            + $"{await app.Services.GetRequiredService<OverlayTokens>().GetAsync(new ShowId(Guid.Parse(_show)))}/stage";
        using (var overlay = await app.Stranger.GetAsync(_overlay)) Assert.Equal(HttpStatusCode.OK, overlay.StatusCode);
        using (var order = await OrderAsync(app.Api, "before")) Assert.Equal(HttpStatusCode.Created, order.StatusCode);
        using var page = await PageAsync(app.Stranger);
        _phone = string.Join("; ", page.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
    }

    private Task<HttpResponseMessage> OrderAsync(HttpClient client, string id) =>
        client.PostAsJsonAsync($"/api/v1/shows/{_show}/orders", new
        {
            externalId = id,
            placedAt = TimeProvider.System.GetUtcNow(),
            customer = new { email = "ada@example.com" },
            lines = new[] { new { title = "Mug", quantity = 1, unitPrice = new { amount = "12.00", currency = "USD" } } },
        });

    private static async Task<HttpResponseMessage> DeliverAsync(HttpClient client)
    {
        const string body = "{}";
        using var request = new HttpRequestMessage(HttpMethod.Post, ShopifyWebhook.Path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json")
        };
        request.Headers.TryAddWithoutValidation("x-shopify-hmac-sha256", ShopifyScene.Sign(body));
        request.Headers.Add("X-Shopify-Topic", "orders/create");
        return await client.SendAsync(request);
    }

    // A phone that was here before: its cookies can't be read any more, and it is let in anew.
    private async Task<HttpResponseMessage> PageAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/s/{_code}");
        request.Headers.UserAgent.ParseAdd("Mozilla/5.0");
        request.Headers.Accept.ParseAdd("text/html");
        if (_phone.Length > 0) request.Headers.Add("Cookie", _phone);
        return await client.SendAsync(request);
    }
}
