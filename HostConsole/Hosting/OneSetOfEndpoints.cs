namespace HostConsole.Hosting;

/// <summary>
/// Builds every endpoint once. ASP.NET builds them twice, with a compiled delegate each: for the router, and for what else reads
/// them (authorization, OpenAPI). That is a third of a start.
/// </summary>
public static class OneSetOfEndpoints
{
    /// <summary>Call it when everything is mapped.</summary>
    public static void KeepOneSetOfEndpoints(this IEndpointRouteBuilder app)
    {
        // Pages and static files have sources of their own, which cache by themselves and look for one another in this list.
        var uncached = app.DataSources.Where(source => source.GetType().Assembly == typeof(CompositeEndpointDataSource).Assembly).ToList();
        foreach (var source in uncached) app.DataSources.Remove(source);
        app.DataSources.Add(new CompositeEndpointDataSource(uncached));
    }
}
