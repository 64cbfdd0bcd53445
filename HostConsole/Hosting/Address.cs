using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace HostConsole.Hosting;

/// <summary>What a slice wants done to each address that the app listens on, before it does.</summary>
public sealed record EndpointSetup(Action<ListenOptions> Apply);

public static class Address
{
    public const string Default = "http://localhost:5080";

    /// <summary>
    /// Sets the default address only where nobody named one. It can't stand in appsettings.json: a <c>Urls</c> there would
    /// beat the environment's ASPNETCORE_URLS.
    /// </summary>
    public static void UseDefaultAddress(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        string?[] named = [settings["urls"], settings["http_ports"], settings["https_ports"]];
        if (named.All(string.IsNullOrWhiteSpace) && !settings.GetSection("Kestrel:Endpoints").GetChildren().Any())
            builder.WebHost.UseUrls(Default);
    }

    /// <summary>
    /// Opens <c>HostConsole:Http2Url</c> beside the other addresses, for HTTP/2 alone: in clear text a connection can't agree on a
    /// version. A proxy that speaks it needs one connection where it would need a hundred. Call it after the default address.
    /// </summary>
    /// <exception cref="InvalidOperationException">Endpoints are named one by one (<c>Kestrel:Endpoints</c>); name this
    /// one there too.</exception>
    public static void UseHttp2Address(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        if (settings["HostConsole:Http2Url"] is not { } url || string.IsNullOrWhiteSpace(url)) return;
        if (settings.GetSection("Kestrel:Endpoints").GetChildren().Any())
            throw new InvalidOperationException("Kestrel:Endpoints names all addresses: put that of "
                + "HostConsole:Http2Url there, with \"Protocols\": \"Http2\".");
        var port = BindingAddress.Parse(url).Port;
        builder.WebHost.UseUrls([.. Named(settings), url]);
        builder.Services.AddSingleton(new EndpointSetup(endpoint =>
        {
            if (endpoint.IPEndPoint?.Port == port) endpoint.Protocols = HttpProtocols.Http2;
        }));
    }

    /// <summary>Lets each <see cref="EndpointSetup"/> have a say: Kestrel itself remembers only the last one that it is told.</summary>
    public static void UseEndpointSetups(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint =>
        {
            foreach (var setup in endpoint.ApplicationServices.GetServices<EndpointSetup>()) setup.Apply(endpoint);
        }));

    private static string[] Named(ConfigurationManager settings)
    {
        static string[] Parts(string? text) =>
            text?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        var urls = Parts(settings["urls"]);
        return urls.Length > 0 ? urls : [.. Parts(settings["http_ports"]).Select(p => $"http://*:{p}"),
            .. Parts(settings["https_ports"]).Select(p => $"https://*:{p}")];
    }

    /// <summary>The form that a browser on this machine can open: a wildcard host becomes localhost.</summary>
    public static string Openable(string bound) => bound
        .Replace("://[::]", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .TrimEnd('/');
}
