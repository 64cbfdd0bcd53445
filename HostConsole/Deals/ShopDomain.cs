using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace HostConsole.Deals;

/// <summary>Tells a shop's own domain from one that stands in examples, where a buyer finds nothing.</summary>
public static partial class ShopDomain
{
    // Reserved for tests and documentation, and the words of the manuals (RFC 2606, RFC 6761, RFC 7686, RFC 8375, RFC 9476;
    // https://www.iana.org/domains/reserved has the test domains in other scripts).
    private static readonly FrozenSet<string> NoTopLevel = Set(
        "example test invalid onion alt " +
        "xn--kgbechtv xn--hgbk6aj7f53bba xn--0zwm56d xn--g6w251d xn--80akhbyknj4f xn--11b5bs3a9aj6g xn--jxalpdlp "
        + "xn--9t4b11yi5a xn--deba0ad xn--zckzah xn--hlcj6aya9esc7a");

    private static readonly FrozenSet<string> NearTopLevel = Set("localhost local localdomain internal intranet private corp home lan");

    private static readonly FrozenSet<string> Stand = Set(
        "example yourshop yourstore yourdomain yoursite yourwebsite yourbrand yourname yourcompany yourshopname "
            + "yourstorename yourdevelopmentstore " +
        "myshopname shopname storename shopdomain domainname placeholder examplestore exampleshop");

    private static readonly IPNetwork[] Documentation =
        [.. "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20 0.0.0.0/8".Split(' ').Select(n => IPNetwork.Parse(n))];

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
        if (IPAddress.TryParse(host, out var ip))
        {
            if (Documentation.Any(n => n.Contains(ip))) return $"{host} stands in examples only. Enter your own shop's domain.";
            return IsNear(ip) && !local ? OnlyHere(host) : null;
        }

        var labels = host.Split('.');
        if (labels.Any(l => Stand.Contains(l.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal))))
            return $"{host} is an example. Enter your own shop's domain, such as the one that ends in .myshopify.com.";
        if (NoTopLevel.Contains(labels[^1]))
            return $"No shop can be at {host}: .{labels[^1]} is kept for examples and tests. Enter your "
                + "own shop's domain.";
        if (labels.Length == 1 || NearTopLevel.Contains(labels[^1]) || labels is [.., "home", "arpa"]) return local ? null : OnlyHere(host);
        return host is "admin.shopify.com" or "myshopify.com" or "www.myshopify.com" or "shopify.com" or "www.shopify.com"
            ? $"{host} is Shopify's own address. Enter your shop's domain, such as the one that ends in .myshopify.com." : null;
    }

    private static string OnlyHere(string host) =>
        $"{host} is reached from this machine or network alone. Say below that the shop is a local one, if that is meant.";

    private static bool IsNear(IPAddress ip)
    {
        if (ip.IsIPv4MappedToIPv6) ip = ip.MapToIPv4();
        if (IPAddress.IsLoopback(ip) || ip.IsIPv6LinkLocal || ip.IsIPv6UniqueLocal) return true;
        return ip.GetAddressBytes() is [10, ..] or [192, 168, ..] or [169, 254, ..] or [172, >= 16 and <= 31, _, _]
            or [100, >= 64 and <= 127, _, _];
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    [GeneratedRegex(@"^(?:https?://)?admin\.shopify\.com/store/([a-z0-9][a-z0-9-]*)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Admin();
}
