using Radzen;

namespace HostConsole.Components;

/// <summary>What the console says in passing, in one look everywhere; the newest takes the place of the one before.</summary>
public static class Notices
{
    public static void Done(this NotificationService notices, string what) => notices.Show(NotificationSeverity.Success, what, 4000);

    /// <param name="reason">What to do about it.</param>
    public static void Refused(this NotificationService notices, string reason) => notices.Show(NotificationSeverity.Warning, reason, 6000);

    private static void Show(this NotificationService notices, NotificationSeverity severity, string text, double milliseconds)
    {
        notices.Messages.Clear();
        notices.Notify(new NotificationMessage { Severity = severity, Summary = text, Duration = milliseconds });
    }
}
