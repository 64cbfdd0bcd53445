using HostConsole.ShowPages;
using HostConsole.Surfaces;

namespace HostConsole.Shows;

public static class ShowsSetup
{
    /// <summary>Shows in lists and on forms, their plans, and what somebody at the console does with them.</summary>
    public static void AddShows(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ConsoleCommands>();
        builder.Services.AddScoped<ISendsCommands>(services => services.GetRequiredService<ConsoleCommands>());
        builder.Services.AddSingleton<ShowList>();
        builder.Services.AddSingleton<PlanDesk>();
        builder.Services.AddScoped<ShowDesk>();
        builder.Services.AddSingleton<CueTemplates>();
    }
}
