using System.Text;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Engine;

/// <summary>
/// Idempotency-Key for work that is done beside the writer, such as imports: a known answer is given again, a new one
/// is kept.
/// </summary>
public sealed class IdempotentWork(LiveShows shows, IDbContextFactory<HostDb> store, TimeProvider clock)
{
    /// <param name="work">Gives the body of a 200, or a problem, which is not kept. Safe to do twice, for two calls may race.</param>
    public async Task<IResult> RunAsync(HttpContext http, Func<Task<(object? Body, IResult? Problem)>> work)
    {
        string? json = null;
        var receipt = await Idempotency.ReceiptAsync(http, _ => (StatusCodes.Status200OK, json!));
        if (receipt is { Key.Length: 0 })
            return Problems.Answer(StatusCodes.Status400BadRequest, "malformed",
                "An Idempotency-Key has 1 to 255 visible characters.");
        if (receipt is not null && await KnownAsync(receipt, http.RequestAborted) is { } known) return known;
        var (body, problem) = await work();
        if (problem is not null) return problem;
        json = JsonSerializer.Serialize(body, Json.Options);
        // What was done is done: where its answer can't be kept, a repetition does it again and finds nothing to change.
        if (receipt is not null)
            await shows.SendAsync(new Submission(new KeepAnswer(), Commands.ActorOf(http.User), Receipt: receipt),
                http.RequestAborted);
        return TypedResults.Text(json, "application/json", Encoding.UTF8);
    }

    private async Task<IResult?> KnownAsync(Receipt receipt, CancellationToken cancel)
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow().UtcTicks;
        if (await db.Answers.AsNoTracking()
            .FirstOrDefaultAsync(a => a.Key == receipt.Key && a.ExpiresAt > now, cancel) is not { } kept)
            return null;
        return kept.BodyHash == receipt.BodyHash
            ? TypedResults.Text(kept.Body, "application/json", Encoding.UTF8, kept.Status)
            : Problems.Answer(StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused",
                "This Idempotency-Key was used with another body. Use a new key for a new request.");
    }
}
