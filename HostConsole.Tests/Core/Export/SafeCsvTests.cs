using HostConsole.Core.Export;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Export;

public sealed class SafeCsvTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+49 30 1234", "\"'+49 30 1234\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("a, \"b\"", "\"a, \"\"b\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    public void Given_a_text_Then_no_spreadsheet_runs_it(string text, string written) =>
        Assert.Equal($"x,{written}\r\n", Write("x", text));

    [Fact]
    public void Given_numbers_money_and_times_Then_they_stay_as_they_are()
    {
        var usd = Currency.Parse("USD");
        var time = new DateTimeOffset(2026, 1, 31, 23, 0, 0, TimeSpan.FromHours(-2));
        Assert.Equal("-5,-5000000000,-1.50,-0.25,-12.30,1200,2026-02-01T01:00:00Z,\r\n",
            Write(-5, -5_000_000_000L, -1.50m, -0.25, new Money(-1230, usd), new Money(1200, Currency.Parse("JPY")), time, null));
    }

    [Fact]
    public void Given_rows_of_different_length_Then_each_is_written_as_it_is() // a title above a table
    {
        using var writer = new StringWriter();
        using (var csv = new SafeCsv(writer))
        {
            csv.Row("Spring show");
            csv.Row("SKU", "Sold");
            csv.Row();
        }

        Assert.Equal("Spring show\r\nSKU,Sold\r\n\"\"\r\n", writer.ToString());
    }

    private static string Write(params object?[] cells)
    {
        using var writer = new StringWriter();
        using (var csv = new SafeCsv(writer)) csv.Row(cells);
        return writer.ToString();
    }
}
