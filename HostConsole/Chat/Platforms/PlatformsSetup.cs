using HostConsole.Chat.Announcements;
using HostConsole.Hosting;
using HostConsole.Integrations.Twitch;
using HostConsole.Integrations.YouTube;

namespace HostConsole.Chat.Platforms;

public static class PlatformsSetup
{
    public static void AddPlatformChat(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddKeeperOfSecrets<TwitchSettings>();
        services.AddSingleton<TwitchChat>();
        services.AddSingleton<TwitchSender>();
        services.AddSingleton<IChatPlatform>(s => s.GetRequiredService<TwitchChat>());
        services.AddKeeperOfSecrets<YouTubeSettings>();
        services.AddSingleton<YouTubeQuota>();
        services.AddSingleton<YouTubeApi>();
        services.AddSingleton<YouTubeChat>();
        services.AddSingleton<IChatPlatform>(s => s.GetRequiredService<YouTubeChat>());
        services.AddSingleton<ChatLinks>();
        services.AddHostedService(s => s.GetRequiredService<ChatLinks>());
        services.AddSingleton<AnnouncementSettings>();
        services.AddHostedService<Announcer>();
    }
}
