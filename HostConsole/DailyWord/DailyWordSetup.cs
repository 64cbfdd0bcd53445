namespace HostConsole.DailyWord;

public static class DailyWordSetup
{
    public static void AddDailyWord(this WebApplicationBuilder builder) => builder.Services.AddSingleton<WordGame>();

    public static void MapDailyWord(this WebApplication app)
    {
        app.MapWordControl();
        app.MapWordPage();
    }
}
