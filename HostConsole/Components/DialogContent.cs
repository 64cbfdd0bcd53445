using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HostConsole.Components;

/// <summary>What stands in a dialog, and how it closes it. Outside of a dialog closing does nothing.</summary>
public abstract class DialogContent : ComponentBase
{
    [CascadingParameter] private IMudDialogInstance? Dialog { get; set; }

    /// <summary>Closes the dialog with what it was opened for.</summary>
    protected void Close(object result) => Dialog?.Close(DialogResult.Ok(result));

    /// <summary>Gives the dialog another title, since it shows something else now.</summary>
    protected Task RenameAsync(string title) => Dialog?.SetTitleAsync(title) ?? Task.CompletedTask;

    /// <summary>Closes the dialog; nothing was done.</summary>
    protected void Leave() => Dialog?.Cancel();
}
