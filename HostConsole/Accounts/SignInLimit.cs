using System.Threading.RateLimiting;
using HostConsole.Hosting;
using Microsoft.AspNetCore.RateLimiting;

namespace HostConsole.Accounts;

/// <summary>The rate limit <see cref="Limits.SignIn"/>: passwords tried a minute, by device or address.</summary>
public static class SignInLimit
{
    public static void AddSignInLimit(this IServiceCollection services) =>
        services.AddOptions<RateLimiterOptions>().Configure<LimitSettings>(static (limiter, settings) =>
            limiter.AddPolicy(Limits.SignIn, context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetSlidingWindowLimiter($"sign-in:{DeviceOf(context) ?? Limits.AddressOf(context)}", _ => new()
                {
                    PermitLimit = settings.SignInPerMinute,
                    Window = TimeSpan.FromMinutes(1),
                    SegmentsPerWindow = 6,
                    AutoReplenishment = false,
                })
                : RateLimitPartition.GetNoLimiter("look")));

    // A device that signed in before is not kept out by others who share its address.
    private static string? DeviceOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<KnownDevices>().Of(context) is var (id, _) ? $"device {id}" : null;
}
