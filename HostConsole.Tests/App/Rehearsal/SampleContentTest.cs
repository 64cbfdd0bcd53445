using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Rehearsal;
using HostConsole.Rehearsal.Sample;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Rehearsal;

public sealed partial class SampleContentTest
{
    private readonly HostConsole.Rehearsal.Sample.SampleShow show = SampleContent.ReadShow();
    private readonly List<Row> rows = Rows();

    [Fact]
    public void The_catalogue_has_12_products_and_24_variants_with_a_price_stock_and_a_sku_of_their_own()
    {
        Assert.Equal(12, rows.Select(row => row.Handle).Distinct().Count());
        Assert.Equal(24, rows.Select(row => row.Sku).Where(sku => sku.Length > 0).Distinct().Count());
        Assert.All(rows, row => Assert.True(
            row.Stock > 0 && row.Price > 0 && (row.CompareAt is null || row.CompareAt > row.Price), row.Sku));
        Assert.All(rows.GroupBy(row => row.Handle), product => Assert.Equal(
            [true, .. Enumerable.Repeat(false, product.Count() - 1)], product.Select(row => row.Title.Length > 0)));
    }

    [Fact]
    public void Each_product_has_a_small_picture_without_script_or_foreign_addresses()
    {
        foreach (var handle in rows.Select(row => row.Handle).Distinct())
        {
            var file = new FileInfo(Repo.File("wwwroot" + SampleContent.PictureOf(handle)));
            Assert.True(file.Exists && file.Length < 4096, $"{handle}: {(file.Exists ? file.Length : 0)} bytes");
            var picture = XDocument.Load(file.FullName);
            Assert.Equal("0 0 600 600", picture.Root!.Attribute("viewBox")?.Value);
            Assert.DoesNotContain(picture.Descendants(), element => element.Name.LocalName is "script" or "image" or "foreignObject");
            Assert.DoesNotContain(picture.Descendants().Attributes("href"), href => !href.Value.StartsWith('#'));
        }
    }

    [Fact]
    public void The_show_is_planned_for_half_an_hour_and_each_cue_falls_into_its_segment()
    {
        Assert.Equal(30, show.Segments.Sum(segment => segment.Minutes));
        Assert.InRange(show.Segments.Count, 6, 7);
        Assert.True(Currency.TryParse(show.Currency, out _));
        Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(show.TimeZone, out _));
        Assert.All(show.Segments, segment =>
        {
            Assert.All(segment.Cues, cue => Assert.InRange(cue.AtSeconds, 0, (segment.Minutes * 60) - 1));
            Assert.Equal(segment.Cues.Select(cue => cue.AtSeconds).Order(), segment.Cues.Select(cue => cue.AtSeconds));
        });
        Assert.Equal(["deal", "giveaway", "goal", "pin", "poll", "quiz", "wheel"], Cues.Select(CueKinds.NameOf).Distinct().Order());
        Assert.All(Cues, cue => Assert.Null(cue.Check()));
        Assert.All(Cues.OfType<PollCue>(), poll => Assert.True(poll is { Options.Count: >= 2 and <= 10, Seconds: > 0 }, poll.Label));
        Assert.All(Cues.OfType<GiveawayCue>(), giveaway => Assert.True(giveaway is { Rules.Length: > 100, Winners: >= 1 }, giveaway.Label));
        Assert.All(Cues.OfType<GoalCue>(), goal => Assert.True(goal is { Target: > 0, Reward.Length: > 0 }, goal.Label));
    }

    [Fact]
    public void Each_deal_is_of_a_variant_that_exists_below_its_price_and_within_its_stock()
    {
        var bySku = rows.ToDictionary(row => row.Sku);
        Assert.All(show.Segments.SelectMany(segment => segment.Cues).Select(cue => cue.Sku).OfType<string>(),
            sku => Assert.Contains(sku, bySku.Keys));
        Assert.All(Cues.OfType<DealCue>(), deal =>
        {
            var row = bySku[deal.Item.Sku!];
            Assert.True(deal.Price.Currency.Code == show.Currency && deal.Price.Major < row.Price, row.Sku);
            Assert.InRange(deal.Quantity, 1, row.Stock);
            Assert.InRange(deal.PerViewer, 1, deal.Quantity);
        });
    }

    [Fact]
    public void The_audience_has_many_names_and_lines_each_once_and_speaks_of_products_that_exist()
    {
        var audience = SampleContent.ReadAudience();
        IReadOnlyList<string>[] groups = [.. audience.Lines.Values, [.. audience.Products.Select(line => line.Text)]];
        Assert.All(groups, Assert.NotEmpty);
        var lines = groups.SelectMany(group => group).ToList();
        Assert.True(
            audience.Names.Distinct().Count() >= 145 && audience.Names.Distinct().Count() == audience.Names.Count,
            $"{audience.Names.Count} names");
        Assert.True(lines.Count >= 190 && lines.Distinct().Count() == lines.Count,
            string.Join('|', lines.GroupBy(line => line).Where(group => group.Count() > 1).Select(group => group.Key)));
        Assert.All(audience.Names.Concat(lines), text => Assert.True(text.Length is > 0 and <= 80 && text == text.Trim(), text));
        Assert.Equal(rows.Select(row => row.Handle).Distinct().Order(), audience.Products.Select(line => line.Handle).Distinct().Order());
        Assert.Contains(Assert.Single(Cues.OfType<GiveawayCue>()).Keyword!, audience.Lines["giveaways"]);
    }

    private IReadOnlyList<Cue> Cues => [.. SamplePlan.Of(show, Items(), new FakeClock()).Cues.Select(c => c.Cue)];

    private Dictionary<string, Item> Items() =>
        rows.Index().ToDictionary(row => row.Item.Sku, row => ItemOf(row.Index + 1, row.Item.Sku) with { Sku = row.Item.Sku });

    // The file keeps each record on one line, so one expression reads a cell.
    private static List<Row> Rows()
    {
        using var reader = new StreamReader(SampleContent.OpenProducts());
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Cells).ToList();
        string Of(string[] cells, string header) => cells[Array.IndexOf(lines[0], header)];
        Assert.All(lines, cells => Assert.Equal(lines[0].Length, cells.Length));
        return [.. lines.Skip(1).Select(cells => new Row(
            Of(cells, "URL handle"), Of(cells, "Title"), Of(cells, "SKU"), decimal.Parse(Of(cells, "Price"), CultureInfo.InvariantCulture),
            Of(cells, "Compare-at price") is { Length: > 0 } before ? decimal.Parse(before, CultureInfo.InvariantCulture) : null,
            int.Parse(Of(cells, "Inventory quantity"), CultureInfo.InvariantCulture)))];
    }

    private static string[] Cells(string line) =>
        [.. Cell().Matches("," + line).Select(match => match.Groups[1].Success ? match.Groups[1].Value.Replace("\"\"",
            "\"", StringComparison.Ordinal) : match.Groups[2].Value)];

    [GeneratedRegex(",(?:\"((?:[^\"]|\"\")*)\"|([^,]*))")]
    private static partial Regex Cell();

    private sealed record Row(string Handle, string Title, string Sku, decimal Price, decimal? CompareAt, int Stock);
}
