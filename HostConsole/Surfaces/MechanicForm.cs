using HostConsole.Components;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HostConsole.Surfaces;

/// <summary>The form that launches a mechanic, in a dialog: it closes once that is done, and says why where it is refused.</summary>
public abstract class MechanicForm : DialogContent
{
    private bool sending;

    [Inject] protected TimeProvider Clock { get; set; } = null!;

    /// <summary>The show as it was when the form was opened.</summary>
    [Parameter, EditorRequired] public required ShowView Show { get; set; }

    /// <summary>Gives null where it was done; else why not, in words.</summary>
    [Parameter, EditorRequired] public required Func<ShowCommand, Task<string?>> Send { get; set; }

    /// <summary>Why the engine refused the last try; null where it did not.</summary>
    protected string? Refused { get; private set; }

    /// <summary>Sends, once however often it is pressed.</summary>
    protected async Task<bool> SendAsync(ShowCommand command)
    {
        if (sending) return false;
        sending = true;
        try { Refused = await Send(command); }
        finally { sending = false; }

        if (Refused is null) Leave();
        return Refused is null;
    }

    /// <summary>Opens a mechanic's form.</summary>
    public static Task OpenAsync(IDialogService dialogs, MechanicUi ui, ShowView show,
        Func<ShowCommand, Task<string?>> send) =>
        dialogs.OpenAsync(ui.Launch!.FormTitle, ui.Launch.Form, new() { [nameof(Show)] = show, [nameof(Send)] = send });
}

/// <summary>A form whose half-written text outlives a reload: it is kept in the person's own browser until it is launched.</summary>
/// <typeparam name="TDraft">What is typed; an immutable record that JSON can hold.</typeparam>
public abstract class MechanicForm<TDraft> : MechanicForm where TDraft : class
{
    [Inject] private Drafts Drafts { get; set; } = null!;

    /// <summary>What is typed now.</summary>
    protected TDraft Draft { get; private set; } = null!;

    /// <summary>What is wrong with it; null where nothing is known to be.</summary>
    protected Outcome.Rejected? Problem { get; set; }

    /// <summary>The name under which it is kept, one a mechanic.</summary>
    protected abstract string Name { get; }

    /// <summary>A form in which nothing is typed yet.</summary>
    protected abstract TDraft Fresh { get; }

    /// <summary>Whether a kept draft can still be used.</summary>
    protected virtual bool IsUsable(TDraft kept) => true;

    private string Key => $"{Name}:{Show.Id}";

    protected override void OnInitialized() => Draft = Fresh;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || await Drafts.GetAsync<TDraft>(Key) is not { } kept || !IsUsable(kept)) return;
        Draft = kept;
        StateHasChanged();
    }

    protected async Task KeepAsync(TDraft next)
    {
        (Draft, Problem) = (next, null);
        await Drafts.KeepAsync(Key, next);
    }

    /// <summary>Sends what was typed; once it is done, it is forgotten.</summary>
    protected async Task LaunchAsync(ShowCommand command)
    {
        if (await SendAsync(command)) await Drafts.ForgetAsync(Key);
    }

    protected string? Invalid(string field) => Problem?.Field == field ? "true" : null;
}
