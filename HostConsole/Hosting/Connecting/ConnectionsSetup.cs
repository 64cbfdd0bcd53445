using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;

namespace HostConsole.Hosting.Connecting;

public static class ConnectionsSetup
{
    /// <summary>
    /// Call it before any other <see cref="EndpointSetup"/> is registered: who is counted first is counted for as long
    /// as the connection lasts.
    /// </summary>
    public static void AddConnections(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(Read(builder.Configuration));
        builder.Services.AddSingleton<Connections>();
        builder.Services.AddSingleton(new EndpointSetup(Connections.Count));
    }

    public static ConnectionLimits Read(IConfiguration configuration) =>
        ConnectionLimits.Of(FileLimit.Read(), configuration.GetSection("HostConsole:Connections").Get<ConnectionSettings>() ?? new());

    /// <summary>Notes on each connection whether a request is under way. To be called before anything that may take long.</summary>
    public static void UseConnections(this IApplicationBuilder app)
    {
        var connections = app.ApplicationServices.GetRequiredService<Connections>();
        app.Use((http, next) => OpenConnection.Of(http) is { } connection ? ServeAsync(http, connection, next) : next(http));
        app.UseWhen(static http => IsUpgrade(http), branch => branch.Use((http, next) => UpgradeAsync(connections, http, next)));
    }

    /// <summary>Remembers over which connections the console itself is used. To be called after authorization.</summary>
    public static void UseTrustedConnections(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        if (IsOurs(http)) OpenConnection.Of(http)?.Trust();
        return next(http);
    });

    private static bool IsOurs(HttpContext http) => http.User.Identities.Any(i => i.IsAuthenticated && i.AuthenticationType is var type
        && (type == IdentityConstants.ApplicationScheme || type == ApiCaller.Scheme));

    private static async Task ServeAsync(HttpContext http, OpenConnection connection, RequestDelegate next)
    {
        connection.Begin();
        try
        {
            await next(http);
        }
        finally
        {
            connection.End();
        }
    }

    private static bool IsUpgrade(HttpContext http) =>
        http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true }
            || http.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };

    private static async Task UpgradeAsync(Connections connections, HttpContext http, RequestDelegate next)
    {
        if (!connections.EnterUpgraded())
        {
            http.Response.Headers.RetryAfter = "10";
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var connection = OpenConnection.Of(http);
        connection?.Keep();
        try
        {
            await next(http);
        }
        finally
        {
            connection?.Release();
            connections.LeaveUpgraded();
        }
    }
}
