using System.Globalization;
using Bunit;
using HostConsole.Catalogue;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Tests.Catalogue;

public sealed class ImportPreviewTest : BunitContext
{
    private IRenderedComponent<ImportPreview> Show(string csv, int known = 0,
        Action<IReadOnlyList<LineRejection>>? download = null) =>
        Render<ImportPreview>(p => p
            .Add(c => c.File, ProductCsv.Read(new StringReader(csv), Currency.Parse("USD")))
            .Add(c => c.Known, known)
            .Add(c => c.Culture, CultureInfo.GetCultureInfo("en-US"))
            .Add(c => c.Download, EventCallback.Factory.Create(this, download ?? (_ => { }))));

    private static string[] Sums(IRenderedComponent<ImportPreview> preview) =>
        [.. preview.FindAll(".sum__value").Select(e => e.TextContent)];

    [Fact]
    public void Given_a_good_file_Then_new_and_known_products_variants_and_rejections_are_counted()
    {
        var preview = Show("Handle,Title,Option1 Value,Variant Price,Variant Inventory Tracker,Variant Inventory Qty\n"
            + "a,Alpha,S,10,shopify,3\na,,L,12,shopify,4\nb,Beta,,5,,\nc,Gamma,,oops,,\n", known: 1);
        Assert.Equal(["1", "1", "3", "1"], Sums(preview));
        var cells = preview.FindAll("td.num[data-label]").Select(c => c.TextContent).ToList();
        Assert.Equal(["$10.00 to $12.00", "–", "7", "$5.00", "–", "–"], cells);
    }

    [Fact]
    public void Given_more_products_than_fit_Then_the_first_are_shown_and_all_are_counted()
    {
        var preview = Show("Handle,Title,Variant Price\n" + string.Concat(Enumerable.Range(1, 1200).Select(n => $"h{n},Product {n},5\n")));
        Assert.Equal("1,200", Sums(preview)[0]);
        Assert.Equal(20, preview.FindAll("tbody tr").Count);
        Assert.Contains("The first 20 of 1,200 products", preview.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_rejected_lines_When_downloaded_Then_all_of_them_are_handed_over_though_fifty_are_shown()
    {
        IReadOnlyList<LineRejection>? got = null;
        var preview = Show("Handle,Title,Variant Price\n"
            + string.Concat(Enumerable.Range(1, 70).Select(n => $"h{n},Product {n},x\n")),
            download: lines => got = lines);
        Assert.Equal(50, preview.FindAll(".rejected-line").Count);
        await preview.ClickAsync(".card__actions button");
        Assert.Equal(70, got!.Count);
        Assert.Contains("No product of the file can be imported", preview.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_file_of_something_else_Then_the_reason_stands_alone()
    {
        var preview = Show("Order,Total\n1,2\n");
        Assert.Contains("'Order'", preview.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(preview.FindAll(".sum"));
    }
}
