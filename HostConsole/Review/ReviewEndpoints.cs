using System.Text;
using System.Text.Json;
using HostConsole.Accounts;
using HostConsole.Core.Export;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace HostConsole.Review;

/// <summary>Exports of a show: orders, facts and the timeline, as CSV (formulas defused) and JSON, streamed.</summary>
public static class ReviewEndpoints
{
    public static void MapReview(this WebApplication app)
    {
        var export = app.MapShowApi().MapGroup("/export").RequireAuthorization(ApiPolicy.Download);
        export.MapGet("/{file}", async (Guid show, string file, HttpContext http, LiveShows shows, ReviewStore reviews, IFactLog log) =>
        {
            if (await shows.RealViewAsync(new(show), http.RequestAborted) is not { } view)
                return Problems.Answer(StatusCodes.Status404NotFound, "not-found", "There is no such show.");
            var run = RunId.Of(view.Id);
            return file switch
            {
                "orders.csv" => Csv(http, view, "orders", w => OrdersCsvAsync(w, reviews, run, http.RequestAborted)),
                "orders.json" => Lines(http, view, "orders", reviews.OrdersAsync(run, http.RequestAborted)),
                "timeline.csv" => Csv(http, view, "timeline", w => TimelineCsvAsync(w, reviews, view, http.RequestAborted)),
                "timeline.json" => Lines(http, view, "timeline", Stream(await reviews.MinutesAsync(run, http.RequestAborted))),
                "facts.csv" => Csv(http, view, "facts", w => FactsCsvAsync(w, log, run)),
                "facts.json" => Lines(http, view, "facts", Stream(Public(log, run).Select(f => new
                {
                    f.Seq,
                    f.At,
                    By = f.By.Kind.Word(),
                    Name = FactCatalogue.NameOf(f.Fact),
                    Data = (object)f.Fact
                }))),
                _ => Problems.Answer(StatusCodes.Status404NotFound, "not-found", "Export orders, timeline or facts, as .csv or .json."),
            };
        });
    }

    private static IEnumerable<LoggedFact> Public(IFactLog log, RunId run) =>
        log.ReadRun(run, 0).Select(PublicFacts.Of).OfType<LoggedFact>();

    private static Microsoft.AspNetCore.Http.HttpResults.PushStreamHttpResult Csv(HttpContext http, ShowView show,
        string what, Func<SafeCsv, Task> write)
    {
        Name(http, show, $"{what}.csv");
        // The CSV writer has no asynchronous form; a download may hold its own thread.
        http.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        return TypedResults.Stream(async body =>
        {
            await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
                64 * 1024, leaveOpen: true);
            using var csv = new SafeCsv(writer);
            await write(csv);
        }, "text/csv; charset=utf-8");
    }

    // One JSON array, written item by item.
    private static Microsoft.AspNetCore.Http.HttpResults.PushStreamHttpResult Lines<T>(HttpContext http, ShowView show,
        string what, IAsyncEnumerable<T> items)
    {
        Name(http, show, $"{what}.json");
        return TypedResults.Stream(
            body => JsonSerializer.SerializeAsync(body, items, Json.Options, http.RequestAborted), "application/json");
    }

    private static void Name(HttpContext http, ShowView show, string file) =>
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{show.Code}-{file}\"";

    private static async Task OrdersCsvAsync(SafeCsv csv, ReviewStore reviews, RunId run, CancellationToken cancel)
    {
        csv.Row("order", "number", "placed_at", "state", "customer", "currency", "gmv", "discount", "refunded", "units",
            "attribution", "left_out", "repeat", "code", "claim");
        await foreach (var o in reviews.OrdersAsync(run, cancel))
        {
            var currency = Currency.Parse(o.Currency);
            csv.Row(o.Key, o.Number, Time(o.PlacedAt), o.State, o.Customer?.ToString(), o.Currency,
                new Money(o.Gmv, currency), new Money(o.Discount, currency), new Money(o.Refunded, currency), o.Units,
                o.Attribution, o.Excluded, o.Repeat ? "yes" : "no", o.Code, o.Claim?.ToString());
        }
    }

    private static async Task TimelineCsvAsync(SafeCsv csv, ReviewStore reviews, ShowView show, CancellationToken cancel)
    {
        csv.Row("minute", "watching", "comments", "votes", "claims", "entries", "orders", "gmv", "refunds");
        foreach (var m in await reviews.MinutesAsync(RunId.Of(show.Id), cancel))
            csv.Row(m.At, m.Watching, m.Comments, m.Votes, m.Claims, m.Entries, m.Orders,
                new Money(m.Gmv, show.Currency), new Money(m.Refunds, show.Currency));
    }

    private static Task FactsCsvAsync(SafeCsv csv, IFactLog log, RunId run)
    {
        csv.Row("seq", "at", "by", "fact", "data");
        foreach (var f in Public(log, run))
            csv.Row(f.Seq, f.At, f.By.Kind.Word(), FactCatalogue.NameOf(f.Fact),
                FactCatalogue.Write(f.Fact));
        return Task.CompletedTask;
    }

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);

    private static async IAsyncEnumerable<T> Stream<T>(IEnumerable<T> items)
    {
        foreach (var item in items) yield return item;
        await Task.CompletedTask;
    }
}
