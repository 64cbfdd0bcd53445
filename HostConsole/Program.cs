using HostConsole;
using HostConsole.Accounts;
using HostConsole.Catalogue;
using HostConsole.Chat.Platforms;
using HostConsole.Hosting;
using HostConsole.Hosting.Connecting;
using HostConsole.Integrations.Obs;
using HostConsole.Live;
using HostConsole.Log;
using HostConsole.Orders;
using HostConsole.Overlays;
using HostConsole.Rehearsal;
using HostConsole.Review;
using HostConsole.Settings;
using HostConsole.Shell;
using HostConsole.Shows;
using HostConsole.Viewers;

return await Start.RunAsync(args);

public sealed partial class Program
{
    /// <summary>The whole app, ready to run. Tests start the same one, with settings and services of their own.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(Start.Options(args));
        configure?.Invoke(builder);
        builder.AddHosting();
        builder.AddAccounts();
        builder.AddLive();
        builder.AddShows();
        builder.AddSettings();
        builder.AddViewers();
        builder.AddViewerPage();
        builder.AddRehearsal();
        builder.AddCatalogue();
        foreach (var mechanic in MechanicUis.All) mechanic.Add(builder);
        builder.AddOrders();
        builder.AddObs();
        builder.AddOverlays();
        builder.AddPlatformChat();
        builder.AddShell();

        var app = builder.Build();
        app.UseConnections();
        app.UseOverlaySecrecy();
        app.UseStreams();
        app.UseHosting();
        app.MapHealth();
        app.MapAccounts();
        app.MapShows();
        app.MapCues();
        foreach (var mechanic in MechanicUis.All) mechanic.Map(app);
        app.MapCatalogue();
        app.MapLog();
        app.MapOrders();
        app.MapObs();
        app.MapViewers();
        app.MapViewerPage();
        app.MapOverlays();
        app.MapReview();
        app.MapSettings();
        app.MapShell();
        app.KeepOneSetOfEndpoints();
        return app;
    }
}
