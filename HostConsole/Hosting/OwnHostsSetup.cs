namespace HostConsole.Hosting;

public static class OwnHostsSetup
{
    private const string Circuits = "/_blazor";

    public static void AddOwnHosts(this IServiceCollection services)
    {
        services.AddSingleton<PublicAddress>();
        services.AddHostedService<SettingsAtStart>();
        services.AddSingleton<ReachTest>();
        services.AddSingleton<NetworkAddresses>();
        services.AddSingleton<OwnHosts>();
        services.AddSingleton<Origins>();
    }

    /// <summary>Refuses what was sent to another name than ours. To be called when a proxy's headers have been read.</summary>
    public static void UseOwnHosts(this IApplicationBuilder app)
    {
        var hosts = app.ApplicationServices.GetRequiredService<OwnHosts>();
        app.Use((http, next) => hosts.Knows(http) switch
        {
            true => next(http),
            // An address is tried before it is one of ours; the answer makes no link of it.
            false when http.Request.Path.StartsWithSegments(ReachTest.Path) => next(http),
            null => RefuseAsync(http, "malformed", "The Host header names no host that there can be."),
            false => RefuseAsync(http, "unknown-host",
                "HostConsole doesn't answer to this name. Open it at its own address; where this is a new one, set it "
                    + "as the public address in Settings."),
        });
    }

    /// <summary>The console's circuits are for who is signed in, from the console's own pages. To be called after authorization.</summary>
    public static void UseCircuitOriginCheck(this IApplicationBuilder app)
    {
        var hosts = app.ApplicationServices.GetRequiredService<OwnHosts>();
        app.UseWhen(static http => http.Request.Path.StartsWithSegments(Circuits), branch => branch.Use((http, next) =>
        {
            if (http.User.Identity?.IsAuthenticated != true)
                return http.WriteProblemAsync(Problems.Of(StatusCodes.Status401Unauthorized, detail: "Sign in first."));
            if (!hosts.IsOwnOrigin(http))
                return http.WriteProblemAsync(Problems.Of(StatusCodes.Status403Forbidden, "foreign-origin",
                    "The console's connections are for its own pages."));
            return next(http);
        }));
    }

    private static Task RefuseAsync(HttpContext http, string slug, string detail)
    {
        var problem = Problems.Of(StatusCodes.Status400BadRequest, slug, detail);
        return ProblemsSetup.AcceptsHtml(http)
            ? PlainPage.WriteAsync(http, StatusCodes.Status400BadRequest, "Not at this address", detail)
            : http.WriteProblemAsync(problem);
    }
}
