using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using HostConsole.Hosting;

namespace HostConsole.Deals;

/// <summary>Tells a shop's own domain from one that stands in examples, where a buyer finds nothing.</summary>
public static partial class ShopDomain
{
    private static readonly FrozenSet<string> NearTopLevel = Set("localhost local localdomain internal intranet private corp home lan");

    /// <summary>The domain in what somebody typed or pasted: a domain, an address of the shop, or of its Shopify admin.</summary>
    /// <returns>Lower case, without a scheme; null where there is none in it.</returns>
    public static string? Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        if (Admin().Match(text) is { Success: true } admin) return admin.Groups[1].Value.ToLowerInvariant() + ".myshopify.com";
        if (!text.Contains("://", StringComparison.Ordinal)) text = "https://" + text;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http")
            || uri.UserInfo.Length > 0 || uri.IdnHost.Length == 0)
            return null;
        var host = uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        return uri.IsDefaultPort ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{uri.Port}");
    }

    /// <summary>Why no buyer finds a shop at this host; null where one may.</summary>
    /// <param name="local">The shop is on this machine or in this network, and is meant to be.</param>
    public static string? Problem(Uri address, bool local)
    {
        var host = address.IdnHost.Trim('[', ']').TrimEnd('.').ToLowerInvariant();
        if (ExampleName.Problem(address) is { } example) return $"{example} Enter your own shop's domain.";
        if (IPAddress.TryParse(host, out var ip))
        {
            return InternalAddress.Is(ip) && !local ? OnlyHere(host) : null;
        }

        var labels = host.Split('.');
        if (labels.Length == 1 || NearTopLevel.Contains(labels[^1]) || labels is [.., "home", "arpa"]) return local ? null : OnlyHere(host);
        return host is "admin.shopify.com" or "myshopify.com" or "www.myshopify.com" or "shopify.com" or "www.shopify.com"
            ? $"{host} is Shopify's own address. Enter your shop's domain, such as the one that ends in .myshopify.com." : null;
    }

    private static string OnlyHere(string host) =>
        $"{host} is reached from this machine or network alone. Say below that the shop is a local one, if that is meant.";

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^(?:https?://)?admin\.shopify\.com/store/([a-z0-9][a-z0-9-]*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Admin();
}
