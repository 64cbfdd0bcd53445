using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Rewards;

/// <summary>Pools of codes over the console's API. No answer holds a code.</summary>
public static class PoolEndpoints
{
    private sealed record PoolBody(string? Title, IReadOnlyList<string>? Codes, bool? Shared, int? Units);
    private sealed record CodesBody(IReadOnlyList<string>? Codes);

    public static void MapPools(this WebApplication app)
    {
        var pools = app.MapGroup("/api/v1/rewards/pools").RequireRateLimiting(Limits.Api);
        pools.MapPost("", (PoolBody body, Commands commands, TimeProvider clock) =>
        {
            var id = Id.New<PoolId>(clock);
            var open = new OpenPool(id, body.Title ?? "", body.Codes ?? [], body.Shared ?? false, body.Units);
            return commands.SendAsync(null, open, done => new { id, left = body.Shared == true ? body.Units : Added(done) },
                StatusCodes.Status201Created);
        }).RequireAuthorization(ApiPolicy.Control);
        pools.MapPost("/{pool:guid}/codes", (Guid pool, CodesBody body, Commands commands) =>
            commands.SendAsync(null, new AddCodes(new(pool), body.Codes ?? []), done => new { added = Added(done) }))
            .RequireAuthorization(ApiPolicy.Control);
        pools.MapPost("/{pool:guid}/close", (Guid pool, Commands commands) =>
            commands.SendAsync(null, new ClosePool(new(pool)), _ => new { closed = true })).RequireAuthorization(ApiPolicy.Control);
        pools.MapGet("", async (LiveShows shows, CancellationToken cancel) =>
            TypedResults.Json(new { pools = (await shows.AskAsync(new AllPools(), cancel)).Select(Answer) }, Json.Options))
            .RequireAuthorization(ApiPolicy.Read);
        pools.MapGet("/{pool:guid}", async (Guid pool, LiveShows shows, CancellationToken cancel) =>
            (await shows.AskAsync(new AllPools(), cancel)).FirstOrDefault(p => p.Id.Value == pool) is { } found
                ? TypedResults.Json(Answer(found), Json.Options)
                : Problems.Answer(StatusCodes.Status404NotFound)).RequireAuthorization(ApiPolicy.Read);
    }

    private static int Added(Done done) => done.Answer<CodesTaken>().Added;

    private static object Answer(PoolView p) => new
    {
        p.Id,
        p.Title,
        left = p.Level.Left,
        held = p.Level.Held,
        given = p.Level.Given,
        p.Shared,
        closed = p.Level.IsClosed,
    };
}
