using HostConsole.Core.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace HostConsole.Hosting;

/// <summary>
/// Problem documents (RFC 9457): <c>type</c> is a stable slug such as <c>/problems/sold-out</c>, <c>detail</c> says what
/// to do, <c>errors</c> names wrong fields.
/// </summary>
public static class Problems
{
    public static ProblemDetails Of(int status, string? slug = null, string? detail = null)
    {
        var known = Known(status);
        return new()
        {
            Type = $"/problems/{slug ?? known.Slug}",
            Title = slug is null || slug == known.Slug ? known.Title : Sentence(slug),
            Status = status,
            Detail = detail ?? known.Detail,
        };
    }

    /// <summary>The answer for a rejection: 409, 422 with <c>errors</c> by field, 404 or 403.</summary>
    public static IResult Answer(Outcome.Rejected rejected)
    {
        var problem = Of(StatusOf(rejected.Kind), rejected.Slug, rejected.Reason);
        if (rejected.Field is { } field) problem.Extensions["errors"] = new Dictionary<string, string[]> { [field] = [rejected.Reason] };
        return TypedResults.Problem(problem);
    }

    /// <summary>The answer for fields that are wrong: 422 with every reason.</summary>
    public static IResult Invalid(IReadOnlyDictionary<string, string[]> errors)
    {
        var problem = Of(StatusCodes.Status422UnprocessableEntity, detail: string.Join(" ", errors.Values.SelectMany(reasons => reasons)));
        problem.Extensions["errors"] = errors;
        return TypedResults.Problem(problem);
    }

    public static IResult Answer(int status, string? slug = null, string? detail = null) => TypedResults.Problem(Of(status, slug, detail));

    /// <summary>Writes a problem document where no endpoint can return one.</summary>
    public static Task WriteProblemAsync(this HttpContext context, ProblemDetails problem)
    {
        context.Response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
        return context.Response.WriteAsJsonAsync(problem, options: null, contentType: "application/problem+json", context.RequestAborted);
    }

    public static int StatusOf(RejectionKind kind) => kind switch
    {
        RejectionKind.Conflict => StatusCodes.Status409Conflict,
        RejectionKind.Invalid => StatusCodes.Status422UnprocessableEntity,
        RejectionKind.NotFound => StatusCodes.Status404NotFound,
        RejectionKind.Forbidden => StatusCodes.Status403Forbidden,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What a bare status says of itself.</summary>
    public static (string Slug, string Title, string Detail) Known(int status) => status switch
    {
        400 => ("malformed", "The request can't be read",
            "Check the body and the parameters against the API description at /openapi/v1.json."),
        401 => ("unauthorized", "Who are you?", "Send a valid token: Authorization: Bearer <token>."),
        403 => ("forbidden", "Not allowed", "This needs a right that you don't have."),
        404 => ("not-found", "Nothing here", "Check the address and the ids in it."),
        405 => ("method-not-allowed", "Wrong method", "The Allow header names the methods that this address has."),
        406 => ("not-acceptable", "No such format", "Ask for application/json."),
        408 => ("too-slow", "Too slow", "The body came too slowly, so the request was given up; nothing was changed. Send it again."),
        409 => ("conflict", "Not now", "The state of things doesn't allow it."),
        413 => ("too-large", "Too large", "Send less at once: the body is larger than this call accepts."),
        415 => ("unsupported-media-type", "Wrong content type", "Send the content type that this call expects, usually application/json."),
        422 => ("invalid", "Something is wrong", "Correct the fields that are named in errors."),
        429 => ("too-many-requests", "Slow down", "Try again after the number of seconds in Retry-After."),
        503 => ("unavailable", "Not available now", "Try again in a moment."),
        _ when status >= 500 => ("internal-error", "Something broke here",
            "This is our fault, not yours; the log says more under the trace id."),
        _ => ("error", "That didn't work", "The request was refused."),
    };

    private static string Sentence(string slug) => char.ToUpperInvariant(slug[0]) + slug[1..].Replace('-', ' ');
}
