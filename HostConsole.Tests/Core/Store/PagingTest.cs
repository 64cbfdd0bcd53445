using HostConsole.Core.Store;

namespace HostConsole.Tests.Store;

public sealed class PagingTest
{
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(0, 45, 1)]
    [InlineData(2, 20, 1)]
    [InlineData(2, 21, 2)]
    [InlineData(9, 45, 3)]
    public void Given_items_in_pages_of_20_When_a_page_is_asked_for_Then_it_is_within_the_list(int page, int total, int nearest) =>
        Assert.Equal(nearest, Paging.Nearest(page, total, 20));
}
