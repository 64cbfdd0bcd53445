using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;

namespace HostConsole.Tests.Shows;

public sealed class ShowNumbersTest
{
    // As the stored picture of an ended show has them.
    private const string Stored = """
        {"currency":"USD","viewers":1200,"watching":7,"peak":640,"active":500,"claimers":90,"orders":356,"buyers":312,"chatters":40,"seenBuyers":310,"unseenBuyers":2,"ordersWithoutCustomer":2,
         "repeatBuyers":78,"returnedOrders":89,"leftOut":3,"gmv":{"amount":"25000.00","currency":"USD"},"refunds":{"amount":"100.50","currency":"USD"},
         "discounts":{"amount":"12.00","currency":"USD"},"units":400,"votes":11,"entries":12,"claims":120,"redeemed":60,"comments":13,"questions":14,
         "recent":[{"at":"2026-11-21T19:00:00+00:00","watching":1,"comments":2,"votes":3,"claims":4,"entries":5,"orders":6,"gmv":7,"refunds":8}],
         "conversion":0.25,"ordersPerViewer":0.3,"net":{"amount":"24899.50","currency":"USD"},"aov":{"amount":"70.22","currency":"USD"},
         "redemption":0.5,"repeatRate":0.25,"returnRate":0.25}
        """;

    [Fact]
    public void Given_a_stored_picture_Then_its_numbers_and_ratios_read_as_they_were()
    {
        var numbers = JsonSerializer.Deserialize<MetricsView>(Stored, Json.Options)!;
        Assert.Equal((0.25, 0.25, 0.25, 0.5), (numbers.Conversion, numbers.RepeatRate, numbers.ReturnRate, numbers.Redemption));
        Assert.Equal("70.22 USD, 24899.50 USD", $"{numbers.Aov}, {numbers.Net}");
        Assert.Equal(new(DateTimeOffset.UnixEpoch.AddDays(20778).AddHours(19), 1, 2, 3, 4, 5, 6, 7, 8), Assert.Single(numbers.Recent));
        using var before = JsonDocument.Parse(Stored);
        using var after = JsonDocument.Parse(JsonSerializer.Serialize(numbers, Json.Options));
        Assert.Equal(Lines(before, but: "ordersPerViewer"), Lines(after, but: "ordersPerViewer"));
    }

    [Fact]
    public void Given_nobody_and_nothing_sold_Then_no_ratio_is_said()
    {
        var numbers = new MetricsView { Currency = Currency.Parse("USD") };
        Assert.Equal((null, null, null, null, null, null), (numbers.Conversion, numbers.OrdersPerViewer,
            numbers.RepeatRate, numbers.ReturnRate, numbers.Redemption, numbers.Aov));
    }

    private static IEnumerable<string> Lines(JsonDocument json, string but) =>
        json.RootElement.EnumerateObject().Where(p => p.Name != but).Select(p => p.ToString()).Order(StringComparer.Ordinal);
}
