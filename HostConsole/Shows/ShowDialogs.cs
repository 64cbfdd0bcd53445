using HostConsole.Components;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using MudBlazor;

namespace HostConsole.Shows;

/// <summary>The dialogs about a show; each answers the show's id once it is saved, or null.</summary>
public static class ShowDialogs
{
    private const int Wide = 680;
    private const int Question = 480;

    public static async Task<ShowId?> NewShowAsync(this IDialogService dialogs, ShowDraft draft) =>
        (ShowId?)await dialogs.OpenAsync<ShowForm>("New show",
            new() { [nameof(ShowForm.Draft)] = draft, [nameof(ShowForm.Action)] = "Create the show" }, Wide);

    public static async Task<ShowId?> CloneShowAsync(this IDialogService dialogs, ShowId from, ShowSettings settings) =>
        (ShowId?)await dialogs.OpenAsync<ShowForm>("Clone the show", new()
        {
            [nameof(ShowForm.Draft)] = ShowDraft.CloneOf(settings, RandomText.NewCode()),
            [nameof(ShowForm.Action)] = "Clone it",
            [nameof(ShowForm.From)] = from,
        }, Wide);

    public static async Task<ShowId?> EditShowAsync(this IDialogService dialogs, ShowId show, string code,
        ShowSettings settings, ShowStatus status) =>
        (ShowId?)await dialogs.OpenAsync<ShowForm>("Settings of the show", new()
        {
            [nameof(ShowForm.Draft)] = ShowDraft.Of(settings, code),
            [nameof(ShowForm.Action)] = "Save",
            [nameof(ShowForm.Show)] = show,
            [nameof(ShowForm.Started)] = status is ShowStatus.Live or ShowStatus.Paused or ShowStatus.Ended,
        }, Wide);

    /// <returns>Whether it was deleted.</returns>
    public static async Task<bool> DeleteShowAsync(this IDialogService dialogs, ShowLine show) =>
        await dialogs.OpenAsync<DeleteShow>("Delete this show?", new() { [nameof(DeleteShow.Line)] = show }, Question) is true;
}
