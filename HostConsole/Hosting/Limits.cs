using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace HostConsole.Hosting;

/// <summary>
/// How often one caller may do something (<c>HostConsole:Limits</c>). They protect; they don't turn away a crowd: hundreds
/// of phones share one address, so what is counted per address is generous.
/// </summary>
public sealed class LimitSettings
{
    /// <summary>Calls a second and at once, of one API key.</summary>
    public int ApiPerSecond { get; set; } = 500;
    public int ApiBurst { get; set; } = 2_000;

    /// <summary>Actions a second and at once, of one viewer.</summary>
    public int ViewerPerSecond { get; set; } = 5;
    public int ViewerBurst { get; set; } = 30;

    /// <summary>Joins and page views a second and at once, of one address.</summary>
    public int AddressPerSecond { get; set; } = 2_000;
    public int AddressBurst { get; set; } = 20_000;

    /// <summary>Passwords tried a minute from one address.</summary>
    public int SignInPerMinute { get; set; } = 20;

    /// <summary>The largest body of a request, in bytes, where an endpoint names no other.</summary>
    public long BodyBytes { get; set; } = 64 * 1024;

    /// <summary>The slowest that a body may come, in bytes a second, once the seconds of grace are over; slower is answered 408.</summary>
    public double BodyBytesPerSecond { get; set; } = 240;
    public double BodyGraceSeconds { get; set; } = 5;
}

/// <summary>The names of the rate limits, for <c>RequireRateLimiting</c> and <c>[EnableRateLimiting]</c>.</summary>
public static class Limits
{
    public const string Api = "api";
    public const string Viewer = "viewer";
    public const string Address = "address";
    public const string SignIn = "sign-in";

    /// <summary>The claim that names the viewer; where there is none, the address is counted with an address's limit.</summary>
    public const string ViewerClaim = "viewer";

    /// <summary>Lets these endpoints take larger bodies than the default, as imports and uploads do.</summary>
    public static TBuilder AcceptsUpTo<TBuilder>(this TBuilder endpoints, int bytes) where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new RequestSizeLimitAttribute(bytes));

    public static void AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection("HostConsole:Limits").Get<LimitSettings>() ?? new();
        services.AddSingleton(settings);
        services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = settings.BodyBytes;
            kestrel.Limits.MinRequestBodyDataRate = new(settings.BodyBytesPerSecond, TimeSpan.FromSeconds(settings.BodyGraceSeconds));
            kestrel.AddServerHeader = false;
        });
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = RefuseAsync;
            limiter.AddPolicy(Api, context => context.User.FindFirst(ApiCaller.KeyClaim) is { } key
                ? Bucket($"key:{key.Value}", settings.ApiPerSecond, settings.ApiBurst)
                : ByAddress(context, settings));
            limiter.AddPolicy(Viewer, context => context.User.FindFirst(ViewerClaim) is { } viewer
                ? Bucket($"viewer:{viewer.Value}", settings.ViewerPerSecond, settings.ViewerBurst)
                : ByAddress(context, settings));
            limiter.AddPolicy(Address, context => ByAddress(context, settings));
        });
    }

    private static RateLimitPartition<string> ByAddress(HttpContext context, LimitSettings settings) =>
        Bucket($"address:{AddressOf(context)}", settings.AddressPerSecond, settings.AddressBurst);

    private static RateLimitPartition<string> Bucket(string caller, int perSecond, int burst) =>
        RateLimitPartition.GetTokenBucketLimiter(caller, _ => new()
        {
            TokenLimit = burst,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = false,
        });

    /// <summary>The caller's network address, for what is counted by it.</summary>
    internal static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var seconds = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait)
            ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)) : 10;
        rejected.HttpContext.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (ProblemsSetup.WantsDocument(rejected.HttpContext) || !ProblemsSetup.AcceptsHtml(rejected.HttpContext))
            await rejected.HttpContext.WriteProblemAsync(Problems.Of(StatusCodes.Status429TooManyRequests));
    }
}
