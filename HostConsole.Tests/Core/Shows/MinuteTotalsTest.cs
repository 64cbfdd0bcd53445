using HostConsole.Core.Metrics;

namespace HostConsole.Tests.Shows;

public sealed class MinuteTotalsTest
{
    [Fact]
    public void Every_number_of_a_minute_adds_up_but_the_most_at_one_time()
    {
        var (sum, part) = (Each(2), Each(3));
        sum.Add(part);
        Assert.NotEmpty(MinuteTotals.Columns);
        Assert.All(MinuteTotals.Columns, c => Assert.Equal(c.IsPeak ? 3 : 5, c.Of(sum)));
        Assert.Equal([nameof(MinuteTotals.Watching)], MinuteTotals.Columns.Where(c => c.IsPeak).Select(c => c.Name));
    }

    private static MinuteTotals Each(int number)
    {
        var totals = new MinuteTotals();
        foreach (var column in MinuteTotals.Columns)
        {
            var property = typeof(MinuteTotals).GetProperty(column.Name)!;
            property.SetValue(totals, Convert.ChangeType(number, property.PropertyType, System.Globalization.CultureInfo.InvariantCulture));
        }

        return totals;
    }
}
