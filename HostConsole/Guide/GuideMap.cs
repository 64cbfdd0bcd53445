namespace HostConsole.Guide;

/// <summary>Which page of the guide belongs to which page of the console.</summary>
public static class GuideMap
{
    /// <summary>The address of the guide; its pages stand below.</summary>
    public const string Root = "/help";

    // The first that fits; "*" stands for one part of the address.
    private static readonly (string Path, string Topic)[] Table =
    [
        ("/", "first-show"),
        ("/shows", "first-show"),
        ("/shows/*/plan", "plan"),
        ("/shows/*/live", "live-page"),
        ("/shows/*/orders", "orders-and-claims"),
        ("/shows/*/orders/import", "orders-and-claims"),
        ("/shows/*/claims", "orders-and-claims"),
        ("/shows/*/rewards", "rewards"),
        ("/shows/*/packing", "orders-and-claims"),
        ("/shows/*/deals/*/packing", "orders-and-claims"),
        ("/shows/*/overlays", "overlays"),
        ("/shows/*/review", "review"),
        ("/catalogue", "catalogue"),
        ("/catalogue/import", "catalogue"),
        ("/catalogue/*", "catalogue"),
        ("/account", "accounts-and-recovery"),
        ("/settings", "settings"),
        ("/settings/templates", "plan"),
        ("/settings/daily-word", "daily-word"),
        ("/settings/chat", "chat"),
        ("/settings/platforms", "chat"),
        ("/settings/address", "going-live"),
        ("/settings/obs", "going-live"),
        ("/settings/shopify", "shops"),
        ("/settings/api-keys", "shops"),
        ("/settings/accounts", "accounts-and-recovery"),
        ("/settings/backup", "backups"),
        ("/settings/*", "settings"),
    ];

    public static IEnumerable<string> Topics => Table.Select(line => line.Topic).Distinct();

    /// <summary>The topic of a page of the console; null where it has none.</summary>
    /// <param name="path">Of the address, without host and query: "/shows/0192…/plan".</param>
    public static string? Of(string path)
    {
        var parts = Parts(path);
        return Table.FirstOrDefault(line => Fits(Parts(line.Path), parts)).Topic;
    }

    /// <summary>Whether a page of the console is one of the guide.</summary>
    public static bool IsIn(string path) => Parts(path) is [var first, ..] && "/" + first == Root;

    /// <summary>Where the help for a page of the console stands: its topic, else the contents.</summary>
    public static string AddressFor(string path) => Of(path) is { } topic ? Address(topic) : Root;

    /// <param name="name">Of a page of the guide.</param>
    public static string Address(string name) => $"{Root}/{name}";

    private static bool Fits(string[] pattern, string[] parts) => pattern.Length == parts.Length
        && pattern.Zip(parts).All(pair => pair.First == "*" || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));

    private static string[] Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
