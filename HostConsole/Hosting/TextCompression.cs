using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace HostConsole.Hosting;

/// <summary>Compresses pages and JSON. Static files are compressed when built; event streams go out as they are.</summary>
public static class TextCompression
{
    public static void AddTextCompression(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        // What a page holds that must stay secret (form tokens) is masked anew in every answer, so its compressed
        // length tells nothing.
        options.EnableForHttps = true;
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes.Except(["application/octet-stream"]),
            "application/problem+json", "application/x-ndjson", "image/svg+xml"];
    });

    public static void UseTextCompression(this IApplicationBuilder app) =>
        app.UseWhen(IsOrdinaryGet, static branch => branch.UseResponseCompression());

    private static bool IsOrdinaryGet(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && !context.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase)
        && !context.Request.Headers.ContainsKey(HeaderNames.Upgrade);
}
