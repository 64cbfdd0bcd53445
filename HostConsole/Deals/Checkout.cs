using System.Globalization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;

namespace HostConsole.Deals;

/// <summary>Where a claim is paid: the shop's cart for that variant, quantity, code and claim, from the template in Settings.</summary>
public static class Checkout
{
    /// <summary>What the template may hold, for Settings and preflight.</summary>
    public const string Example = "https://your-shop.example/cart/{variant}:{quantity}?discount={code}&attributes[claim]={claim}";

    /// <summary>The address; null without a template, or where the variant's id in the shop is needed and not known.</summary>
    public static string? AddressOf(HostSettings settings, Item item, int quantity, string? code, ClaimId claim)
    {
        if (settings.CheckoutTemplate is not { Length: > 0 } template) return null;
        if (template.Contains("{variant}", StringComparison.Ordinal) && item.ExternalId is null && item.Sku is null) return null;
        return template
            .Replace("{variant}", Uri.EscapeDataString(item.ExternalId ?? item.Sku ?? ""), StringComparison.Ordinal)
            .Replace("{quantity}", quantity.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{code}", Uri.EscapeDataString(code ?? ""), StringComparison.Ordinal)
            .Replace("{claim}", claim.ToString(), StringComparison.Ordinal);
    }

    /// <summary>What is wrong with a template; null where nothing is.</summary>
    public static string? Check(string? template)
    {
        if (string.IsNullOrWhiteSpace(template)) return null;
        if (template.Length > 1000) return "Keep the checkout address to 1,000 characters.";
        var sample = AddressOf(new() { CheckoutTemplate = template }, new(default, default(VariantId), "", default, ExternalId: "1"), 1, "CODE", default)!;
        if (!Uri.TryCreate(sample, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")) return "The checkout address begins with https://.";
        return !template.Contains("{claim}", StringComparison.Ordinal) ? "Say where the claim goes, such as attributes[claim]={claim}: by it the order finds its deal." : null;
    }
}
