using Microsoft.AspNetCore.Components;

namespace HostConsole.Components.Fields;

/// <summary>A field of a form: its label above it, a hint or what is wrong below. The form cascades its problem.</summary>
public abstract class Field<T> : ComponentBase
{
    /// <summary>As <see cref="FieldProblem.Field"/> names it. The input's id is "field-" and this.</summary>
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    /// <summary>Beside the label, where the field may stay empty: "optional".</summary>
    [Parameter] public string? Optional { get; set; }

    [Parameter] public string? Hint { get; set; }
    [Parameter] public T? Value { get; set; }
    [Parameter] public EventCallback<T> ValueChanged { get; set; }
    [CascadingParameter] public FieldProblem? Problem { get; set; }

    protected string Id => "field-" + Name;
    protected string HintId => Id + "-hint";
    protected string ErrorId => Id + "-error";
    protected string Words => Optional is null ? Label : $"{Label} ({Optional})";

    /// <summary>Null where nothing is known to be wrong with it.</summary>
    protected string? Wrong => Problem?.Field == Name ? Problem.Reason : null;
}
