using Microsoft.OpenApi;

namespace HostConsole.Hosting;

/// <summary>The OpenAPI document at /openapi/v1.json: what programs may call, and with which token.</summary>
public static class ApiDescription
{
    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = static call => call.RelativePath is { } path
            && (path.StartsWith("api/", StringComparison.Ordinal) || path.StartsWith("s/", StringComparison.Ordinal)
                || path.StartsWith("webhooks/", StringComparison.Ordinal));
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "HostConsole",
                Version = "v1",
                Description = "The console's commands for programs (/api/v1, API key) and the audience's (/s/{code}, viewer token).",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[ApiCaller.Scheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key of Settings for /api/v1; the token that join answered with for /s/{code}.",
            };
            document.Security = [new OpenApiSecurityRequirement
            {
                [new OpenApiSecuritySchemeReference(ApiCaller.Scheme, document)] = [],
            }];
            return Task.CompletedTask;
        });
    });
}
