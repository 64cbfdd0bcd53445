using HostConsole.ShowPages;

namespace HostConsole.Shows;

public static class ShowsSetup
{
    /// <summary>Shows in lists and on forms, their plans, and what somebody at the console does with them.</summary>
    public static void AddShows(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ConsoleCommands>();
        builder.Services.AddSingleton<ShowList>();
        builder.Services.AddSingleton<PlanDesk>();
        builder.Services.AddScoped<ShowDesk>();
    }
}
