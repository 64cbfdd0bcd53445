using HostConsole.Accounts;
using HostConsole.Components;

namespace HostConsole.Settings;

public static class SettingsSetup
{
    public const string BackupPath = "/settings/backup.zip";
    public const string KeptPath = "/settings/backups";

    public static void AddSettings(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BrandSheet>();
        builder.Services.AddSingleton<Backup>();
        builder.Services.AddSingleton<KeptBackups>();
        builder.Services.AddHostedService(services => services.GetRequiredService<KeptBackups>());
        builder.Services.AddSingleton<SystemFigures>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SystemFigures>());
    }

    public static void MapSettings(this WebApplication app)
    {
        app.MapGet("/brand.css", BrandSheet.ServeAsync).AllowAnonymous();
        app.MapGet(BackupPath, async (Backup backup, HttpContext http, CancellationToken cancel) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Stream(await backup.TakeAsync(cancel), "application/zip", backup.FileName);
        }).RequireAuthorization(nameof(Permission.ManageSettings));
        app.MapGet(KeptPath + "/{name}", (string name, KeptBackups kept, HttpContext http) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            var path = Path.Combine(kept.FolderPath, name);
            return KeptBackups.Name().IsMatch(name) && File.Exists(path) ? Results.File(path, "application/zip", name) : Results.NotFound();
        }).RequireAuthorization(nameof(Permission.ManageSettings));
    }
}
