using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace HostConsole.Hosting;

public static class ProblemsSetup
{
    private const string PagePath = "/error";

    public static void AddProblems(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            if (context.ProblemDetails.Type?.StartsWith("/problems/", StringComparison.Ordinal) != true)
                context.ProblemDetails.Type = Problems.Of(context.HttpContext.Response.StatusCode).Type;
        });
        services.AddExceptionHandler<UnreadableRequest>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true); // so that the reason is known
    }

    /// <summary>Programs get problem documents, people get a page.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseWhen(WantsDocument, static branch =>
        {
            branch.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = static context => context.WriteProblemAsync(WithTrace(context)),
            });
            branch.UseStatusCodePages(static pages =>
                pages.HttpContext.WriteProblemAsync(Problems.Of(pages.HttpContext.Response.StatusCode)));
        });
        app.UseWhen(static context => !WantsDocument(context) && AcceptsHtml(context), static branch =>
        {
            branch.UseExceptionHandler(
                new ExceptionHandlerOptions { ExceptionHandlingPath = $"{PagePath}/500", CreateScopeForErrors = true });
            branch.UseStatusCodePagesWithReExecute($"{PagePath}/{{0}}", createScopeForStatusCodePages: true);
            branch.Use(ShowRatherThanPost);
        });
    }

    /// <summary>
    /// A status page is shown, not posted to, or it would refuse a bad form token once more. And a page that is refused
    /// before it wrote anything has a content type already, for which the status page would keep away.
    /// </summary>
    private static async Task ShowRatherThanPost(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
            context.Request.Method = HttpMethods.Get;
        await next(context);
        if (!context.Response.HasStarted && context.Response.StatusCode >= 400 && context.Response.ContentLength is null)
            context.Response.ContentType = null;
    }

    /// <summary>Whether this caller is a program: everything under /api and /webhooks, and under /s what no browser navigates to.</summary>
    public static bool WantsDocument(HttpContext context)
    {
        var path = context.Request.Path;
        return path.StartsWithSegments("/api") || path.StartsWithSegments("/webhooks")
            || (path.StartsWithSegments("/s") && !AcceptsHtml(context));
    }

    public static bool AcceptsHtml(HttpContext context) =>
        context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private static Microsoft.AspNetCore.Mvc.ProblemDetails WithTrace(HttpContext context)
    {
        var problem = Problems.Of(StatusCodes.Status500InternalServerError);
        problem.Extensions["traceId"] = System.Diagnostics.Activity.Current?.Id ?? context.TraceIdentifier;
        return problem;
    }

    /// <summary>A request that can't be read is the caller's fault: 400, 413 or 415 with the reason, and no stack in the log.</summary>
    private sealed class UnreadableRequest : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (exception is not BadHttpRequestException unreadable) return false;
            if (!WantsDocument(httpContext))
            {
                httpContext.Response.StatusCode = unreadable.StatusCode; // the status page says the rest
                return true;
            }
            await httpContext.WriteProblemAsync(Problems.Of(unreadable.StatusCode, detail: Reason(unreadable)));
            return true;
        }

        private static string? Reason(BadHttpRequestException exception) => exception switch
        {
            { StatusCode: not StatusCodes.Status400BadRequest } => null,
            { InnerException: JsonException json } =>
                $"The body is not the JSON that this call expects: look at {json.Path ?? "$"}, line {(json.LineNumber ?? 0) + 1}.",
            _ => exception.Message,
        };
    }
}
