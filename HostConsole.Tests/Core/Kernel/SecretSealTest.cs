using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Kernel;

public sealed class SecretSealTest
{
    private static readonly Guid One = Guid.Parse("019a0000-0000-7000-8000-000000000001"),
        Other = Guid.Parse("019a0000-0000-7000-8000-000000000002");
    private static readonly SecretSeal Seal = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    [Fact]
    public void What_is_sealed_opens_with_the_same_key_for_the_same_thing_and_is_not_to_be_read()
    {
        var closed = Seal.Close(One, "seed");
        Assert.Equal("seed", Seal.Open(One, closed));
        Assert.DoesNotContain("seed", System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(closed)), StringComparison.Ordinal);
        Assert.Equal(closed, Seal.Close(One, "seed"));
        Assert.NotEqual(closed[..16], Seal.Close(One, "feed")[..16]);
    }

    [Fact]
    public void Another_key_another_thing_and_damage_open_nothing()
    {
        var closed = Seal.Close(One, "seed");
        Assert.Null(new SecretSeal(new byte[32]).Open(One, closed));
        Assert.Null(Seal.Open(Other, closed));
        foreach (var damaged in (string[])["", "AAAA", "no base64!", closed[..^4], closed[..^4] + "AAAA",
            Convert.ToBase64String(new byte[40])])
            Assert.Null(Seal.Open(One, damaged));
    }
}
