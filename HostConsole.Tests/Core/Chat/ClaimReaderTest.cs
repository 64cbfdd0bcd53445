using HostConsole.Core.ClaimText;

namespace HostConsole.Tests.Chat;

/// <summary>Claims as people write them in a hurry, and as much talk that must claim nothing.</summary>
public sealed class ClaimReaderTest
{
    private static readonly Guid Tee = Guid.CreateVersion7(), Hat = Guid.CreateVersion7();
    private static readonly string[] Usual = [.. ClaimTemplate.Usual], WithQuantity = ["sold {item}", "sold", "sold {item} {quantity}"];

    private static Claimable Item(int number, string? sku, Guid? product = null, params string[] options) =>
        new(number, sku, product ?? Guid.CreateVersion7(), options);

    // Deals 1 to 8, open.
    private static readonly Claimable[] Open =
    [
        Item(1, "2"), Item(2, "77"), Item(3, "AA"), Item(4, "14"), Item(5, "A1"), Item(6, "12-M", Tee, "M", "Navy"),
        Item(7, "12-L", Tee, "L", "Navy"), Item(8, "HAT", Hat, "One Size", "Dark Red"),
    ];

    /// <returns>"2", "77x2 AA"; "?2" where somebody has to look and 2 is the guess; "-" for talk; "!9" for what isn't
    /// open; "." for the deal of the moment.</returns>
    private static string Read(string text, IReadOnlyList<string>? templates = null, Claimable[]? open = null) =>
        ClaimReader.Read(templates ?? Usual, text, open ?? Open) switch
        {
            ClaimReading.Claims { All: var all } =>
                string.Join(' ', all.Select(c => (c.Item?.Sku ?? ".") + (c.Quantity == 1 ? "" : $"x{c.Quantity}"))),
            ClaimReading.Unclear { Guess: var guess } => "?" + (guess?.Sku ?? "."),
            ClaimReading.NoSuch { Item: var item } => "!" + item,
            _ => "-",
        };

    [Theory]
    [InlineData("sold 2", "2")]
    [InlineData("sold ２", "2")]
    [InlineData("sold 2\uFE0F\u20E3", "2")]
    [InlineData("sold 02", "2")]
    [InlineData("sold ٢", "2")]
    [InlineData("sold २", "2")]
    [InlineData("ＳＯＬＤ　２", "2")]
    [InlineData("sold ②", "2")]
    [InlineData("sold\u200B 2", "2")]
    [InlineData("sold 77", "77")]
    [InlineData("sold 1", "2")] // no article 1: the number on the card
    [InlineData("sold 01", "2")]
    [InlineData("SOLD AA", "AA")]
    [InlineData("sold aa", "AA")]
    [InlineData("sold #AA", "AA")]
    [InlineData("sold “AA”!!", "AA")]
    [InlineData("sold a-a", "AA")]
    [InlineData("Sold hat 🙌🏽", "HAT")]
    [InlineData("sold 2,", "2")]
    [InlineData("sold: 2", "2")]
    [InlineData("sold-2", "2")]
    [InlineData("sold2", "2")]
    [InlineData("SOLD!! 2", "2")]
    [InlineData("Sold 2 please", "2")]
    [InlineData("sold 2, bitte", "2")]
    [InlineData("please sold 2", "2")]
    [InlineData("sold no. 2", "2")]
    [InlineData("sold no.2", "2")]
    [InlineData("sold nr 2", "2")]
    [InlineData("sold № 2", "2")]
    [InlineData("sold item #2", "2")]
    [InlineData("sold number 2.", "2")]
    [InlineData("sold 99", "!99")]
    public void One_item_is_claimed_however_it_is_written(string text, string claims) => Assert.Equal(claims, Read(text));

    [Theory]
    [InlineData("sold 2 x2", "2x2")]
    [InlineData("sold 2 2x", "2x2")]
    [InlineData("sold 2 x 3", "2x3")]
    [InlineData("sold 2 ×3", "2x3")]
    [InlineData("sold AA 2 pcs", "AAx2")]
    [InlineData("sold AA qty 2", "AAx2")]
    [InlineData("AA+9", "AAx9")]
    [InlineData("A1+1", "A1")]
    [InlineData("a1 +1", "A1")]
    [InlineData("sold A1+1", "A1")]
    [InlineData("sold A1+9", "A1x9")]
    [InlineData("claim 2", ".x2")]
    [InlineData("Claim x2.", ".x2")]
    [InlineData("claim ２", ".x2")]
    [InlineData("claim3", ".x3")]
    [InlineData("sold", ".")]
    [InlineData("SOLD!!!", ".")]
    [InlineData("claim please", ".")]
    public void How_many_is_read_only_where_it_is_said_to_be_that(string text, string claims) => Assert.Equal(claims, Read(text));

    [Theory]
    [InlineData("sold 12 M", "12-M")]
    [InlineData("sold 12 medium", "12-M")]
    [InlineData("SOLD 12 large", "12-L")]
    [InlineData("sold 12-M", "12-M")]
    [InlineData("sold 12m", "12-M")]
    [InlineData("sold 12 L navy", "12-L")]
    [InlineData("sold 12 navy l x2", "12-Lx2")]
    [InlineData("sold 6 L", "12-L")] // the card's number of M: the size decides
    [InlineData("sold hat red", "HAT")]
    [InlineData("sold hat dark red", "HAT")]
    public void Size_and_colour_choose_the_variant(string text, string claims) => Assert.Equal(claims, Read(text));

    [Theory]
    [InlineData("sold 2 and 14", "2 14")]
    [InlineData("sold 2, 14", "2 14")]
    [InlineData("sold 2 + 14", "2 14")]
    [InlineData("sold #2 #14", "2 14")]
    [InlineData("sold 2 & AA", "2 AA")]
    [InlineData("sold 2 und 14 und AA", "2 14 AA")]
    [InlineData("sold 2 x2, AA", "2x2 AA")]
    [InlineData("sold 12 M, hat", "12-M HAT")]
    [InlineData("sold 2/14", "2 14")]
    [InlineData("sold 2 & 14 please", "2 14")]
    [InlineData("sold #2#14", "2 14")]
    public void Several_items_are_one_of_each(string text, string claims) => Assert.Equal(claims, Read(text));

    [Theory]
    [InlineData("sold 2 14")] // two items, or fourteen
    [InlineData("sold 2 4")]
    [InlineData("sold 2 3")]
    [InlineData("sold 2+14")]
    [InlineData("AA+2")]
    [InlineData("2+2")]
    [InlineData("sold 2 + 3")]
    [InlineData("sold 12")] // which size?
    [InlineData("sold 12 XL")]
    [InlineData("sold 12 green")]
    [InlineData("sold 2 large")]
    [InlineData("sold 2 for my mum and her sister")]
    [InlineData("sold 2 and 2")]
    [InlineData("sold 2?")]
    [InlineData("sold 2 AA HAT")]
    [InlineData("2 sold")]
    [InlineData("ok sold 2")]
    [InlineData("2x sold 14")]
    [InlineData("I claim 2")]
    [InlineData("sold 2-14")]
    [InlineData("aa sold")]
    [InlineData("sold 2 pass")]
    [InlineData("sold 2 x2 x3")]
    [InlineData("claim AA")]
    [InlineData("sold 2 for $5")]
    public void What_can_be_taken_in_two_ways_is_for_a_person_to_look_at(string text) =>
    Assert.StartsWith("?", Read(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("sold 2 14")]
    [InlineData("sold 2 4")]
    [InlineData("sold 2 3")]
    [InlineData("sold 12 2")]
    public void A_second_number_that_names_an_item_is_no_quantity(string text) =>
    Assert.StartsWith("?", Read(text, WithQuantity), StringComparison.Ordinal);

    [Theory]
    [InlineData("sold 12 2", "12x2")]
    [InlineData("sold 12 1", "12")]
    [InlineData("sold #12 3", "12x3")]
    public void A_second_number_is_how_many_where_the_templates_say_so_and_nothing_else_has_it(string text, string claims) =>
        Assert.Equal(claims, Read(text, WithQuantity, [Item(1, "12")]));

    [Theory]
    [InlineData("sold out")]
    [InlineData("SOLD OUT!!")]
    [InlineData("sold out?")]
    [InlineData("is it sold?")]
    [InlineData("sold?")]
    [InlineData("sold it to my sister")]
    [InlineData("sold next")]
    [InlineData("pass")]
    [InlineData("pass 2")]
    [InlineData("next")]
    [InlineData("is 2 sold out?")]
    [InlineData("how much is 2")]
    [InlineData("2")]
    [InlineData("+1")]
    [InlineData("1+1")]
    [InlineData("2+2=4")]
    [InlineData("AA")]
    [InlineData("AA?")]
    [InlineData("i sold 2 of those yesterday")]
    [InlineData("not sold on it")]
    [InlineData("soldier 2")]
    [InlineData("unsold 2")]
    [InlineData("claim two")]
    [InlineData("claim 0")]
    [InlineData("claim 99999")]
    [InlineData("claims 2")]
    [InlineData("not sold 2")]
    [InlineData("2 is sold")]
    [InlineData("2 sold out")]
    [InlineData("can I claim?")]
    [InlineData("what a steal")]
    [InlineData("hat")]
    [InlineData("love the hat")]
    [InlineData("A1 is great")]
    [InlineData("")]
    [InlineData("🙌")]
    public void Talk_claims_nothing(string text) => Assert.Equal("-", Read(text));

    [Theory]
    [InlineData("Ich nehme #2 x 3", "2x3")]
    [InlineData("ich nehme ２ x 3!", "2x3")]
    [InlineData("ich nehme hat", "HAT")]
    public void Templates_of_one_s_own_are_read_alike(string text, string claims) =>
    Assert.Equal(claims, Read(text, ["ich nehme {item} x {quantity}", "ich nehme {item}"]));

    [Fact]
    public void Without_templates_or_open_deals_nothing_is_a_claim()
    {
        Assert.Equal("-", Read("sold 2", []));
        Assert.Equal("-", Read("sold 2", open: []));
        Assert.Equal("-", Read("sold " + new string('2', 400)));
    }
}
