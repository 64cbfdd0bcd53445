using HostConsole;
using HostConsole.Accounts;
using HostConsole.Announcements;
using HostConsole.Catalogue;
using HostConsole.Chat.Platforms;
using HostConsole.DailyWord;
using HostConsole.Engine;
using HostConsole.Guide;
using HostConsole.Hosting;
using HostConsole.Hosting.Connecting;
using HostConsole.Integrations.Obs;
using HostConsole.Integrations.Shopify;
using HostConsole.Integrations.Twitch;
using HostConsole.Integrations.YouTube;
using HostConsole.Joining;
using HostConsole.Log;
using HostConsole.Mail;
using HostConsole.Orders;
using HostConsole.Overlays;
using HostConsole.Packing;
using HostConsole.Phones;
using HostConsole.Planning;
using HostConsole.Rehearsal;
using HostConsole.Review;
using HostConsole.Settings;
using HostConsole.Shell;
using HostConsole.Shows;
using HostConsole.Startup;
using HostConsole.Streams;
using HostConsole.Viewers;

return await Start.RunAsync(args, static args => Build(args));

public sealed partial class Program
{
    /// <summary>The whole app, ready to run. Tests start the same one, with settings and services of their own.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(Start.Options(args));
        configure?.Invoke(builder);
        builder.AddHosting();
        builder.AddAccounts();
        builder.AddGuide();
        builder.AddLive();
        builder.AddShows();
        builder.AddPlanning();
        builder.AddSettings();
        builder.AddViewers();
        builder.AddViewerPage();
        builder.AddDailyWord();
        builder.AddRehearsal();
        builder.AddCatalogue();
        foreach (var mechanic in MechanicUis.All) mechanic.Add(builder);
        builder.AddOrders();
        builder.Services.AddPacking();
        builder.AddShopify();
        builder.AddObs();
        builder.AddMail();
        builder.Services.AddSingleton<JoinTokens>();
        builder.AddOverlays();
        builder.AddTwitch();
        builder.AddYouTube();
        builder.AddPlatformChat();
        builder.AddAnnouncements();
        builder.AddShell();

        var app = builder.Build();
        app.UseConnections();
        app.UseOverlaySecrecy();
        app.UseStreams();
        app.UseHosting();
        app.MapHealth();
        ReachTest.Map(app);
        app.MapAccounts();
        app.MapShows();
        app.MapCues();
        foreach (var mechanic in MechanicUis.All) mechanic.Map(app);
        app.MapCatalogue();
        app.MapLog();
        app.MapOrders();
        app.MapShowPacking();
        app.MapShopify();
        app.MapObs();
        app.MapViewers();
        app.MapViewerPage();
        app.MapDailyWord();
        app.MapJoining();
        app.MapOverlays();
        app.MapReview();
        app.MapSettings();
        app.MapShell();
        app.KeepOneSetOfEndpoints();
        return app;
    }
}
