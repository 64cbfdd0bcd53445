using Microsoft.AspNetCore.Antiforgery;

namespace HostConsole.Hosting;

public static class AntiforgeryFilter
{
    /// <summary>Refuses what comes without this visitor's form token (field or header), for endpoints that a cookie opens.</summary>
    public static TBuilder RequireAntiforgery<TBuilder>(this TBuilder endpoints) where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(static async (invocation, next) =>
        {
            var antiforgery = invocation.HttpContext.RequestServices.GetRequiredService<IAntiforgery>();
            if (await antiforgery.IsRequestValidAsync(invocation.HttpContext)) return await next(invocation);
            return ProblemsSetup.AcceptsHtml(invocation.HttpContext)
                ? TypedResults.BadRequest()
                : Problems.Answer(StatusCodes.Status400BadRequest, "form-token",
                    "The form's token is missing or old. Reload the page and send the form again.");
        });
}
