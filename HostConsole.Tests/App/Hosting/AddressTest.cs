using HostConsole.Hosting;
using HostConsole.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace HostConsole.Tests.Hosting;

public sealed class AddressTest
{
    [Theory]
    [InlineData(null, null, "http://localhost:5080")]
    [InlineData("urls", "http://127.0.0.1:9999", "http://127.0.0.1:9999")]
    [InlineData("http_ports", "8080", null)]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://127.0.0.1:9999", null)]
    public void Given_an_address_named_or_not_Then_the_default_is_taken_only_where_none_is(string? name, string? value, string? urls)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        if (name is not null) builder.Configuration[name] = value;
        builder.UseDefaultAddress();
        Assert.Equal(urls, builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey));
    }

    [Theory]
    [InlineData("http://[::]:5080", "http://localhost:5080")]
    [InlineData("http://0.0.0.0:5080", "http://localhost:5080")]
    [InlineData("http://127.0.0.1:5080", "http://127.0.0.1:5080")]
    public void Given_a_bound_address_Then_the_banner_prints_one_that_opens(string bound, string printed) =>
        Assert.Equal(printed, Address.Openable(bound));

    [Fact]
    public void Given_a_first_run_Then_the_banner_has_address_folder_and_link_and_later_no_link()
    {
        var folder = new DataFolder("/somewhere/data");
        var first = StartBanner.Compose(["http://localhost:5080"], folder, "k3y");
        Assert.Contains("http://localhost:5080/first-account?key=k3y", first, StringComparison.Ordinal);
        Assert.Contains("/somewhere/data", first, StringComparison.Ordinal);
        Assert.DoesNotContain("first-account", StartBanner.Compose(["http://localhost:5080"], folder, null), StringComparison.Ordinal);
    }
}
