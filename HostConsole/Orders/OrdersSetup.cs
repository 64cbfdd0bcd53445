using HostConsole.Hosting;

namespace HostConsole.Orders;

public static class OrdersSetup
{
    public static void AddOrders(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddKeeperOfSecrets<PersonKeys>();
        services.AddSingleton<OrderReader>();
        services.AddSingleton<OrderImport>();
        services.AddSingleton<OrderImports>();
        services.AddSingleton<OrderList>();
        services.AddSingleton<Timelines>();
        services.AddSingleton<PastMetrics>();
    }

    public static void MapOrders(this WebApplication app)
    {
        app.MapOrderCalls();
        app.MapOrderImport();
        app.MapImports();
        app.MapMetrics();
    }
}
