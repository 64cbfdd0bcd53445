using System.Text;
using HostConsole.Hosting;

namespace HostConsole.Integrations.Shopify;

/// <summary>
/// Shopify's own signed deliveries. Answered at once; a right signature is always 200, since sending the same bytes
/// again would change nothing.
/// </summary>
public static class ShopifyWebhook
{
    public const string Path = "/webhooks/shopify";
    public const int BodyLimit = 2 * 1024 * 1024;

    public static void AddShopify(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddKeeperOfSecrets<ShopifySecret>();
        services.AddSingleton<ShopifyVariants>();
        services.AddSingleton<ShopifyIntake>();
        services.AddSingleton<ShopifyDeliveries>();
        services.AddHostedService(s => s.GetRequiredService<ShopifyDeliveries>());
    }

    public static void MapShopify(this WebApplication app) =>
        app.MapPost(Path, ReceiveAsync).AllowAnonymous().RequireRateLimiting(Limits.Address).AcceptsUpTo(BodyLimit).DisableAntiforgery();

    private static async Task<IResult> ReceiveAsync(HttpContext http, ShopifySecret secret,
        ShopifyDeliveries deliveries, ILogger<ShopifyDeliveries> log, CancellationToken cancel)
    {
        if (!await secret.IsSetAsync(cancel))
        {
            log.LogWarning("A Shopify delivery was refused: no webhook secret is set. Set it in Settings, Shopify, or "
                + "as HostConsole:Shopify:WebhookSecret");
            return Problems.Answer(StatusCodes.Status403Forbidden, "webhook-not-set-up",
                "No Shopify webhook secret is set here, or it can't be opened any more. Set it in Settings, Shopify.");
        }

        using var copy = new MemoryStream();
        await http.Request.Body.CopyToAsync(copy, cancel);
        var body = copy.GetBuffer().AsMemory(0, (int)copy.Length);
        if (await secret.VerifyAsync(body, http.Request.Headers["X-Shopify-Hmac-SHA256"], cancel) is not true)
        {
            log.LogWarning("A Shopify delivery was refused: its signature does not fit the secret");
            return Problems.Answer(StatusCodes.Status401Unauthorized, "wrong-signature", "The signature doesn't fit. "
                + "Check that the secret in Settings is the one that Shopify shows under its webhooks.");
        }

        string? Header(string name) =>
            http.Request.Headers[name].ToString() is { Length: > 0 } value
                ? value[..Math.Min(value.Length, 100)]
                : null;
        await deliveries.ReceiveAsync(Header("X-Shopify-Topic") ?? "", Header("X-Shopify-Webhook-Id"),
            Header("X-Shopify-Event-Id"), Encoding.UTF8.GetString(body.Span), cancel);
        return TypedResults.Ok();
    }
}
