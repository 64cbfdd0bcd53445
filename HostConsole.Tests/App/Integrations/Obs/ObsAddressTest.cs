using HostConsole.Integrations.Obs;

namespace HostConsole.Tests.Integrations.Obs;

public sealed class ObsAddressTest
{
    [Theory]
    [InlineData("127.0.0.1:4455", "127.0.0.1:4455")]
    [InlineData(" studio-pc:4460 ", "studio-pc:4460")]
    [InlineData("studio-pc", "studio-pc:4455")]
    [InlineData("192.168.1.20", "192.168.1.20:4455")]
    [InlineData("ws://192.168.1.20:4455", "192.168.1.20:4455")]
    [InlineData("WS://studio-pc/", "studio-pc:4455")]
    [InlineData("studio-pc:80", "studio-pc:80")]
    [InlineData("[::1]:4455", "[::1]:4455")]
    [InlineData("[fe80::1]", "[fe80::1]:4455")]
    [InlineData("::1", "[::1]:4455")]
    [InlineData("ws://[::1]:4460", "[::1]:4460")]
    [InlineData("obsws://192.168.1.20:4455", "192.168.1.20:4455")]
    public void An_address_is_read_as_people_paste_it(string typed, string expected)
    {
        Assert.Equal(new(expected, "opal"), ObsAddress.Read(typed, "opal"));
        Assert.Equal("ws://" + expected, new ObsAddress(expected, null).Uri!.OriginalString.TrimEnd('/'), ignoreCase: true);
    }

    [Theory]
    [InlineData("obsws://192.168.1.20:4455/opal", "opal")]
    [InlineData("obsws://192.168.1.20:4455/a%20b%2Fc", "a b/c")]
    [InlineData("obsws://192.168.1.20:4455/", "typed")]
    public void A_password_in_the_address_is_taken_out_of_it(string pasted, string password) =>
        Assert.Equal(new("192.168.1.20:4455", password), ObsAddress.Read(pasted, "typed"));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("https://studio-pc:4455")]
    [InlineData("ws://studio-pc:4455/path")]
    [InlineData("ws://user:word@studio-pc:4455")]
    [InlineData("studio pc")]
    [InlineData("studio-pc:99999")]
    [InlineData("[::1")]
    public void What_is_no_address_is_refused(string typed) => Assert.Null(ObsAddress.Read(typed, null));
}
