using HostConsole.Tests.App;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Hosting;

public sealed class OneSetOfEndpointsTest
{
    [Fact]
    public async Task Given_a_call_When_it_is_routed_Then_its_endpoint_is_the_one_that_others_read()
    {
        var routed = new Routed();
        await using var app = await RunningApp.StartAsync(o => o.Services = services => services.AddSingleton<IStartupFilter>(routed));
        (await app.Api.GetAsync("/api/v1/shows")).EnsureSuccessStatusCode();
        Assert.Contains(routed.Endpoint, app.Services.GetRequiredService<EndpointDataSource>().Endpoints);
    }

    private sealed class Routed : IStartupFilter
    {
        public Endpoint? Endpoint { get; private set; }

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                http.Response.OnStarting(() =>
                {
                    Endpoint = http.GetEndpoint();
                    return Task.CompletedTask;
                });
                return rest(http);
            });
            next(app);
        };
    }
}
