using System.Collections.Immutable;
using System.Text.Json;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Kernel;

public sealed class JsonTest
{
    private sealed record Holder(ImmutableArray<int> Numbers);

    [Fact]
    public void An_array_that_nobody_made_is_written_as_an_empty_list() =>
        Assert.Equal("""{"numbers":[]}""", JsonSerializer.Serialize(new Holder(default), Json.Options));

    [Theory]
    [InlineData("""{"numbers":null}""", new int[0])]
    [InlineData("""{"numbers":[3,1]}""", new[] { 3, 1 })]
    public void A_list_is_read_as_it_stands_and_null_as_none(string json, int[] expected) =>
        Assert.Equal(expected, JsonSerializer.Deserialize<Holder>(json, Json.Options)!.Numbers);
}
