namespace HostConsole.Tests.Architecture;

public sealed class NamesTest
{
    [Fact]
    public void No_type_is_named_like_its_namespace()
    {
        var types = new[] { typeof(Core.Kernel.ShowFact).Assembly, typeof(Program).Assembly }.SelectMany(a => a.GetTypes())
            .Where(t => t.Namespace?.StartsWith("HostConsole", StringComparison.Ordinal) == true).ToList();
        Assert.True(types.Count > 500, $"Only {types.Count} types were looked at.");
        var spaces = types.Select(t => t.Namespace!.Split('.')[^1]).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], types.Where(t => !t.IsNested && spaces.Contains(t.Name)).Select(t => t.FullName));
    }
}
