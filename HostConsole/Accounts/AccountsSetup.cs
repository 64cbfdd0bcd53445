using HostConsole.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Accounts;

/// <summary>Sign-in at the console and keys for programs.</summary>
public static class AccountsSetup
{
    /// <summary>The cookie of a session at the console.</summary>
    public const string Cookie = "hostconsole";

    public const string SignInPath = "/sign-in";
    public const string SignOutPath = "/sign-out";
    public const string SignOutEverywherePath = "/sign-out/everywhere";

    /// <summary>PBKDF2 with HMAC-SHA-512 at OWASP's figure of 2023; older hashes are made anew at their next sign-in.</summary>
    public static readonly PasswordHasherOptions Hashing = new() { IterationCount = 210_000 };

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDbContextFactory<AccountsDb>(static (provider, options) =>
            options.UseSqlite($"Data Source={provider.GetRequiredService<DataFolder>().File(AccountsStore.FileName)}"));
        services.AddIdentityCore<Account>(options =>
            {
                // Length beats composition rules (NIST SP 800-63B, 5.1.1.2).
                options.Password = new()
                {
                    RequiredLength = AccountBook.ShortestPassword,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false
                };
                options.User.AllowedUserNameCharacters = null!; // names of people, in any script
            })
            .AddPasswordValidator<PasswordStrength>()
            .AddSignInManager<ConsoleSignIn>()
            .AddErrorDescriber<PlainErrors>()
            .AddClaimsPrincipalFactory<ConsolePrincipals>()
            .AddEntityFrameworkStores<AccountsDb>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = Hashing.IterationCount);
        services.AddSingleton<Sessions>();
        services.AddSingleton<SignInThrottle>();
        services.AddSingleton<KnownDevices>();
        services.AddSignInLimit();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<OwnPassword>();
        services.AddSingleton<AccountBook>();
        services.AddSingleton<FirstAccountLink>();
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<WrongKeys>();
        services.AddHostedService<AccountsStore>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitSignIn>();
        AddSchemes(services);
        services.AddPasskeys();
        AddPolicies(services.AddAuthorizationBuilder());
    }

    private static void AddSchemes(IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiCaller.Scheme, null)
            .AddIdentityCookies();
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.OnRefreshingPrincipal = ConsoleSignIn.KeepSession;
        });
        services.ConfigureApplicationCookie(options =>
        {
            options.Cookie.Name = Cookie;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest; // plain HTTP on the laptop, HTTPS behind a proxy
            options.ExpireTimeSpan = TimeSpan.FromDays(14);
            options.SlidingExpiration = true;
            options.LoginPath = SignInPath;
            options.ReturnUrlParameter = "returnUrl";
            // Nobody is redirected but a person: a program gets the bare status, and with it a problem document.
            options.Events.OnValidatePrincipal = ConsoleSignIn.ValidateAsync;
            options.Events.OnRedirectToLogin = context => Redirect(context, StatusCodes.Status401Unauthorized);
            options.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
    }

    private static Task Redirect(
        RedirectContext<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions> context, int status)
    {
        if (ProblemsSetup.WantsDocument(context.HttpContext)) context.Response.StatusCode = status;
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static void AddPolicies(AuthorizationBuilder policies)
    {
        foreach (var permission in Enum.GetValues<Permission>())
            policies.AddPolicy(permission.ToString(), policy => policy.RequireRole(Permissions.RolesThatMay(permission)));
        foreach (var scope in ApiScope.All)
            policies.AddPolicy($"api:{scope}", policy => policy.AddAuthenticationSchemes(ApiCaller.Scheme)
                .RequireClaim(ApiKeyAuthentication.ScopeClaim, scope));
        policies.AddPolicy(ApiPolicy.Download, policy => policy
            .AddAuthenticationSchemes(IdentityConstants.ApplicationScheme, ApiCaller.Scheme)
            .RequireAssertion(static context =>
                context.User.HasClaim(ApiKeyAuthentication.ScopeClaim, ApiScope.Read)
                || (context.User.May(Permission.Export) && context.Resource is HttpContext { Request.Method: "GET" or "HEAD" })));
    }

    public static void MapAccounts(this WebApplication app)
    {
        app.MapPasskeys();
        app.MapPost(SignOutPath, static async (SignInManager<Account> signIn) =>
            {
                await signIn.SignOutAsync();
                return TypedResults.LocalRedirect(SignInPath);
            })
            .AddEndpointFilter(LetWhoIsOutGo)
            .RequireAntiforgery()
            .ExcludeFromDescription();
        app.MapPost(SignOutEverywherePath, static async (SignInManager<Account> signIn, Sessions sessions, HttpContext http) =>
            {
                if (Guid.TryParse(signIn.UserManager.GetUserId(http.User), out var account)) await sessions.EndAllAsync(account);
                await signIn.SignOutAsync();
                return TypedResults.LocalRedirect(SignInPath);
            })
            .AddEndpointFilter(LetWhoIsOutGo)
            .RequireAntiforgery()
            .ExcludeFromDescription();
    }

    // The form of a page that stayed open is too old by now, but what it asks for is done.
    private static async ValueTask<object?> LetWhoIsOutGo(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next) =>
        invocation.HttpContext.User.Identity?.IsAuthenticated == true ? await next(invocation) : TypedResults.LocalRedirect(SignInPath);
}
