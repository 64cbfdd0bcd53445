using System.Reflection;

namespace HostConsole.Tests.Architecture;

public sealed class ArrowsTest
{
    private static readonly Assembly[] Ours = [typeof(Core.Kernel.ShowFact).Assembly, Assembly.Load("HostConsole")];

    [Fact]
    public void The_designs_forbidden_arrows_do_not_exist()
    {
        var types = Ours.SelectMany(assembly => assembly.GetTypes()).ToList();
        Assert.Contains(types, type => type.Namespace == "HostConsole.Core.Kernel");
        Assert.Contains(types, type => type.Assembly.GetName().Name == "HostConsole");
        var wrong = new Arrows("HostConsole").Check(types);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("Core.Kernel.KernelField", "Core.Polls.Poll", "the kernel imports nothing of the project")]
    [InlineData("Core.Polls.PollBody", "Core.Deals.Deal", "a mechanic knows the kernel and itself only")]
    [InlineData("Core.Polls.PollGeneric", "Core.Deals.Deal", "a mechanic knows the kernel and itself only")]
    [InlineData("Core.Polls.PollShows", "Core.Shows.Show", "a mechanic knows the kernel and itself only")]
    [InlineData("Core.Polls.PollMetrics", "Core.Metrics.Number", "a mechanic knows the kernel and itself only")]
    [InlineData("Core.Deals.Deal", "Core.Polls.Poll", "a mechanic knows the kernel and itself only")]
    [InlineData("Core.Polls.PollWeb", "Live.Page", "Core knows nothing of the web app")]
    [InlineData("Core.Polls.PollHttp", "Microsoft.AspNetCore.Http.HttpContext", "Core knows no ASP.NET")]
    [InlineData("Core.Shows.ShowStore", "Core.Store.Log", "Shows sees the store through IFactLog only")]
    [InlineData("Live.PollCard", "MudBlazor.IDialogService", "viewer and overlay components are plain HTML")]
    [InlineData("Live.DealOverlay", "MudBlazor.MudButton", "viewer and overlay components are plain HTML")]
    [InlineData("Live.Page", "Core.Store.Db", "a component reads views and query services, never the store")]
    public void Given_a_sample_that_breaks_a_rule_When_checked_Then_it_is_found(string from, string to, string rule) =>
        Assert.Contains(Samples.Value, line => line == $"{Root}.{from} → "
            + $"{(to.StartsWith("Core.", StringComparison.Ordinal) || to.StartsWith("Live.", StringComparison.Ordinal) ? $"{Root}.{to}" : to)}: "
            + $"{rule}");

    [Theory]
    [InlineData("Core.Polls.Fine")]
    [InlineData("Core.Shows.Show")]
    [InlineData("Core.Metrics.Number")]
    [InlineData("Core.Store.Log")]
    [InlineData("Live.PollPanel")]
    [InlineData("Live.OverlayQuery")]
    public void Given_a_sample_that_keeps_the_rules_When_checked_Then_nothing_is_found(string from)
    {
        Assert.NotNull(typeof(ArrowsTest).Assembly.GetType($"{Root}.{from}"));
        Assert.DoesNotContain(Samples.Value, line => line.StartsWith($"{Root}.{from} ", StringComparison.Ordinal));
    }

    private const string Root = "HostConsole.Tests.Architecture.Synthetic";

    private static readonly Lazy<IReadOnlyList<string>> Samples = new(() => new Arrows(Root).Check(
        typeof(ArrowsTest).Assembly.GetTypes().Where(type => type.FullName!.StartsWith(Root + ".", StringComparison.Ordinal))));
}
