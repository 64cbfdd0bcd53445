using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Hosting;

namespace HostConsole.Engine;

/// <summary>The door from HTTP to the writer: one way to send a command, repeat it safely, and put its outcome into an answer.</summary>
public sealed class Commands(LiveShows shows, Origins origins, IHttpContextAccessor accessor)
{
    /// <param name="answer">The body of the success; made before the commit, so look at nothing that can still change.</param>
    /// <param name="status">201 where something new came to be.</param>
    /// <param name="by">Who does it, where the request doesn't say.</param>
    public Task<IResult> SendAsync(ShowId? show, ShowCommand command, Func<Done, object?> answer,
        int status = StatusCodes.Status200OK, bool real = false, Actor? by = null) =>
        SendAsync(show, command, done => (status, answer(done)), real, by);

    /// <summary>As above, where the outcome decides the status.</summary>
    public async Task<IResult> SendAsync(ShowId? show, ShowCommand command,
        Func<Done, (int Status, object? Body)> answer, bool real = false, Actor? by = null)
    {
        var http = accessor.HttpContext!;
        (int, string) Write(Done done)
        {
            var (status, body) = answer(done);
            return (status, JsonSerializer.Serialize(body, Json.Options));
        }

        var receipt = await Idempotency.ReceiptAsync(http, Write);
        if (receipt is { Key.Length: 0 })
            return Problems.Answer(StatusCodes.Status400BadRequest, "malformed",
                "An Idempotency-Key has 1 to 255 visible characters.");
        var sent = await shows.SendAsync(
            new Submission(command, by ?? ActorOf(http.User), show, real, receipt, OriginOf(http, show)),
            http.RequestAborted);
        return sent switch
        {
            Done done => Raw(Write(done)),
            Repeated again => Raw((again.Status, again.Body)),
            Refused refused => Problems.Answer(refused.Rejection),
            Mismatch => Problems.Answer(StatusCodes.Status422UnprocessableEntity, "idempotency-key-reused",
                "This Idempotency-Key was used with another body. Use a new key for a new request."),
            Unavailable unavailable => Problems.Answer(StatusCodes.Status503ServiceUnavailable, "read-only", unavailable.Reason),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ContentHttpResult Raw((int Status, string Body) answer) =>
        answer.Status >= 400
            ? TypedResults.Text(answer.Body, "application/problem+json", Encoding.UTF8, answer.Status)
            : TypedResults.Text(answer.Body, "application/json", Encoding.UTF8, answer.Status);

    // Asked for only where somebody is new, and then the request may be over.
    private Func<string?>? OriginOf(HttpContext http, ShowId? show) =>
        show is { } id && http.Connection.RemoteIpAddress is { } address ? () => origins.Of(address, id) : null;

    /// <summary>Who calls: a viewer, an API key, or somebody at the console.</summary>
    public static Actor ActorOf(ClaimsPrincipal user)
    {
        if (user.FindFirst(Limits.ViewerClaim) is { } viewer) return new(ActorKind.Viewer, viewer.Value);
        if (user.FindFirst(ApiCaller.KeyClaim) is { } key) return new(ActorKind.Api, key.Value);
        return new(ActorKind.Console, user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? user.Identity?.Name ?? "");
    }
}

/// <summary>Idempotency-Key: known by caller, path and key; held against the body's hash.</summary>
public static class Idempotency
{
    public const string Header = "Idempotency-Key";

    /// <returns>Null without the header; an empty key where it is malformed. The request's body must be buffered or not yet read.</returns>
    public static async Task<Receipt?> ReceiptAsync(HttpContext http, Func<Done, (int, string)> answer)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<Unrepeatable>() is not null) return null;
        if (!HttpMethods.IsPost(http.Request.Method) || !http.Request.Headers.TryGetValue(Header, out var header)) return null;
        var key = header.ToString();
        if (key.Length is 0 or > 255 || key.Any(char.IsControl)) return new("", "", answer);
        var body = await BodyHashAsync(http);
        var caller = Commands.ActorOf(http.User).ToString();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{caller}\n{http.Request.Path}\n{key}"));
        return new(Convert.ToHexStringLower(hash), body, answer);
    }

    private sealed record Unrepeatable;

    /// <summary>Ignores the header: each call is a new one, and its answer, which holds a secret, is kept nowhere.</summary>
    public static TBuilder KeepsNoAnswer<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new Unrepeatable());

    private static async Task<string> BodyHashAsync(HttpContext http)
    {
        if (!http.Request.Body.CanSeek) return "";
        http.Request.Body.Position = 0;
        var hash = await SHA256.HashDataAsync(http.Request.Body, http.RequestAborted);
        http.Request.Body.Position = 0;
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Keeps the body readable twice where the call carries a key.</summary>
    public static void UseIdempotency(this IApplicationBuilder app) => app.Use(static (http, next) =>
    {
        if (http.Request.Headers.ContainsKey(Header)) http.Request.EnableBuffering();
        return next(http);
    });
}
