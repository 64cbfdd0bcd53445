using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Log;

/// <summary>
/// A show's log over the API: as NDJSON up to now, or followed as Server-Sent Events. Read in pages from the store, so that
/// a slow reader holds neither memory nor a transaction; while following, the feed only says that there is more to read, so
/// there is no gap and no duplicate whatever comes in between.
/// </summary>
public static class FactsEndpoint
{
    private const int PageSize = 500;
    private const int MostFollowers = 64;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    // Reading takes a thread; who reads more waits without one.
    private static readonly SemaphoreSlim PagesAtOnce = new(8);
    private static int _followers;

    public static void MapLog(this WebApplication app) =>
        app.MapShowApi().MapGet("/facts", GetAsync).RequireAuthorization(ApiPolicy.Read);

    private static async Task<IResult> GetAsync(HttpContext http, Guid show, long? after, LiveShows shows, IFactLog log,
        TimeProvider clock, IHostApplicationLifetime app)
    {
        var id = new ShowId(show);
        if (await shows.ViewAsync(id, http.RequestAborted) is null) return Problems.Answer((Outcome.Rejected)Outcome.NotFound("show"));
        if (!http.Request.Headers.Accept.ToString().Contains("text/event-stream", StringComparison.OrdinalIgnoreCase))
        {
            http.Response.ContentType = "application/x-ndjson";
            await WriteAsync(http, log, RunId.Of(id), after ?? 0, NdJson, http.RequestAborted);
            return TypedResults.Empty;
        }

        if (long.TryParse(http.Request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture,
            out var last))
            after = last;
        if (Interlocked.Increment(ref _followers) > MostFollowers)
        {
            Interlocked.Decrement(ref _followers);
            http.Response.Headers.RetryAfter = "10";
            return Problems.Answer(StatusCodes.Status429TooManyRequests,
                detail: $"{MostFollowers} programs follow logs already. Close one, or read with ?after= now and then.");
        }

        try
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, app.ApplicationStopping);
            await FollowAsync(http, shows, log, id, after ?? 0, clock, stop.Token);
        }
        catch (OperationCanceledException)
        {
            // The reader left, or the server stops.
        }
        finally
        {
            Interlocked.Decrement(ref _followers);
        }

        return TypedResults.Empty;
    }

    private static async Task FollowAsync(HttpContext http, LiveShows shows, IFactLog log, ShowId show, long after,
        TimeProvider clock, CancellationToken stop)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await http.Response.StartAsync(stop);
        var more = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var subscription = shows.Subscribe(show, _ => more.Writer.TryWrite(true));
        await using var timer = clock.CreateTimer(_ => more.Writer.TryWrite(false), null, Heartbeat, Heartbeat);
        var news = false;
        do
        {
            // Registered first, so what is committed from here on rings again.
            var seq = await WriteAsync(http, log, RunId.Of(show), after, ServerSent, stop);
            if (seq == after && !news) await http.Response.WriteAsync(": still here\n\n", stop);
            await http.Response.Body.FlushAsync(stop);
            after = seq;
            news = await more.Reader.ReadAsync(stop);
        }
        while (true);
    }

    /// <returns>The last sequence read.</returns>
    private static async Task<long> WriteAsync(HttpContext http, IFactLog log, RunId run, long after,
        Func<LoggedFact, byte[]> form, CancellationToken stop)
    {
        while (true)
        {
            var page = await PageAsync(log, run, after, stop);
            foreach (var fact in page)
            {
                after = fact.Seq;
                if (PublicFacts.Of(fact) is { } open) await http.Response.BodyWriter.WriteAsync(form(open), stop);
            }

            if (page.Count < PageSize) return after;
        }
    }

    private static async Task<IReadOnlyList<LoggedFact>> PageAsync(IFactLog log, RunId run, long after, CancellationToken stop)
    {
        await PagesAtOnce.WaitAsync(stop);
        try
        {
            return log.ReadPage(run, after, PageSize);
        }
        finally
        {
            PagesAtOnce.Release();
        }
    }

    private static byte[] NdJson(LoggedFact fact) => [.. Line(fact), (byte)'\n'];

    private static byte[] ServerSent(LoggedFact fact) =>
        [.. "id: "u8, .. System.Text.Encoding.ASCII.GetBytes(fact.Seq.ToString(CultureInfo.InvariantCulture)),
            .. "\nevent: fact\ndata: "u8, .. Line(fact), .. "\n\n"u8];

    private static byte[] Line(LoggedFact f)
    {
        var name = FactCatalogue.NameOf(f.Fact);
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                f.Seq,
                f.At,
                by = f.By.ToString(),
                house = f.InLedger,
                fact = name,
                version = FactCatalogue.VersionOf(name),
                data = JsonSerializer.SerializeToElement(f.Fact, f.Fact.GetType(), Json.Options)
            }, Json.Options);
    }
}
