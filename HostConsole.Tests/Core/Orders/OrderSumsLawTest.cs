using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Tests.Orders;

/// <summary>Whatever an order's lines, discount, tax and refund are: the cents add up, and nothing goes below zero.</summary>
public sealed class OrderSumsLawTest
{
    private sealed record Line(int Quantity, int Minor, int Off);

    private sealed record File(IReadOnlyList<Line> Lines, int Rate, int Shipping, int Refunded);

    private static readonly Gen<Line> AnyLine = from quantity in Gen.Choose(1, 9)
                                                from minor in Gen.Choose(0, 40_000)
                                                from off in Gen.Choose(0, 3_000)
                                                select new Line(quantity, minor, off);

    private static readonly Gen<File> AnyFile = from lines in AnyLine.NonEmptyListOf()
                                                from rate in Gen.Elements(0, 7, 8, 19, 20, 25)
                                                from shipping in Gen.Choose(0, 2_000)
                                                from refunded in Gen.Choose(0, 60_000)
                                                select new File([.. lines.Take(8)], rate, shipping, refunded);

    [Fact]
    public void Whatever_a_file_with_the_tax_inside_says_the_order_is_worth_its_goods_without_it() => Law(20261128, 11);

    [Fact]
    public void Whatever_a_file_says_this_time_the_sums_hold() =>
    Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(AnyFile.ToArbitrary(), Holds));

    private static void Law(ulong seed, ulong gamma) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(seed, gamma),
            Prop.ForAll(AnyFile.ToArbitrary(), Holds));

    private static void Holds(File file)
    {
        static string Text(decimal minor) => (minor / 100).ToString("0.00", CultureInfo.InvariantCulture);
        var goods = file.Lines.Sum(l => (decimal)l.Quantity * l.Minor - Math.Min(l.Off, l.Quantity * l.Minor));
        var all = goods + file.Shipping;
        var tax = Math.Round(all * file.Rate / (100 + file.Rate), MidpointRounding.AwayFromZero);
        var text = OrderFilesTest.ShopifyHeader + string.Concat(file.Lines.Select((l, i) =>
            $"#1,,{(i == 0 ? "paid" : "")},,,EUR,"
                + $"{(i == 0 ? $"{Text(goods)},{Text(file.Shipping)},{Text(tax)},{Text(all)}" : ",,,")},,,"
                + $"{(i == 0 ? "2026-01-31 10:00:00 +0000" : "")},{l.Quantity},Item {i},{Text(l.Minor)},S{i},,"
                + $"{(i == 0 ? Text(file.Refunded) : "")},,,,{Text(l.Off)},{(i == 0 ? $"MwSt {file.Rate}%" : "")},\n"));
        var mapping = OrdersCsv.Columns(new StringReader(text)).Guess;
        var read = OrdersCsv.Read(new StringReader(text), mapping, Currency.Parse("EUR"));
        var order = Assert.Single(read.Orders);
        var gmv = (order.Gross - order.Discount).Minor;
        var expected = tax == 0 ? goods : Math.Round(goods * 100 / (100 + file.Rate), MidpointRounding.AwayFromZero);
        Assert.Equal((long)expected, gmv);
        Assert.Equal(file.Lines.Sum(l => l.Quantity), order.Lines.Sum(l => l.Quantity));
        Assert.True(order.Discount.Minor >= 0 && order.Refunded.Minor >= 0 && order.Refunded.Minor <= gmv);
        Assert.DoesNotContain(read.Notes,
            n => n.Contains("subtotal", StringComparison.Ordinal) || n.Contains("total is", StringComparison.Ordinal));
    }
}
