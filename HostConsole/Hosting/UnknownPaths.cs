using Microsoft.AspNetCore.Routing.Template;

namespace HostConsole.Hosting;

public static class UnknownPaths
{
    /// <summary>
    /// An address that nothing has is 404, whatever the method. Static files are looked for under every address, so that the router
    /// would say 405 of those. To be called after routing.
    /// </summary>
    public static void UseUnknownPaths(this WebApplication app)
    {
        var endpoints = app.Services.GetRequiredService<EndpointDataSource>();
        app.Use((http, next) =>
        {
            // The router's own refusal of a method is an endpoint without a route.
            if (http.GetEndpoint() is not (null or RouteEndpoint)
                && !endpoints.Endpoints.OfType<RouteEndpoint>().Any(e => Has(e, http.Request.Path)))
                http.SetEndpoint(null);
            return next(http);
        });
    }

    private static bool Has(RouteEndpoint endpoint, PathString path) => !endpoint.RoutePattern.Parameters.Any(p => p.IsCatchAll)
        && new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern),
            new RouteValueDictionary(endpoint.RoutePattern.Defaults)).TryMatch(path, []);
}
