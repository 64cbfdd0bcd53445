using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Tests.Architecture;

/// <summary>Every mechanic is asked for every surface. A surface that it has is tried where that surface is tested.</summary>
public sealed class SurfacesTest
{
    private static readonly System.Reflection.PropertyInfo[] Surfaces =
        [.. typeof(MechanicUi).GetProperties().Where(p => p.PropertyType.Name.EndsWith("Surface", StringComparison.Ordinal))];

    [Fact]
    public void Every_mechanic_of_Core_has_one_descriptor_in_the_app()
    {
        Assert.Equal(Mechanics.All.Select(m => m.Name).Order(), MechanicUis.All.Select(ui => ui.Name).Order());
        var written = typeof(MechanicUis).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(MechanicUi)) && !t.IsAbstract);
        Assert.Equal(written.OrderBy(t => t.Name), MechanicUis.All.Select(ui => ui.GetType()).OrderBy(t => t.Name));
    }

    [Fact]
    public void Every_mechanic_in_Core_is_in_its_list()
    {
        var written = typeof(Mechanic).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Mechanic)) && !t.IsAbstract);
        Assert.Equal(written.OrderBy(t => t.Name), Mechanics.All.Select(m => m.GetType()).OrderBy(t => t.Name));
    }

    // Abstract: whoever writes a descriptor has it, or says null. A default would let it be forgotten.
    [Fact]
    public void A_surface_can_not_be_left_out()
    {
        Assert.True(Surfaces.Length >= 9);
        Assert.All(Surfaces, surface => Assert.True(surface.GetMethod!.IsAbstract, $"{surface.Name} has a default: it can be forgotten."));
    }

    [Fact]
    public void What_is_launched_appears_wherever_the_host_and_the_audience_look()
    {
        foreach (var ui in MechanicUis.Launched)
        {
            object?[] needed = [ui.Phone, ui.Overlay, ui.Cue, ui.Announcements, ui.Review, ui.Rehearsal];
            Assert.True(needed.All(surface => surface is not null), $"The {ui.Name} is launched and is missing on a surface.");
        }
    }

    [Fact]
    public void What_can_stand_on_stage_in_Core_does_so_in_the_app() =>
        Assert.All(MechanicUis.All, ui => Assert.True(!ui.Core.CanStage || ui.Stage is not null, ui.Name));

    [Fact]
    public void Each_has_a_symbol_of_the_sprite()
    {
        var sprite = File.ReadAllText(Repo.File("wwwroot", "icons.svg"));
        Assert.All(MechanicUis.All, ui => Assert.Contains($"<symbol id=\"{ui.Icon}\"", sprite, StringComparison.Ordinal));
    }
}
