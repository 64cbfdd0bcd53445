using HostConsole.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace HostConsole.Accounts;

/// <summary>Passkeys beside passwords, by Identity's own support of WebAuthn.</summary>
public static class PasskeysSetup
{
    /// <summary>The page that asks for a passkey after the password.</summary>
    public const string SecondStepPath = "/sign-in/passkey";

    /// <summary>What a browser asks before it makes or uses one.</summary>
    public const string NewPath = "/account/passkeys/options", UsePath = "/sign-in/options", UseAfterPasswordPath = "/sign-in/passkey/options";

    /// <summary>How long the browser has for its answer.</summary>
    public static readonly TimeSpan ChallengeLasts = TimeSpan.FromMinutes(5);

    public static void AddPasskeys(this IServiceCollection services)
    {
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            options.AuthenticatorTimeout = ChallengeLasts;
            options.ResidentKeyRequirement = "required"; // it names its account, so that nobody types a name
            options.UserVerificationRequirement = "required"; // a finger, a face or a PIN: a found device doesn't suffice
        });
        // Identity keeps the challenge here.
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, options =>
        {
            options.Cookie.Name = "hostconsole-passkey";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = ChallengeLasts;
        });
        services.AddSingleton<PasskeyTurns>();
        services.AddSingleton<SpentChallenges>();
        services.AddSingleton<SecondStep>();
        services.AddScoped<Passkeys>();
        services.AddScoped<PasskeySignIn>();
    }

    public static void MapPasskeys(this WebApplication app)
    {
        app.MapPost(NewPath, BeginNewAsync).RequireAuthorization().RequireAntiforgery()
            .RequireRateLimiting(Limits.SignIn).ExcludeFromDescription();
        MapUse(UsePath, afterPassword: false);
        MapUse(UseAfterPasswordPath, afterPassword: true);

        // Not limited as passwords are: every look at the sign-in page asks, and nothing is tried.
        void MapUse(string path, bool afterPassword) =>
            app.MapPost(path, async (HttpContext http, PasskeySignIn signIn) => PasskeyAddress.Obstacle(http.Request) is { } obstacle
                    ? Refused(obstacle)
                    : TypedResults.Text(await signIn.BeginAsync(http, afterPassword), "application/json"))
                .AllowAnonymous().RequireAntiforgery().RequireRateLimiting(Limits.Address).ExcludeFromDescription();
    }

    // The password first: whoever finds an open console must not leave a key of their own in it.
    private static async Task<IResult> BeginNewAsync(
        HttpContext http, SignInManager<Account> signIn, OwnPassword password, Passkeys passkeys,
        [FromForm(Name = "Passkey.Password")] string? typed, [FromForm(Name = "Passkey.Name")] string? name)
    {
        if (PasskeyAddress.Obstacle(http.Request) is { } obstacle) return Refused(obstacle);
        if (await signIn.UserManager.GetUserAsync(http.User) is not { } account) return Refused("This account is gone.");
        if (await password.WrongAsync(account, typed) is { } wrong) return Refused(wrong);
        var begun = await passkeys.BeginAsync(account, name);
        return begun.Problem is { } problem ? Refused(problem) : TypedResults.Text(begun.Value!, "application/json");
    }

    private static IResult Refused(string reason) => Problems.Answer(StatusCodes.Status422UnprocessableEntity, detail: reason);
}
