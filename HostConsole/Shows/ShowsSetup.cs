using HostConsole.Planning;

namespace HostConsole.Shows;

public static class ShowsSetup
{
    /// <summary>What comes before a show: lists, plans, preflight.</summary>
    public static void AddShows(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ShowList>();
        builder.Services.AddSingleton<PlanDesk>();
        builder.Services.AddSingleton<PreflightReader>();
        builder.Services.AddScoped<ShowDesk>();
    }
}
