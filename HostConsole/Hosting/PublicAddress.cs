using System.Net;
using HostConsole.Core.Store;

namespace HostConsole.Hosting;

/// <summary>
/// Where the audience finds this console: as set in Settings, else by <c>HostConsole:PublicUrl</c>. A change is there at once.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration, SettingsStore settings)
{
    /// <summary>That of the configuration; null where none is named, or none that a browser can open.</summary>
    public string? Configured { get; } = Read(configuration["HostConsole:PublicUrl"]);

    /// <summary>Without a slash at the end; null where none is set.</summary>
    public string? Url => settings.Known?.PublicUrl ?? Configured;

    /// <summary>What links are made of: <see cref="Url"/>, else what the request was made to; without a slash at the end.</summary>
    public string Of(HttpRequest request) => Url ?? $"{request.Scheme}://{request.Host}{request.PathBase}";

    /// <param name="url">One without a <see cref="Problem"/>; null leaves it to the configuration.</param>
    public async Task UseAsync(string? url, CancellationToken cancel = default) =>
        await settings.SaveAsync(await settings.GetAsync(cancel) with { PublicUrl = Read(url) }, cancel);

    public static string? Read(string? set) =>
        Uri.TryCreate(set?.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")
            && uri.UserInfo.Length == 0 && uri.Query.Length == 0
            ? uri.ToString().TrimEnd('/')
            : null;

    /// <summary>Why what somebody typed can't be taken; null where it can, or where it is empty.</summary>
    public static string? Problem(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        if (Read(typed) is not { } url || new Uri(url) is not { Fragment.Length: 0, AbsolutePath: "/" } uri)
            return "Write the whole address and nothing behind it, such as https://live.your-shop.com.";
        return ExampleName.Problem(uri) is { } example ? $"{example} Enter the address that your audience uses." : null;
    }

    /// <summary>Whether no other machine can open it.</summary>
    public static bool IsOnlyHere(string url)
    {
        var host = new Uri(url).DnsSafeHost;
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var ip)
                && (IPAddress.IsLoopback(ip) || ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));
    }
}

/// <summary>Reads the settings before the first request, so that the address is known to it.</summary>
public sealed class SettingsAtStart(Core.Shows.IFactLog log, SettingsStore settings) : IHostedService
{
    // The log brings the store to this version.
    private readonly Core.Shows.IFactLog _log = log;

    public Task StartAsync(CancellationToken cancellationToken) => settings.GetAsync(cancellationToken);
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
