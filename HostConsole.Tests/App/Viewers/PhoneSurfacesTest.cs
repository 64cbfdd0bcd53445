namespace HostConsole.Tests.Viewers;

/// <summary>The audience's page knows no mechanic; each brings its own script and style.</summary>
public sealed class PhoneSurfacesTest
{
    [Theory]
    [InlineData("js/viewer.js")]
    [InlineData("js/viewer-stream.js")]
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

    [Fact]
    public void Each_script_registers_under_its_mechanics_name() =>
        Assert.All(MechanicUis.All.Where(ui => ui.Phone is { HasScript: true }), ui =>
            Assert.Contains($"(window.viewerMechanics ??= {{}}).{ui.Name} = {{",
                File.ReadAllText(Repo.File("wwwroot", "js", "mechanics", ui.Name + ".js")), StringComparison.Ordinal));
}
