using HostConsole.Engine;

namespace HostConsole.Catalogue;

/// <summary>The catalogue from screen to store: pages, calls, pictures.</summary>
public static class CatalogueSetup
{
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
    }
}
