using Radzen;

namespace HostConsole.Components;

public static class ConfirmDialog
{
    /// <summary>Asks before something that can't be undone.</summary>
    /// <param name="question">The title: "Remove Mo?".</param>
    /// <param name="text">What will happen.</param>
    /// <param name="action">The button that does it: "Remove".</param>
    public static async Task<bool> AskAsync(this DialogService dialogs, string question, string text, string action,
        string keep = "Cancel") =>
        await dialogs.OpenAsync<ConfirmBox>(question,
            new() { [nameof(ConfirmBox.Text)] = text, [nameof(ConfirmBox.Action)] = action, [nameof(ConfirmBox.Keep)] = keep },
            new DialogOptions { Width = "min(440px, calc(100vw - 32px))", AutoFocusFirstElement = false }) is true;
}
