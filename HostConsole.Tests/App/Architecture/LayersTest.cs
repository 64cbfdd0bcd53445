namespace HostConsole.Tests.Architecture;

/// <summary>The layers of the web project, over its compiled code.</summary>
public sealed class LayersTest
{
    private static readonly Type[] Web = typeof(MechanicUis).Assembly.GetTypes();

    /// <summary>From bottom to top; docs/architecture.md says what each is for. A new mechanic is found by its descriptor.</summary>
    private static readonly Layer[] Table =
    [
        new("basics", ["Hosting", "Components", "Charts", "Accounts", "Guide", "Mail"]),
        new("frameworks", ["Engine", "Catalogue", "Viewers", "Surfaces"]),
        new("mechanics", [.. MechanicUis.All.Select(ui => ui.GetType().Namespace!["HostConsole.".Length..])], Apart: true),
        new("list of mechanics", ["MechanicUis"]),
        new("channels", ["ShowPages", "Streams", "DailyWord", "Phones", "Overlays", "Orders", "Packing", "Joining"]),
        new("integrations", ["Integrations.Obs", "Integrations.Shopify", "Integrations.Twitch", "Integrations.YouTube"], Apart: true),
        new("pages", ["Announcements", "Rehearsal", "Shows", "Planning", "Live", "Review", "Log", "Settings"]),
        new("app", ["Startup", "Shell", "Program"]),
    ];

    [Fact]
    public void The_web_project_knows_only_what_is_below()
    {
        var wrong = new Layers("HostConsole", Table).Check(Web);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Each_folder_of_the_table_exists() => Assert.Empty(new Layers("HostConsole", Table).Unused(Web));

    [Theory]
    [InlineData("Core.Kernel.KernelField", "Core.Polls.Poll", "the layer samples is above bottom")]
    [InlineData("Core.Polls.PollBody", "Core.Deals.Deal", "samples don't know one another")]
    [InlineData("Core.Metrics.Number", "Core.Polls.Poll", null)]
    [InlineData("Core.Shows.ShowStore", "Core.Store.Log", "Core.Store is above Core.Shows")]
    public void A_sample_is_judged_by_its_layer(string from, string to, string? rule)
    {
        var arrow = $"{Root}.{from} → {Root}.{to}: ";
        Assert.Equal(rule is null ? [] : [arrow + rule], Samples.Value.Where(line => line.StartsWith(arrow, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_folder_without_a_layer_is_told() =>
        Assert.Contains($"{Root}.Live.Page: no layer has a folder for Live.Page", Samples.Value);

    private const string Root = "HostConsole.Tests.Architecture.Synthetic";

    private static readonly Lazy<IReadOnlyList<string>> Samples = new(() => new Layers(Root,
    [
        new("bottom", ["Core.Kernel"]),
        new("samples", ["Core.Polls", "Core.Deals"], Apart: true),
        new("top", ["Core.Metrics", "Core.Shows", "Core.Store"]),
    ]).Check([.. typeof(LayersTest).Assembly.GetTypes().Where(type => type.FullName!.StartsWith(Root + ".", StringComparison.Ordinal))]));
}
