using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Hosting;

namespace HostConsole.Orders;

/// <summary>An import of orders, taken back or moved to another show.</summary>
public static class ImportEndpoints
{
    private sealed record MoveBody(Guid? Show);

    public static void MapImports(this WebApplication app)
    {
        var imports = app.MapGroup("/api/v1/imports/{import:guid}").RequireRateLimiting(Limits.Api).RequireAuthorization(ApiPolicy.Orders);
        imports.MapDelete("", async (Guid import, HttpContext http, OrderImports all, CancellationToken cancel) =>
            Answer(await all.TakeBackAsync(import, Commands.ActorOf(http.User), cancel),
                done => new { import, state = "taken-back", orders = done.Orders }));
        imports.MapPost("/move", MoveAsync);
    }

    private static async Task<IResult> MoveAsync(Guid import, MoveBody body, HttpContext http, OrderImports all,
        Commands commands, CancellationToken cancel)
    {
        if (body.Show is not { } show)
            return Problems.Answer(
                (Outcome.Rejected)Outcome.Invalid("show", "Name the show that the orders are of, by its id."));
        var done = await all.MoveAsync(import, new(show), Commands.ActorOf(http.User), cancel);
        return done.Problem is { } problem ? Problems.Answer(problem) : await commands.SendAsync(null, new KeepAnswer(),
            _ => new { import, show, state = "moved", orders = done.Orders });
    }

    private static IResult Answer(ImportDone done, Func<ImportDone, object> answer) =>
        done.Problem is { } problem ? Problems.Answer(problem) : TypedResults.Json(answer(done), Json.Options);
}
