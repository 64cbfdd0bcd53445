using HostConsole.Chat.Platforms;
using HostConsole.Hosting;

namespace HostConsole.Integrations.YouTube;

public static class YouTubeSetup
{
    public static void AddYouTube(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddKeeperOfSecrets<YouTubeSettings>();
        services.AddSingleton<YouTubeQuota>();
        services.AddSingleton<YouTubeApi>();
        services.AddSingleton<YouTubeChat>();
        services.AddSingleton<IChatPlatform>(s => s.GetRequiredService<YouTubeChat>());
    }
}
