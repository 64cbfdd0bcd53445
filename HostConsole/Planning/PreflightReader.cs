using HostConsole.Core.Store;
using HostConsole.Hosting;
using HostConsole.Integrations.Obs;
using HostConsole.Shows;
using HostConsole.Surfaces;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Planning;

/// <summary>Looks at what the preflight needs: settings, deliveries, the disk, the clock, the public address.</summary>
public sealed class PreflightReader(
    PlanDesk plans, ObsLink obs, LostSecrets secrets, SettingsStore settings, IDbContextFactory<HostDb> store,
    CatalogueStore catalog, CatalogueMemory memory,
    DataFolder folder, PublicAddress address, NetworkAddresses network, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = 1 << 20
    };
    private readonly (DateTimeOffset Wall, long Steady) start = (clock.GetUtcNow(), clock.GetTimestamp());
    private (string Page, DateTimeOffset At, Probe Probe)? last;

    /// <param name="again">Asks the public address anew, however short ago it was asked.</param>
    public async Task<IReadOnlyList<PreflightPoint>> CheckAsync(PlanState show, bool again = false, CancellationToken cancel = default) =>
        [.. Preflight.Check(new(show, await settings.GetAsync(cancel), address.Url,
            await ProbeAsync(show.Code, again, cancel), await DeliveryAsync(cancel),
            FreeBytes(), clock.GetUtcNow() - start.Wall - clock.GetElapsedTime(start.Steady),
            await plans.StockAsync(show.Plan, cancel), clock.GetUtcNow())
            {
                Network = network.List(),
                Today = memory.Now,
                Unlinked = await UnlinkedAsync(cancel),
            }), .. ObsPreflight.Check(show.Plan, obs.View) is { } point ? [point] : Array.Empty<PreflightPoint>(),
            .. (await secrets.ListAsync(cancel)).Where(lost => lost.IsAsked).Select(Preflight.Lost)];

    private async Task<(int, int, IReadOnlyList<string>)> UnlinkedAsync(CancellationToken cancel) =>
        (await settings.GetAsync(cancel)).CheckoutTemplate is { } template
            && (Deals.Checkout.NeedsShopId(template) || Deals.Checkout.NeedsSku(template))
            ? await catalog.UnlinkedAsync(
                !Deals.Checkout.NeedsShopId(template), Deals.Checkout.NeedsNumber(template), Deals.CheckoutPreflight.MostNamed, cancel)
            : (0, 0, []);

    /// <summary>Fetches the audience page from the public address, and from nowhere else: no redirect is followed.</summary>
    private async Task<Probe?> ProbeAsync(string code, bool again, CancellationToken cancel)
    {
        if (address.Url is not { } url) return null;
        var page = $"{url}/s/{code}";
        if (!again && last is { } known && known.Page == page && clock.GetUtcNow() - known.At < Remembered) return known.Probe;
        var probe = await AskAsync(page, cancel);
        last = (page, clock.GetUtcNow(), probe);
        return probe;
    }

    private async Task<Probe> AskAsync(string page, CancellationToken cancel)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(page), HttpCompletionOption.ResponseHeadersRead, cancel);
            var off = answer.Headers.Date is { } date ? clock.GetUtcNow() - date : (TimeSpan?)null;
            // The header counts whole seconds, cut off: half a second is the best guess at the rest.
            return new(answer.IsSuccessStatusCode ? null : $"it answered {(int)answer.StatusCode}.", off - TimeSpan.FromSeconds(.5));
        }
        catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new($"nothing came within {Patience.TotalSeconds:0} s.");
        }
        catch (HttpRequestException e)
        {
            return new(e.HttpRequestError switch
            {
                HttpRequestError.NameResolutionError => "the name is not known.",
                HttpRequestError.ConnectionError => "nothing answers there.",
                HttpRequestError.SecureConnectionError => "its certificate is not accepted.",
                _ => "the connection broke.",
            });
        }
    }

    private async Task<(string, DateTimeOffset, string)?> DeliveryAsync(CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var row = await db.Deliveries.AsNoTracking().OrderByDescending(d => d.At)
            .Select(d => new { d.Topic, d.At, d.State }).FirstOrDefaultAsync(cancel);
        return row is null ? null : (row.Topic, new DateTimeOffset(row.At, TimeSpan.Zero), row.State);
    }

    private long? FreeBytes()
    {
        try
        {
            return new DriveInfo(folder.Path).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();
}
