using HostConsole.Core.Store;

namespace HostConsole.Tests.Store;

public sealed class ReadAheadTest
{
    private static IEnumerable<int> Numbers(int count, Action? ended = null, Exception? then = null)
    {
        try
        {
            for (var i = 0; i < count; i++) yield return i;
            if (then is not null) throw then;
        }
        finally
        {
            ended?.Invoke();
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10_000)]
    public void All_come_in_their_order(int count) => Assert.Equal(Enumerable.Range(0, count), ReadAhead.Of(Numbers(count)));

    [Fact]
    public void What_the_source_throws_is_thrown_after_what_it_gave()
    {
        var seen = new List<int>();
        var thrown = Assert.Throws<InvalidDataException>(() =>
        {
            foreach (var i in ReadAhead.Of(Numbers(1_024, then: new InvalidDataException("torn")))) seen.Add(i);
        });
        Assert.Equal("torn", thrown.Message);
        Assert.Equal(1_024, seen.Count);
    }

    [Fact]
    public void Who_stops_early_ends_the_source()
    {
        var ended = false;
        Assert.Equal(3, ReadAhead.Of(Numbers(int.MaxValue, () => ended = true)).Skip(3).First());
        Assert.True(ended);
    }
}
