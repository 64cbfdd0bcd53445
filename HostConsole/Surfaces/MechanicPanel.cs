using Microsoft.AspNetCore.Components;

namespace HostConsole.Surfaces;

/// <summary>What runs of a mechanic at the console, and what is over.</summary>
public abstract class MechanicPanel : ShowPanel
{
    [Parameter, EditorRequired] public required MechanicUi Ui { get; set; }

    /// <summary>Raised to open the mechanic's form.</summary>
    [Parameter, EditorRequired] public EventCallback Launch { get; set; }

    protected bool MayRun => May(Ui.Permission);

    /// <summary>Why none can be launched now; null where one can.</summary>
    protected string? WhyNot => Ui.Launch!.WhyNot(Show, MayRun);

    protected Task LaunchAsync() => WhyNot is null ? Launch.InvokeAsync() : Task.CompletedTask;
}
