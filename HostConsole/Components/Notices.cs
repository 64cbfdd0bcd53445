using MudBlazor;

namespace HostConsole.Components;

/// <summary>What the console says in passing, in one look everywhere; the newest takes the place of the one before.</summary>
public static class Notices
{
    public static void Done(this ISnackbar notices, string what) => notices.Show(Severity.Success, what, 4000);

    /// <param name="reason">What to do about it.</param>
    public static void Refused(this ISnackbar notices, string reason) => notices.Show(Severity.Warning, reason, 6000);

    /// <summary>Says what was done, and takes it back on a press within eight seconds.</summary>
    /// <param name="undo">Gives null where it was taken back; else why not, in words.</param>
    public static void Undoable(this ISnackbar notices, string what, Func<Task<string?>> undo) =>
        notices.Show(Severity.Success, what, 8000, async () =>
        {
            if (await undo() is { } why) notices.Refused(why);
            else notices.Done("Taken back.");
        });

    private static void Show(this ISnackbar notices, Severity severity, string text, int milliseconds, Func<Task>? undo = null)
    {
        notices.Clear();
        notices.Add(text, severity, options =>
        {
            options.VisibleStateDuration = milliseconds;
            options.ShowTransitionDuration = options.HideTransitionDuration = 0;
            if (undo is null) return;
            options.Action = "Undo";
            options.OnClick = _ => undo();
        });
    }
}
