using System.Globalization;
using HostConsole.Core.Shows;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Surfaces;

/// <summary>The fields of one kind of cue; the dialog around them reads the draft and tells them what is wrong with it.</summary>
public abstract class CueForm<TDraft> : ComponentBase where TDraft : CueDraft
{
    [Parameter, EditorRequired] public required TDraft Draft { get; set; }
    [Parameter, EditorRequired] public required ShowSettings Settings { get; set; }

    /// <summary>What is wrong is mended: raised by a field that knows so by itself.</summary>
    [Parameter] public EventCallback Mended { get; set; }

    [CascadingParameter] public DraftProblem? Problem { get; set; }

    protected CultureInfo Culture => CultureInfo.GetCultureInfo(Settings.Culture);

    protected bool IsWrong(string field) => Problem?.Field == field;

    /// <summary>The attributes by which an input says that it is wrong, and where it reads why.</summary>
    protected Dictionary<string, object> Flag(string field) =>
        IsWrong(field) ? new() { ["aria-invalid"] = "true", ["aria-describedby"] = $"cue-{field}-error" } : [];
}
