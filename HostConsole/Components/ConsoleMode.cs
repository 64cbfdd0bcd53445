using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace HostConsole.Components;

public static class ConsoleMode
{
    /// <summary>The render mode of the console's pages: over a circuit, nothing rendered before it stands.</summary>
    public static readonly IComponentRenderMode Interactive = new InteractiveServerRenderMode(prerender: false);

    /// <summary>For a part of a static page that is there at once and comes to life with the circuit.</summary>
    public static readonly IComponentRenderMode Prerendered = new InteractiveServerRenderMode();
}
