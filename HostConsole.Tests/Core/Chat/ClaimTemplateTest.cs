using HostConsole.Core.ClaimText;

namespace HostConsole.Tests.Chat;

public sealed class ClaimTemplateTest
{
    [Theory]
    [InlineData("SOLD 12", "12", 1)]
    [InlineData("sold #12!", "12", 1)]
    [InlineData("Sold12", "12", 1)]
    [InlineData("sold MUG-2", "MUG-2", 1)]
    [InlineData("claim 2", null, 2)]
    [InlineData("Claim x2.", null, 2)]
    [InlineData("claim3", null, 3)]
    [InlineData("CLAIM", null, 1)]
    [InlineData("sold", null, 1)]
    public void A_claim_is_read_as_it_is_written_in_a_hurry(string text, string? item, int quantity) =>
        Assert.Equal(new WrittenClaim(item, quantity), ClaimTemplate.Read(ClaimTemplate.Usual, text));

    [Theory]
    [InlineData("sold out")]
    [InlineData("is it sold?")]
    [InlineData("I claim 2")]
    [InlineData("claim 0")]
    [InlineData("claim 99999")]
    [InlineData("claim two")]
    [InlineData("soldier")]
    [InlineData("12")]
    [InlineData("")]
    public void What_only_looks_like_a_claim_is_talk(string text) => Assert.Null(ClaimTemplate.Read(ClaimTemplate.Usual, text));

    [Fact]
    public void A_template_of_one_s_own_names_item_and_quantity() =>
        Assert.Equal(new WrittenClaim("7", 3), ClaimTemplate.Read(["ich nehme {item} x {quantity}"], "Ich nehme #7 x 3"));

    [Theory]
    [InlineData("sold {item}", null)]
    [InlineData("{item} sold", "Begin with a word")]
    [InlineData("{quantity}", "Begin with a word")]
    [InlineData("sold {price}", "is no place")]
    [InlineData("sold x{quantity}", "is no place")]
    [InlineData("sold {item} {item}", "once each")]
    [InlineData("", "1 to 60")]
    public void A_template_that_can_t_work_is_refused_with_what_to_do(string template, string? problem)
    {
        if (problem is null) Assert.Null(ClaimTemplate.Problem(template));
        else Assert.Contains(problem, ClaimTemplate.Problem(template), StringComparison.Ordinal);
    }

    [Fact]
    public void The_usual_templates_are_right() => Assert.All(ClaimTemplate.Usual, t => Assert.Null(ClaimTemplate.Problem(t)));

    [Theory]
    [InlineData("2", 2)]
    [InlineData(" #2 ", 2)]
    [InlineData("2!", 2)]
    [InlineData("２", 2)]
    [InlineData("٢", 2)]
    [InlineData("2\uFE0F\u20E3", 2)]
    [InlineData("10", 10)]
    [InlineData("2nd", null)]
    [InlineData("2 please", null)]
    [InlineData("-2", null)]
    [InlineData("12345", null)]
    [InlineData("#", null)]
    [InlineData("\u20E3", null)]
    public void A_number_is_one_however_a_phone_writes_it(string text, int? number) => Assert.Equal(number, WrittenNumber.Read(text));
}
