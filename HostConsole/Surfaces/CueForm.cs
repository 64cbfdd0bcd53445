using System.Globalization;
using HostConsole.Components.Fields;
using HostConsole.Core.Shows;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Surfaces;

/// <summary>
/// The fields of one kind of cue, the same in the plan, on the live page and in Settings. The dialog around them reads the draft
/// and cascades what is wrong with it.
/// </summary>
public abstract class CueForm<TDraft> : ComponentBase where TDraft : CueDraft
{
    [Parameter, EditorRequired] public required TDraft Draft { get; set; }
    [Parameter, EditorRequired] public required ShowSettings Settings { get; set; }

    /// <summary>The show that it is launched in; null while it is planned.</summary>
    [Parameter] public ShowView? Show { get; set; }

    /// <summary>Only what each new one starts with: nothing that belongs to a single one.</summary>
    [Parameter] public bool Usual { get; set; }

    /// <summary>Called after the fields were drawn, so that what was typed can be kept.</summary>
    [Parameter] public Func<Task>? Typed { get; set; }

    /// <summary>Called when a choice has filled the form in, so that the next key can launch it.</summary>
    [Parameter] public Func<Task>? Filled { get; set; }

    [CascadingParameter] public FieldProblem? Problem { get; set; }

    protected CultureInfo Culture => CultureInfo.GetCultureInfo(Settings.Culture);

    protected string? WrongWith(string field) => Problem?.Field == field ? Problem.Reason : null;

    protected override Task OnAfterRenderAsync(bool firstRender) => firstRender || Typed is null ? Task.CompletedTask : Typed();
}
