using HostConsole.Guide;

namespace HostConsole.Tests.Guide;

public sealed class GuideSearchTest
{
    private static readonly GuideBook Book = new();

    [Theory]
    [InlineData("backup", "backups", "")]
    [InlineData("REFUNDS", "orders-and-claims", "refund-and-cancel")]
    [InlineData("forgotten password", "accounts-and-recovery", "a-forgotten-password")]
    [InlineData("late order", "orders-and-claims", "late-orders")]
    [InlineData("how do I turn on safe mode?", "chat", "safe-mode")]
    [InlineData("Where is a refund?", "orders-and-claims", "refund-and-cancel")]
    [InlineData("waitl", "deals", "")]
    public void Given_words_Then_the_page_with_all_of_them_comes_first(string query, string page, string heading)
    {
        var hit = GuideSearch.Find(Book.Pages, query)[0];
        Assert.Equal(page, hit.Page.Name);
        if (heading.Length > 0) Assert.Equal($"/help/{page}#{heading}", hit.Address);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("?")]
    [InlineData("zeppelin")]
    [InlineData("refund zeppelin")]
    public void Given_no_words_or_unknown_ones_Then_nothing_is_found(string? query) => Assert.Empty(GuideSearch.Find(Book.Pages, query));

    [Fact]
    public void Given_a_hit_Then_its_excerpt_is_the_text_with_the_words_marked()
    {
        foreach (var hit in GuideSearch.Find(Book.Pages, "order shop"))
        {
            var shown = string.Concat(hit.Excerpt.Select(part => part.Text)).Trim(' ', '…');
            Assert.Contains(shown, hit.Section.Text, StringComparison.Ordinal);
            Assert.InRange(shown.Length, 1, 260);
            Assert.All(hit.Excerpt.Where(part => part.Found), part => Assert.Matches("(?i)^(order|shop)", part.Text));
        }
    }

    [Fact]
    public void Given_a_word_inside_another_Then_it_is_not_found() =>
        Assert.DoesNotContain(GuideSearch.Find(Book.Pages, "efund"), hit => hit.Page.Name == "orders-and-claims");
}
