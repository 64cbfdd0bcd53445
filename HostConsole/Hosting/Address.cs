namespace HostConsole.Hosting;

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

    /// <summary>The form that a browser on this machine can open: a wildcard host becomes localhost.</summary>
    public static string Openable(string bound) => bound
        .Replace("://[::]", "://localhost", StringComparison.Ordinal)
        .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
        .Replace("://+", "://localhost", StringComparison.Ordinal)
        .Replace("://*", "://localhost", StringComparison.Ordinal)
        .TrimEnd('/');
}
