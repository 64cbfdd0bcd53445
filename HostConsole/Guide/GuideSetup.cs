namespace HostConsole.Guide;

public static class GuideSetup
{
    public static void AddGuide(this WebApplicationBuilder builder) => builder.Services.AddSingleton<GuideBook>();
}
