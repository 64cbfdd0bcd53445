using System.Globalization;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;

namespace HostConsole.Deals;

/// <summary>Where a claim is paid: the shop's cart for that variant, quantity, code and claim, from the template in Settings.</summary>
public static class Checkout
{
    /// <summary>What a template looks like. Its domain is nobody's, so it can't be saved.</summary>
    public const string Example = "https://your-shop.example" + ShopifyCart;

    private const string ShopifyCart = "/cart/{variant}:{quantity}?discount={code}&attributes[claim]={claim}";
    // Judged once a template: each claim asks.
    private sealed record Judged(string Template, bool Local, string? Problem);
    private static volatile Judged? _judged;

    private const string Variant = "{variant}", Sku = "{sku}";

    /// <summary>Shopify's cart link for a shop: https://shopify.dev/docs/apps/build/checkout/create-cart-permalinks.</summary>
    public static string OfShopify(string domain) => $"https://{domain}{ShopifyCart}";

    /// <summary>The shop's domain where a template is Shopify's; null where it is another.</summary>
    public static string? DomainOf(string? template) =>
        template is not null && template.StartsWith("https://", StringComparison.Ordinal)
            && template.EndsWith(ShopifyCart, StringComparison.Ordinal)
            ? template["https://".Length..^ShopifyCart.Length] : null;

    /// <summary>
    /// The address; null without a template, and where it needs what isn't known of the variant: the viewer quotes the
    /// claim's number then.
    /// </summary>
    public static string? AddressOf(HostSettings settings, Item item, int quantity, string? code, ClaimId claim)
    {
        if (settings.CheckoutTemplate is not { Length: > 0 } template || !HasAll(template, item)
            || HostProblem(settings) is not null)
            return null;
        return template
            .Replace(Variant, Uri.EscapeDataString(item.ExternalId ?? ""), StringComparison.Ordinal)
            .Replace(Sku, Uri.EscapeDataString(item.Sku ?? ""), StringComparison.Ordinal)
            .Replace("{quantity}", quantity.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{code}", Uri.EscapeDataString(code ?? ""), StringComparison.Ordinal)
            .Replace("{claim}", claim.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Whether links of the template name the variant by the shop's id.</summary>
    public static bool NeedsShopId(string template) => template.Contains(Variant, StringComparison.Ordinal);

    /// <summary>Whether the shop's id has to be a number: Shopify's cart takes nothing else.</summary>
    public static bool NeedsNumber(string template) => template.Contains("/cart/" + Variant, StringComparison.Ordinal);

    /// <summary>Whether links of the template name the variant by its SKU.</summary>
    public static bool NeedsSku(string template) => template.Contains(Sku, StringComparison.Ordinal);

    /// <summary>Whether everything that the template names is known of an item.</summary>
    public static bool HasAll(string template, Item item) =>
        (!NeedsShopId(template) || item.ExternalId is { Length: > 0 } id && (!NeedsNumber(template) || ShopId.IsNumber(id)))
        && (!NeedsSku(template) || item.Sku is { Length: > 0 });

    /// <summary>What is wrong with a template; null where nothing is.</summary>
    /// <param name="local">The shop is a local one, on purpose.</param>
    public static string? Check(string? template, bool local = false)
    {
        if (string.IsNullOrWhiteSpace(template)) return null;
        if (template.Length > 1000) return "Keep the checkout address to 1,000 characters.";
        if (Parse(template) is not { } uri) return "The checkout address begins with https://.";
        if (uri.UserInfo.Length > 0) return "Leave name and password out of the checkout address: every buyer would see them.";
        if (ShopDomain.Problem(uri, local) is { } wrong) return wrong;
        return !template.Contains("{claim}", StringComparison.Ordinal)
            ? "Say where the claim goes, such as attributes[claim]={claim}: by it the order finds its deal."
            : null;
    }

    // A template of an older version may name an example shop; nobody is sent there.
    private static string? HostProblem(HostSettings settings)
    {
        if (_judged is { } known && known.Template == settings.CheckoutTemplate && known.Local == settings.LocalShop) return known.Problem;
        var problem = Parse(settings.CheckoutTemplate!) is { } uri ? ShopDomain.Problem(uri, settings.LocalShop) : "";
        _judged = new(settings.CheckoutTemplate!, settings.LocalShop, problem);
        return problem;
    }

    // Places before the path would make the shop whatever a product is called.
    private static Uri? Parse(string template)
    {
        if (template.IndexOf("://", StringComparison.Ordinal) is not (>= 0 and var scheme)) return null;
        var host = template.AsSpan(scheme + 3);
        if (host.IndexOf('{') is >= 0 and var place && host[..place].IndexOfAny('/', '?') < 0) return null;
        return Uri.TryCreate(template.Replace('{', '0').Replace('}', '0'), UriKind.Absolute, out var uri)
            && uri.Scheme is "https" or "http"
            ? uri
            : null;
    }
}
