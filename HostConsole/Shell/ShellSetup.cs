using HostConsole.Components;
using HostConsole.ShowPages;
using MudBlazor;
using MudBlazor.Services;

namespace HostConsole.Shell;

public static class ShellSetup
{
    public static void AddShell(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            mud.SnackbarConfiguration.MaxDisplayedSnackbars = 1;
        });
        builder.Services.AddScoped<Drafts>();
        builder.Services.AddSingleton<StartBoard>();
        builder.Services.AddSingleton<PaletteSearch>();
        builder.Services.AddScoped<LaunchRequests>();
    }

    public static void MapShell(this WebApplication app) => app.MapRazorComponents<App>()
        // The app's own headers say who may frame a page; a second policy from here would contradict them.
        .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
}
