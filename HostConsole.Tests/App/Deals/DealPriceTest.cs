using System.Net;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Tests.Overlays;
using HostConsole.Tests.Viewers;

namespace HostConsole.Tests.Deals;

/// <summary>What a deal's price is compared with, where people see it.</summary>
[Trait("Speed", "Slow")]
public sealed class DealPriceTest
{
    [Theory]
    [InlineData("USD", 3_900, 4_800, "$48.00", "35\u00a0%")]
    [InlineData("USD", 3_900, null, "$39.00", "20\u00a0%")]
    [InlineData("USD", 3_900, 3_000, "$39.00", "20\u00a0%")]
    [InlineData("USD", 3_101, null, "$31.01", null)]
    [InlineData("USD", 3_000, null, null, null)]
    [InlineData("EUR", 3_900, 4_800, null, null)]
    public async Task Given_a_deal_Then_phone_and_overlay_compare_it_with_what_can_be_compared(string currency,
        int usual, int? before, string? was, string? off)
    {
        await using var scene = await AudienceScene.NewAsync();
        var catalogue = Currency.Parse(currency);
        var item = AudienceScene.Mug() with { Price = new(usual, catalogue), CompareAt = before is { } b ? new(b, catalogue) : null };
        await scene.DoAsync(new LaunchDeal(Id.New<DealId>(TimeProvider.System), item, AudienceScene.Dollars(3_100), 10,
            1, TimeSpan.FromMinutes(1), TimeSpan.Zero, TimeSpan.FromMinutes(10), null));
        await using var overlay = await OverlayReading.OpenAsync(scene.App, scene.Show, "deal");
        await overlay.UntilAsync(parts => parts.TryGetValue("deal", out var html) && html.Contains("$31.00", StringComparison.Ordinal));
        foreach (var encoded in new[] { await scene.App.Stranger.GetStringAsync($"/s/{AudienceScene.Code}"), overlay.Parts["deal"] })
        {
            var html = WebUtility.HtmlDecode(encoded);
            Assert.Contains("$31.00", html, StringComparison.Ordinal);
            if (was is null) Assert.DoesNotContain("</s>", html, StringComparison.Ordinal);
            else Assert.Contains($">{was}</s>", html, StringComparison.Ordinal);
            if (off is null) Assert.DoesNotContain("v-off\">", html, StringComparison.Ordinal);
            else Assert.Contains($"v-off\">−{off}<", html, StringComparison.Ordinal);
        }
    }
}
