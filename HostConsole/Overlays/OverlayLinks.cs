using HostConsole.Core.Kernel;
using HostConsole.Engine;
using HostConsole.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HostConsole.Overlays;

/// <summary>The addresses that OBS's browser sources open.</summary>
public sealed class OverlayLinks(OverlayTokens tokens, LiveShows shows, PublicAddress address, IServer server)
{
    /// <summary>What there is an overlay of, in the order of lists; the first holds all the others.</summary>
    public static readonly IReadOnlyList<string> Names =
        [OverlayParts.All, .. OverlayParts.Mechanics.Select(m => m.Name), OverlayParts.Alerts];

    /// <summary>The size of the browser source, in pixels.</summary>
    public static (int Width, int Height) Size(bool portrait) => portrait ? (1080, 1920) : (1920, 1080);

    /// <summary>The whole address, which is a secret: whoever has it sees the overlay.</summary>
    /// <param name="what">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">There is no such overlay, or no such show.</exception>
    public Task<string> AddressAsync(ShowId show, string what, bool portrait) => AddressAsync(show, what, portrait, root: null);

    /// <param name="root">Where the asker has this console open; taken where no public address is set.</param>
    public async Task<string> AddressAsync(ShowId show, string what, bool portrait, string? root, CancellationToken cancel = default)
    {
        if (!Names.Contains(what)) throw new ArgumentException($"There is no overlay '{what}'.", nameof(what));
        var code = (await shows.ViewAsync(show, cancel))?.Code ?? throw new ArgumentException("There is no such show.", nameof(show));
        var start = (address.Url ?? root ?? Bound()).TrimEnd('/');
        return $"{start}/overlay/{code}/{await tokens.GetAsync(show, cancel)}/{what}{(portrait ? "?layout=portrait" : "")}";
    }

    private string Bound() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } bound
            ? Hosting.Address.Openable(bound)
            : Hosting.Address.Default;
}
