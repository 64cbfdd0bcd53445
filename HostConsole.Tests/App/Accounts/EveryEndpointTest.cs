using HostConsole.Accounts;
using HostConsole.Tests.App;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Accounts;

/// <summary>Forgetting to protect something must fail here, not be found by a stranger.</summary>
public sealed class EveryEndpointTest
{
    private static readonly HashSet<string> ApiPolicies =
        [ApiPolicy.Read, ApiPolicy.Chat, ApiPolicy.Orders, ApiPolicy.Control, ApiPolicy.Download];

    private static async Task<List<RouteEndpoint>> EndpointsAsync()
    {
        await using var app = await RunningApp.StartAsync();
        return [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
    }

    private static string PathOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText?.TrimStart('/');

    [Fact]
    public async Task Given_the_api_Then_every_call_demands_a_scope()
    {
        var open = (await EndpointsAsync())
            .Where(endpoint => PathOf(endpoint).StartsWith("/api/", StringComparison.Ordinal))
            .Where(endpoint => !endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()
                .Any(data => data.Policy is { } policy && ApiPolicies.Contains(policy)))
            .Select(PathOf);
        Assert.Empty(open);
    }

    [Fact]
    public async Task Given_the_pages_Then_each_says_who_may_see_it()
    {
        var pages = (await EndpointsAsync()).Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).ToList();
        Assert.Contains(pages, page => PathOf(page) == "/settings/{Name?}");
        var unsaid = pages
            .Where(page => page.Metadata.GetMetadata<IAuthorizeData>() is null && page.Metadata.GetMetadata<IAllowAnonymous>() is null)
            .Select(PathOf);
        Assert.Empty(unsaid);
    }

    [Fact]
    public async Task Given_what_is_open_to_everybody_Then_it_is_this_list_and_the_audience_s()
    {
        string[] known = ["/sign-in", "/sign-in/passkey", "/first-account", "/error/{Status:int}"];
        var open = (await EndpointsAsync())
            .Where(page => page.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
                && page.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(PathOf)
            .Where(path => !path.StartsWith("/s/", StringComparison.Ordinal) && !path.StartsWith("/overlay/", StringComparison.Ordinal));
        Assert.Equal(known.Order(), open.Order());
    }
}
