using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HostConsole.Core.Store;
using HostConsole.Integrations.Shopify;
using HostConsole.Tests.Orders;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Integrations;

/// <summary>Deliveries as Shopify sends them, signed with the scene's secret.</summary>
internal static class ShopifyScene
{
    public const string Secret = "hush-hush";

    public static Task<OrdersScene> StartAsync(string currency = "USD", bool live = true, string? dataPath = null) =>
        OrdersScene.StartAsync(currency, live, o =>
        {
            o.Settings["HostConsole:Shopify:WebhookSecret"] = Secret;
            o.DataPath = dataPath;
        });

    public static string Sign(string body, string secret = Secret) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    public static async Task<HttpStatusCode> SendAsync(this OrdersScene scene, string body, string? signature = null,
        string topic = "orders/create")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/shopify")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json")
        };
        request.Headers.TryAddWithoutValidation("x-shopify-hmac-sha256", signature ?? Sign(body));
        request.Headers.Add("X-Shopify-Topic", topic);
        using var response = await scene.App.Stranger.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>Sends, and waits until the queue is empty.</summary>
    /// <returns>The newest delivery.</returns>
    public static async Task<DeliveryRow> DeliverAsync(this OrdersScene scene, object body)
    {
        Assert.Equal(HttpStatusCode.OK, await scene.SendAsync(body as string ?? JsonSerializer.Serialize(body)));
        return await scene.SettledAsync();
    }

    public static async Task<DeliveryRow> SettledAsync(this OrdersScene scene)
    {
        var deliveries = scene.App.Services.GetRequiredService<ShopifyDeliveries>();
        for (; ; )
        {
            var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            void OnChanged() => changed.TrySetResult();
            deliveries.Changed += OnChanged;
            try
            {
                var waiting = (await deliveries.CountsAsync()).GetValueOrDefault("received");
                if (waiting == 0) return (await scene.RowsAsync())[^1];
                await changed.Task.WaitAsync(TimeSpan.FromMinutes(2));
            }
            finally
            {
                deliveries.Changed -= OnChanged;
            }
        }
    }

    public static async Task<List<DeliveryRow>> RowsAsync(this OrdersScene scene)
    {
        await using var db = await scene.App.Services.GetRequiredService<IDbContextFactory<HostDb>>().CreateDbContextAsync();
        return await db.Deliveries.AsNoTracking().OrderBy(d => d.Id).ToListAsync();
    }

    public static object Line(string price, int quantity, string? off = null, string? tax = null, string sku = "MUG") => new
    {
        id = 1,
        title = "Tide mug",
        variant_title = "Blue",
        sku,
        variant_id = 42,
        quantity,
        price,
        total_discount = "0.00",
        discount_allocations = off is null ? [] : new[] { new { amount = off } },
        tax_lines = tax is null ? [] : new[] { new { price = tax } },
    };

    public static Dictionary<string, object?> Order(this OrdersScene scene, long id, object[] lines, int minute = 0,
        Action<Dictionary<string, object?>>? change = null)
    {
        var order = new Dictionary<string, object?>
        {
            ["id"] = id,
            ["name"] = $"#{id}",
            ["test"] = false,
            ["currency"] = "USD",
            ["created_at"] = scene.Clock.GetUtcNow(),
            ["updated_at"] = scene.Clock.GetUtcNow().AddMinutes(minute),
            ["cancelled_at"] = null,
            ["taxes_included"] = false,
            ["line_items"] = lines,
            ["customer"] = new { id = 207119551, email = "bob@example.com", first_name = "Bob", last_name = "Norman" },
            ["discount_codes"] = Array.Empty<object>(),
            ["note_attributes"] = Array.Empty<object>(),
            ["refunds"] = Array.Empty<object>(),
        };
        change?.Invoke(order);
        return order;
    }

    public static object Refund(long id, long order, string subtotal, string tax = "0.00", object? line = null) =>
        new
        {
            id,
            order_id = order,
            refund_line_items = new[] { new { quantity = 1, subtotal, total_tax = tax, line_item = line } },
            transactions = new[] { new { amount = "999.00" } }
        };
}
