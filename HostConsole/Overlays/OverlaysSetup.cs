using HostConsole.Hosting;
using HostConsole.Hosting.Connecting;

namespace HostConsole.Overlays;

/// <summary>Wires the overlays into the app.</summary>
public static class OverlaysSetup
{
    public static void AddOverlays(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var configured = builder.Configuration.GetSection("HostConsole:Overlays").Get<OverlayLimits>() ?? new();
        services.AddSingleton(provider => configured.Below(provider.GetRequiredService<ConnectionLimits>()));
        services.AddKeeperOfSecrets<OverlayTokens>();
        services.AddSingleton<OverlayLinks>();
        services.AddSingleton<OverlayThemes>();
        services.AddSingleton<OverlayTools>();
        services.AddSingleton<OverlayStreams>();
        services.AddHostedService(provider => provider.GetRequiredService<OverlayStreams>());
    }

    public static void MapOverlays(this WebApplication app)
    {
        FramesOwnPagesAttribute.Use(app);
        OverlayEndpoints.MapPages(app);
        OverlaySampleEndpoints.MapSamples(app);
        OverlayControl.MapApi(app);
    }
}
