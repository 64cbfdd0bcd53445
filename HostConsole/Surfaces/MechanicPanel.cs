using Microsoft.AspNetCore.Components;

namespace HostConsole.Surfaces;

/// <summary>One thing of a mechanic at the console, while it runs or looked at again.</summary>
public abstract class MechanicPanel : ShowPanel
{
    [Parameter, EditorRequired] public required MechanicUi Ui { get; set; }

    /// <summary>Which one.</summary>
    [Parameter, EditorRequired] public required Guid Id { get; set; }

    protected bool MayRun => May(Ui.Permission);
}

/// <summary>What is over of a mechanic at the console.</summary>
public abstract class PastPanel : ShowPanel
{
    [Parameter, EditorRequired] public required MechanicUi Ui { get; set; }

    protected bool MayRun => May(Ui.Permission);
}
