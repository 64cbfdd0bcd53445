using MudBlazor;

namespace HostConsole.Components;

/// <summary>Opens the console's dialogs, all in the same frame: a title, what is asked, and one way out by key and by button.</summary>
public static class ConsoleDialogs
{
    private const int Usual = 600;
    private const int Question = 440;
    private const int Beside = 480;

    // A click beside a form must not lose what was typed.
    private static readonly DialogOptions Options = new() { CloseOnEscapeKey = true, BackdropClick = false };

    private static readonly DialogOptions Light = Options with { BackdropClick = true };

    /// <summary>Opens a form, and answers what it was closed with; null where it was left.</summary>
    /// <typeparam name="T">The form, a <see cref="DialogContent"/>.</typeparam>
    /// <param name="width">In pixels, at most; a narrow screen sets its own limit.</param>
    public static Task<object?> OpenAsync<T>(this IDialogService dialogs, string title, Dictionary<string, object?>? parameters = null,
        int width = Usual) where T : DialogContent =>
        dialogs.OpenAsync(title, typeof(T), parameters, width, Options);

    /// <summary>Opens what is only looked at: a press beside it closes it, too.</summary>
    public static Task ShowAsync<T>(this IDialogService dialogs, string title, int width, Dictionary<string, object?>? parameters = null)
        where T : DialogContent =>
        dialogs.OpenAsync(title, typeof(T), parameters, width, Light);

    public static Task<object?> OpenAsync(this IDialogService dialogs, string title, Type content, Dictionary<string, object?> parameters) =>
        dialogs.OpenAsync(title, content, parameters, Usual, Options);

    /// <summary>Asks before something that can't be undone. Enter does it, Esc keeps it.</summary>
    /// <param name="question">The title: "Remove Mo?".</param>
    /// <param name="text">What will happen.</param>
    /// <param name="action">The button that does it: "Remove".</param>
    public static async Task<bool> AskAsync(this IDialogService dialogs, string question, string text, string action,
        string keep = "Cancel") =>
        await dialogs.OpenAsync(question, typeof(ConfirmBox),
            new() { [nameof(ConfirmBox.Text)] = text, [nameof(ConfirmBox.Action)] = action, [nameof(ConfirmBox.Keep)] = keep },
            Question, Options) is true;

    /// <summary>Opens what is read beside the page. Done as soon as it stands there.</summary>
    public static Task AsideAsync<T>(this IDialogService dialogs, string title, Dictionary<string, object?> parameters)
        where T : DialogContent =>
        dialogs.FrameAsync(title, typeof(T), parameters, Beside, Light with { BackgroundClass = "backdrop--aside" }, aside: true);

    private static async Task<object?> OpenAsync(this IDialogService dialogs, string title, Type content,
        Dictionary<string, object?>? parameters, int width, DialogOptions options)
    {
        var dialog = await dialogs.FrameAsync(title, content, parameters, width, options);
        return await dialog.Result is { Canceled: false } result ? result.Data : null;
    }

    private static Task<IDialogReference> FrameAsync(this IDialogService dialogs, string title, Type content,
        Dictionary<string, object?>? parameters, int width, DialogOptions options, bool aside = false) =>
        dialogs.ShowAsync<DialogFrame>(title, new DialogParameters<DialogFrame>
        {
            { frame => frame.Content, content },
            { frame => frame.Parameters, parameters ?? [] },
            { frame => frame.Width, width },
            { frame => frame.Aside, aside },
        }, options);
}
