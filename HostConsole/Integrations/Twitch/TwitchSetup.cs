using HostConsole.Chat.Platforms;
using HostConsole.Hosting;

namespace HostConsole.Integrations.Twitch;

public static class TwitchSetup
{
    public static void AddTwitch(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddKeeperOfSecrets<TwitchSettings>();
        services.AddSingleton<TwitchChat>();
        services.AddSingleton<TwitchSender>();
        services.AddSingleton<IChatPlatform>(s => s.GetRequiredService<TwitchChat>());
    }
}
