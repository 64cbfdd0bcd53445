namespace HostConsole.Planning;

public static class PlanningSetup
{
    public static void AddPlanning(this WebApplicationBuilder builder) => builder.Services.AddSingleton<PreflightReader>();
}
