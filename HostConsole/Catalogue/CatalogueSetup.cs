using System.Text;
using HostConsole.Accounts;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HostConsole.Catalogue;

/// <summary>The catalogue from screen to store: pages, calls, pictures.</summary>
public static class CatalogueSetup
{
    public const string ExportPath = "/catalogue/export.csv";

    public static void AddCatalogue(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CatalogueQuery>();
        builder.Services.AddSingleton<Pictures>();
        builder.Services.AddSingleton<ColumnPresets>();
        builder.Services.AddScoped<IdempotentWork>();
    }

    public static void MapCatalogue(this WebApplication app)
    {
        app.MapProducts();
        app.MapPictures();
        app.MapGet(ExportPath, ExportAsync).RequireAuthorization(nameof(Permission.EditCatalogue));
    }

    private static PushStreamHttpResult ExportAsync(HttpContext http, CatalogueStore store, LiveShows shows, TimeProvider clock)
    {
        http.Response.Headers.CacheControl = "no-store";
        // The CSV writer has no asynchronous form; a download may hold its own thread.
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return TypedResults.Stream(async stream =>
        {
            // A spreadsheet takes a file without the mark for its own alphabet.
            await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
            await CatalogueCsv.WriteAsync(writer, store.AllAsync(http.RequestAborted),
                variants => shows.AskAsync(new StockOf([.. variants]), http.RequestAborted));
        }, "text/csv", $"catalogue-{clock.GetUtcNow():yyyy-MM-dd}.csv");
    }
}
