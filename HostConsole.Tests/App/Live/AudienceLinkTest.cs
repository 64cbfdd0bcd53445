using System.Net;
using Bunit;
using HostConsole.Hosting;
using HostConsole.Live;
using HostConsole.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Live;

/// <summary>A code that leads nowhere is warned of, and the way out is one press.</summary>
public sealed class AudienceLinkTest
{
    private sealed class Listening(string address) : IServer
    {
        public IFeatureCollection Features { get; } = Heard(address);

        private static FeatureCollection Heard(string address)
        {
            var (features, heard) = (new FeatureCollection(), new ServerAddressesFeature());
            heard.Addresses.Add(address);
            features.Set<IServerAddressesFeature>(heard);
            return features;
        }

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;
        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public void Dispose() { }
    }

    private static PanelScene Scene(string bound)
    {
        var scene = new PanelScene();
        scene.Services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        scene.Services.AddSingleton<PublicAddress>();
        scene.Services.AddSingleton<ReachTest>();
        scene.Services.AddSingleton(new NetworkAddresses(new Listening(bound), () => [IPAddress.Parse("192.168.1.20")]));
        _ = scene.Shows; // it brings the store up
        return scene;
    }

    [Fact]
    public async Task Given_a_code_for_this_machine_alone_When_the_networks_address_is_pressed_Then_the_code_is_of_it()
    {
        await using var scene = Scene("http://[::]:5080");
        var link = scene.Render<AudienceLink>(p => p.Add(l => l.Code, "autumn").Add(l => l.MayChange, true));
        Assert.Contains("works on this machine alone", link.Find(".notice--warn").TextContent, StringComparison.Ordinal);
        await link.FindAll("button").Single(b => b.TextContent == "Use http://192.168.1.20:5080").ClickAsync(new());
        Assert.Empty(link.FindAll(".notice--warn"));
        Assert.Equal("http://192.168.1.20:5080/s/autumn", link.FindByLabel("Address").GetAttribute("value"));
        Assert.Equal("http://192.168.1.20:5080", scene.Services.GetRequiredService<PublicAddress>().Url);
    }

    [Fact]
    public async Task Given_a_moderator_Then_the_address_is_shown_and_left_to_a_host()
    {
        await using var scene = Scene("http://[::]:5080");
        var link = scene.Render<AudienceLink>(p => p.Add(l => l.Code, "autumn"));
        Assert.DoesNotContain(link.FindAll("button"), b => b.TextContent.StartsWith("Use", StringComparison.Ordinal));
        Assert.Contains("A host sets the public address", link.Find(".notice--warn").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_console_that_listens_here_alone_Then_it_says_how_phones_get_in()
    {
        await using var scene = Scene("http://localhost:5080");
        var link = scene.Render<AudienceLink>(p => p.Add(l => l.Code, "autumn").Add(l => l.MayChange, true));
        Assert.Contains("--urls http://0.0.0.0:5080", link.Find(".notice--warn").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_an_example_address_in_Settings_Then_it_is_not_saved_and_one_of_ones_own_is()
    {
        await using var scene = Scene("http://localhost:5080");
        var section = scene.Render<PublicAddressSection>();
        await section.TypeAsync("Address", "https://live.example.com");
        await section.SubmitAsync("form");
        Assert.Null(scene.Services.GetRequiredService<PublicAddress>().Url);
        Assert.False(string.IsNullOrEmpty(section.WrongWith("Address")));
        await section.TypeAsync("Address", "https://live.tidemug.com/");
        await section.SubmitAsync("form");
        Assert.Equal("https://live.tidemug.com", scene.Services.GetRequiredService<PublicAddress>().Url);
    }
}
