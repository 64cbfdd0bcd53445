using HostConsole.Hosting;
using Microsoft.AspNetCore.Authentication;

namespace HostConsole.Viewers;

public static class ViewersSetup
{
    public static void AddViewers(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ViewerTokens>();
        builder.Services.AddSingleton<ViewerFormTokens>();
        builder.Services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, ViewerAuthentication>(ViewerAuthentication.SchemeName, null);
        builder.Services.AddAuthorizationBuilder().AddPolicy(ViewerAuthentication.Policy, policy =>
            policy.AddAuthenticationSchemes(ViewerAuthentication.SchemeName).RequireClaim(Limits.ViewerClaim));
    }
}
