using System.Net;
using System.Text;
using HostConsole.Catalogue;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Catalogue;

public sealed class PicturesTest(RunningApp app) : IClassFixture<RunningApp>
{
    internal static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    private Pictures Pictures => app.Services.GetRequiredService<Pictures>();

    [Fact]
    public async Task Given_a_png_When_kept_Then_everybody_gets_it_as_a_png_that_no_browser_takes_for_anything_else()
    {
        var (address, problem) = await Pictures.KeepAsync(new MemoryStream(Png));
        Assert.Null(problem);
        var response = await app.Stranger.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/png", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.CacheControl?.MaxAge > TimeSpan.FromDays(300));
        Assert.Equal(Png, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(address, (await Pictures.KeepAsync(new MemoryStream(Png))).Address);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("<!doctype html><script>alert(1)</script>")]
    [InlineData("GIF8")]
    [InlineData("RIFF0000WAVEfmt ")]
    [InlineData("")]
    public async Task Given_something_else_whatever_it_is_called_When_kept_Then_it_is_refused(string content)
    {
        var (address, problem) = await Pictures.KeepAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)));
        Assert.Null(address);
        Assert.Contains("PNG, JPEG, WebP or GIF", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_picture_over_the_limit_When_kept_Then_it_is_refused_and_nothing_is_left_behind()
    {
        var before = Directory.GetFiles(Pictures.Folder);
        var large = new byte[Pictures.Largest + 1];
        Png.CopyTo(large, 0);
        Assert.Contains("at most 5 MB", (await Pictures.KeepAsync(new MemoryStream(large))).Problem, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(Pictures.Folder));
    }

    [Fact]
    public async Task Given_what_was_not_uploaded_as_a_picture_When_asked_for_Then_404()
    {
        await File.WriteAllTextAsync(Path.Combine(Pictures.Folder, "page.html"), "<script>alert(1)</script>");
        foreach (var path in new[] { "/uploads/page.html", "/uploads/..%2fhostconsole.db", "/uploads/", "/uploads/none.png" })
            Assert.Equal(HttpStatusCode.NotFound, (await app.Stranger.GetAsync(path)).StatusCode);
    }
}
