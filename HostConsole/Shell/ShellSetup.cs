using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
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

public static class ConsoleMode
{
    /// <summary>The render mode of the console's pages: over a circuit, nothing rendered before it stands.</summary>
    public static readonly IComponentRenderMode Interactive = new InteractiveServerRenderMode(prerender: false);
}

/// <summary>The colours that this browser was set to; null follows the system. In a cookie, so that the first byte of a page is right.</summary>
public static class Theme
{
    public const string Cookie = "theme";

    public static string? Of(HttpContext? context) => context?.Request.Cookies[Cookie] switch
    {
        "light" => "light",
        "dark" => "dark",
        _ => IsLive(context?.Request.Path.Value) ? "dark" : null,
    };

    /// <summary>The live page is dark unless a person chose otherwise: a lit room, a bright stream.</summary>
    public static bool IsLive(string? path) => path is not null && path.StartsWith("/shows/", StringComparison.Ordinal) && path.EndsWith("/live", StringComparison.Ordinal);
}
