using System.Net;
using HostConsole.Components;
using HostConsole.Core.Store;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Settings;

public sealed class BrandTest
{
    [Theory]
    [InlineData("#FFFFFF", "#000000", 21)]
    [InlineData("#777777", "#ffffff", 4.48)]
    [InlineData("#2b62e3", "#2b62e3", 1)]
    public void Given_two_colours_Then_their_contrast_is_that_of_the_standard(string one, string other, double expected) =>
        Assert.Equal(expected, Contrast.Ratio(Contrast.Read(one)!, other), .01);

    [Fact]
    public void Given_any_colour_Then_the_text_on_it_can_be_read()
    {
        for (var c = 0; c < 0x1000000; c += 0x010305)
            Assert.True(Contrast.Ratio($"#{c:x6}", Contrast.On($"#{c:x6}") == "#fff" ? "#ffffff" : "#000000") >= 4.5, $"#{c:x6}");
        foreach (var c in Enumerable.Range(0, 4096).Select(i => $"#{i * 4099 % 0x1000000:x6}"))
            Assert.True(Contrast.Ratio(Contrast.OnLight(c), "#eceef2") >= 4.5 && Contrast.Ratio(Contrast.OnDark(c), "#1e232c") >= 4.5, c);
        Assert.Equal(("#1d4fc4", "#ffd400"), (Contrast.OnLight("#1d4fc4"), Contrast.OnDark("#ffd400")));
        Assert.NotNull(Contrast.Warn("#ffff00"));
        Assert.NotNull(Contrast.Warn("#101010"));
        Assert.Null(Contrast.Warn("#2b62e3"));
    }

    [Theory]
    [InlineData("2B62E3", "#2b62e3")]
    [InlineData("#12", null)]
    [InlineData("red", null)]
    [InlineData("#000000;}", null)]
    public void Given_typed_text_Then_only_a_colour_counts(string typed, string? expected) => Assert.Equal(expected, Contrast.Read(typed));

    [Fact]
    public async Task Given_an_accent_Then_the_sheet_has_it_and_is_kept_only_under_its_own_address()
    {
        await using var app = await RunningApp.StartAsync();
        var before = await app.Services.GetRequiredService<BrandSheet>().AddressAsync();
        await app.Services.GetRequiredService<SettingsStore>().SaveAsync(new(Accent: "#b0306a"));
        var after = await app.Services.GetRequiredService<BrandSheet>().AddressAsync();
        Assert.NotEqual(before, after);

        using var sheet = await app.Stranger.GetAsync("/" + after);
        Assert.Equal((HttpStatusCode.OK, "text/css"), (sheet.StatusCode, sheet.Content.Headers.ContentType!.MediaType));
        Assert.Contains("--accent: #b0306a; --on-accent: #fff;", await sheet.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromDays(365), sheet.Headers.CacheControl!.MaxAge);

        using var old = await app.Stranger.GetAsync("/" + before);
        Assert.True(old.Headers.CacheControl!.NoCache);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/brand.css");
        again.Headers.IfNoneMatch.Add(old.Headers.ETag!);
        using var unchanged = await app.Stranger.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }
}
