using HostConsole.Engine;
using HostConsole.Hosting;
using HostConsole.Hosting.Connecting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HostConsole.Startup;

/// <summary>What every page and call has in common, whatever the feature: address, folder, headers, limits, errors.</summary>
public static class HostingSetup
{
    /// <summary>How long a stop waits for requests that are under way; the process is gone within ten seconds.</summary>
    public static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(7);

    public static void AddHosting(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();
        // A thread of the pool that was woken for a socket goes on with the request, and what is written is sent by the writer: two
        // hand-overs a request less, and a change to ten thousand phones needs one buffer and not ten thousand. "Unsafe" it is where
        // the runtime's own option makes the thread that waits for sockets run the app; that one is left alone.
        builder.WebHost.UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        // Its lines are not kept; asking for them would make an activity and a scope for every request and every phone.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        // Its one warning, that the keys stand in clear text, holds wherever no system key store is at hand; the README says it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.AddConnections();
        // A stranger's wrong key or token is no news; what there is to tell of them is told by WrongKeys, once a minute.
        builder.Logging.AddFilter("HostConsole.Accounts.ApiKeyAuthentication", LogLevel.Warning);
        builder.Logging.AddFilter("HostConsole.Viewers.ViewerAuthentication", LogLevel.Warning);
        builder.UseDefaultAddress();
        builder.UseHttp2Address();
        builder.UseEndpointSetups();
        var folder = builder.AddDataFolder();
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        LostSecrets.SetAsideBrokenKeys(folder.Keys);
        services.AddSingleton<LostSecrets>();
        services.AddHostedService(s => s.GetRequiredService<LostSecrets>());
        services.AddDataProtection().SetApplicationName("HostConsole")
            .PersistKeysToFileSystem(new DirectoryInfo(folder.Keys));
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            // Only a proxy on this machine is believed: the defaults name the loopback addresses and one hop.
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        });
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "hostconsole-form";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors says it, and says it for overlays too
        });
        services.AddOwnHosts();
        services.AddProblems();
        services.AddLimits(builder.Configuration);
        services.AddTextCompression();
        services.AddLocalization();
        services.AddApiDescription();
        services.AddHostedService<StartBanner>();
        services.AddSingleton<Health.Readiness>();
        services.AddSingleton<ClockWatch>();
        services.AddHostedService(s => s.GetRequiredService<ClockWatch>());
        // Requests that are under way end; what doesn't within this time is cut off, so that a service manager needn't kill.
        services.Configure<HostOptions>(options => options.ShutdownTimeout = LongestStop);
    }

    public static void UseHosting(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseOwnHosts();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseTextCompression();
        app.UseProblems();
        app.UseIdempotency();
        app.UseWebSockets();
        app.UseRouting();
        app.UseUnknownPaths();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseTrustedConnections();
        app.UseCircuitOriginCheck();
        app.Use(Accounts.ConsoleSignIn.CloseWithSession);
        app.UseRateLimiter();
        StopRelease.Use(app);
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapOpenApi();
    }
}
