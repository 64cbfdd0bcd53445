using HostConsole.Hosting.Connecting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Features;

namespace HostConsole.Streams;

/// <summary>
/// Serves streams from outside all other middleware: the endpoint decides who gets one, and what deciding needed (frames of
/// the pipeline, handlers, the scope of services) is given back before the stream begins, which may last for hours.
/// </summary>
public static class StreamEndpoint
{
    /// <summary>To be called before anything else is put into the pipeline.</summary>
    public static void UseStreams(this WebApplication app)
    {
        var streams = app.Services.GetRequiredService<ShowStreams>();
        app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
                if (http.Features.Get<ViewerConnection>() is not { } open) return;
                OpenConnection.Of(http)?.Keep();
                if (Handover.Of(http) is { } handover)
                {
                    await handover.TakeAsync(http, open);
                    http.Features.Set<ViewerConnection>(null); // it leaves when its connection does, which it keeps until then
                    return;
                }

                await GiveBackAsync(http);
                await streams.ServeAsync(http, open);
            }
            finally
            {
                if (http.Features.Get<ViewerConnection>() is { } over)
                {
                    streams.Leave(over);
                    OpenConnection.Of(http)?.Release();
                }
            }
        });
    }

    private static async Task GiveBackAsync(HttpContext http)
    {
        http.Request.Headers.Clear(); // a browser sends two thousand bytes of them
        http.Features.Set<IItemsFeature>(null);
        http.User = null!;
        http.Features.Set<IAuthenticateResultFeature>(null);
        http.Features.Set<IEndpointFeature>(null);
        http.Features.Set<IRouteValuesFeature>(null);
        http.Features.Set<IQueryFeature>(null);
        http.Features.Set<IRequestCookiesFeature>(null);
        if (http.Features.Get<IServiceProvidersFeature>() is IAsyncDisposable scope) await scope.DisposeAsync();
    }
}
