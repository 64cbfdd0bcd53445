namespace HostConsole.Rehearsal;

public static class RehearsalSetup
{
    public static void AddRehearsal(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Rehearsals>();
        builder.Services.AddHostedService(s => s.GetRequiredService<Rehearsals>());
        builder.Services.AddScoped<SampleShow>();
    }
}
