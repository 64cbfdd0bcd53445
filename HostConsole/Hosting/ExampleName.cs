using System.Collections.Frozen;
using System.Net;

namespace HostConsole.Hosting;

/// <summary>Tells names and addresses that stand in manuals, where nobody finds anything.</summary>
public static class ExampleName
{
    // Reserved for tests and documentation, and the words of the manuals (RFC 2606, RFC 6761, RFC 7686, RFC 8375, RFC 9476;
    // https://www.iana.org/domains/reserved has the test domains in other scripts).
    private static readonly FrozenSet<string> NoTopLevel = Set(
        "example test invalid onion alt " +
        "xn--kgbechtv xn--hgbk6aj7f53bba xn--0zwm56d xn--g6w251d xn--80akhbyknj4f xn--11b5bs3a9aj6g xn--jxalpdlp "
        + "xn--9t4b11yi5a xn--deba0ad xn--zckzah xn--hlcj6aya9esc7a");

    private static readonly FrozenSet<string> Stand = Set(
        "example yourshop yourstore yourdomain yoursite yourwebsite yourbrand yourname yourcompany yourshopname "
            + "yourstorename yourdevelopmentstore " +
        "myshopname shopname storename shopdomain domainname placeholder examplestore exampleshop");

    private static readonly IPNetwork[] Documentation =
        [.. "192.0.2.0/24 198.51.100.0/24 203.0.113.0/24 2001:db8::/32 3fff::/20 0.0.0.0/8".Split(' ').Select(n => IPNetwork.Parse(n))];

    /// <summary>Why nobody finds anything at this address's host; null where somebody may.</summary>
    public static string? Problem(Uri address)
    {
        var host = address.IdnHost.Trim('[', ']').TrimEnd('.').ToLowerInvariant();
        if (IPAddress.TryParse(host, out var ip)) return Documentation.Any(n => n.Contains(ip)) ? $"{host} stands in examples only." : null;
        var labels = host.Split('.');
        if (labels.Any(l => Stand.Contains(l.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal))))
            return $"{host} is an example.";
        return NoTopLevel.Contains(labels[^1]) ? $"Nothing can be at {host}: .{labels[^1]} is kept for examples and tests." : null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
