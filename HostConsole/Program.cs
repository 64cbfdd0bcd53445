using HostConsole.Accounts;
using HostConsole.Audience;
using HostConsole.Catalogue;
using HostConsole.Chat;
using HostConsole.Chat.Platforms;
using HostConsole.Deals;
using HostConsole.Giveaways;
using HostConsole.Goals;
using HostConsole.Hosting;
using HostConsole.Hosting.Connecting;
using HostConsole.Integrations.Obs;
using HostConsole.Live;
using HostConsole.Log;
using HostConsole.Orders;
using HostConsole.Overlays;
using HostConsole.Polls;
using HostConsole.Rehearsal;
using HostConsole.Review;
using HostConsole.Settings;
using HostConsole.Shell;
using HostConsole.Shows;
using HostConsole.Stage;
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
        builder.AddGiveaways();
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
        app.MapStage();
        app.MapPolls();
        app.MapCatalogue();
        app.MapDeals();
        app.MapGiveaways();
        app.MapGoals();
        app.MapChat();
        app.MapChatControl();
        app.MapAudienceControl();
        app.MapLog();
        app.MapPacking();
        app.MapOrders();
        app.MapObs();
        app.MapViewers();
        app.MapViewerPage();
        app.MapOverlays();
        app.MapReview();
        app.MapSettings();
        app.MapShell();
        return app;
    }
}
