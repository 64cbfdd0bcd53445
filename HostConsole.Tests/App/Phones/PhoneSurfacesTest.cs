using System.IO.Compression;
using HostConsole.Tests.App;

namespace HostConsole.Tests.Phones;

/// <summary>The audience's page knows no mechanic; each brings its own script and style.</summary>
public sealed class PhoneSurfacesTest
{
    [Theory]
    [InlineData("js/viewer.js")]
    [InlineData("js/viewer-stream.js")]
    [InlineData("js/viewer-dock.js")]
    [InlineData("css/viewer-app.css")]
    [InlineData("css/viewer.css")]
    public void The_pages_own_files_name_no_mechanic(string path)
    {
        var text = File.ReadAllText(Repo.File("wwwroot", path));
        Assert.All(MechanicUis.All.Where(ui => ui.Phone is not null), ui =>
            Assert.DoesNotContain(ui.Name, text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Each_mechanic_with_a_phone_has_its_script_and_style() =>
        Assert.All(MechanicUis.All, ui =>
        {
            Assert.Equal(ui.Phone is { HasScript: true }, File.Exists(Repo.File("wwwroot", "js", "mechanics", ui.Name + ".js")));
            Assert.Equal(ui.Phone is not null, File.Exists(Repo.File("wwwroot", "css", "mechanics", ui.Name + ".css")));
        });

    [Theory]
    [InlineData("js")]
    [InlineData("css")]
    public async Task The_bundle_is_the_same_text_compressed_and_plain(string kind)
    {
        await using var app = await RunningApp.StartAsync();
        var plain = await app.Stranger.GetStringAsync($"/{kind}/mechanics.{kind}");
        Assert.Contains(File.ReadAllText(Repo.File("wwwroot", kind, "mechanics", $"poll.{kind}")), plain, StringComparison.Ordinal);
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/{kind}/mechanics.{kind}")
        {
            Headers = { { "Accept-Encoding", "br, gzip" } }
        };
        using var zipped = await app.Stranger.SendAsync(asked);
        Assert.Equal(["gzip"], zipped.Content.Headers.ContentEncoding);
        await using var text = new GZipStream(await zipped.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal(plain, await new StreamReader(text).ReadToEndAsync());
    }

    [Fact]
    public void Each_script_registers_under_its_mechanics_name() =>
        Assert.All(MechanicUis.All.Where(ui => ui.Phone is { HasScript: true }), ui =>
            Assert.Contains($"(window.viewerMechanics ??= {{}}).{ui.Name} = {{",
                File.ReadAllText(Repo.File("wwwroot", "js", "mechanics", ui.Name + ".js")), StringComparison.Ordinal));
}
