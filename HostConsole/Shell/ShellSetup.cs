using HostConsole.Components;
using Radzen;

namespace HostConsole.Shell;

public static class ShellSetup
{
    public static void AddShell(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddRadzenComponents();
        builder.Services.AddScoped<Drafts>();
    }

    public static void MapShell(this WebApplication app) => app.MapRazorComponents<App>()
        // The app's own headers say who may frame a page; a second policy from here would contradict them.
        .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
}
