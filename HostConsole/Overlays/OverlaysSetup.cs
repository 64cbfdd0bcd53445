namespace HostConsole.Overlays;

/// <summary>Wires the overlays into the app.</summary>
public static class OverlaysSetup
{
    public static void AddOverlays(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OverlayTokens>();
        builder.Services.AddSingleton<OverlayLinks>();
    }
}
