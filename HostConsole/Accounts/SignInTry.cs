using System.Globalization;

namespace HostConsole.Accounts;

/// <summary>How a try to sign in ended.</summary>
/// <param name="Problem">What to tell; null where the person is signed in, or has to show a passkey.</param>
/// <param name="Wait">How long to wait where there were too many tries.</param>
/// <param name="AsksForPasskey">The password was right, and doesn't suffice.</param>
public sealed record SignInTry(string? Problem, TimeSpan? Wait = null, bool AsksForPasskey = false)
{
    public static readonly SignInTry Done = new((string?)null), NeedsPasskey = new(null, AsksForPasskey: true);

    /// <summary>Tells the browser too to wait, where there were too many tries.</summary>
    public void Answer(HttpResponse response)
    {
        if (Wait is not { } wait) return;
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString("0", CultureInfo.InvariantCulture);
    }
}
