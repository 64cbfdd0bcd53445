using HostConsole.Accounts;

namespace HostConsole.Settings;

public static class SettingsSetup
{
    public const string BackupPath = "/settings/backup.zip";

    public static void AddSettings(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BrandSheet>();
        builder.Services.AddSingleton<Backup>();
    }

    public static void MapSettings(this WebApplication app)
    {
        app.MapGet("/brand.css", BrandSheet.ServeAsync).AllowAnonymous();
        app.MapGet(BackupPath, async (Backup backup, HttpContext http, CancellationToken cancel) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return TypedResults.Stream(await backup.TakeAsync(cancel), "application/zip", backup.FileName);
        }).RequireAuthorization(nameof(Permission.ManageSettings));
    }
}
