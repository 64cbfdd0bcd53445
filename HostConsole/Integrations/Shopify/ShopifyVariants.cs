using System.Text.Json;
using HostConsole.Core.Store;

namespace HostConsole.Integrations.Shopify;

/// <summary>Learns Shopify's own ids of variants from its deliveries: orders name them beside the SKU, products list them all.</summary>
public sealed class ShopifyVariants(CatalogueEdit catalog)
{
    /// <returns>How many the catalogue did not know.</returns>
    public Task<int> LearnAsync(ShopifyOrder order) =>
        catalog.LearnAsync([.. order.Lines.Where(l => l.Sku is not null && l.VariantId is not null).Select(l => (l.Sku!, l.VariantId!))]);

    /// <summary>A product's body, of products/create and products/update.</summary>
    public Task<int> LearnAsync(JsonElement product) => catalog.LearnAsync(
        [.. product.List("variants").Select(v => (Sku: v.Text("sku"), Id: v.Text("id")))
            .Where(v => v.Sku is not null && v.Id is not null).Select(v => (v.Sku!, v.Id!))]);
}
