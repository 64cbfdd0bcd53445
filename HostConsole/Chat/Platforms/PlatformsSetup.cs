namespace HostConsole.Chat.Platforms;

public static class PlatformsSetup
{
    public static void AddPlatformChat(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ChatLinks>();
        builder.Services.AddHostedService(s => s.GetRequiredService<ChatLinks>());
    }
}
