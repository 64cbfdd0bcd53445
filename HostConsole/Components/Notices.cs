using MudBlazor;

namespace HostConsole.Components;

/// <summary>What the console says in passing, in one look everywhere; the newest takes the place of the one before.</summary>
public static class Notices
{
    public static void Done(this ISnackbar notices, string what) => notices.Show(Severity.Success, what, 4000);

    /// <param name="reason">What to do about it.</param>
    public static void Refused(this ISnackbar notices, string reason) => notices.Show(Severity.Warning, reason, 6000);

    private static void Show(this ISnackbar notices, Severity severity, string text, int milliseconds)
    {
        notices.Clear();
        notices.Add(text, severity, options =>
        {
            options.VisibleStateDuration = milliseconds;
            options.ShowTransitionDuration = options.HideTransitionDuration = 0;
        });
    }
}
