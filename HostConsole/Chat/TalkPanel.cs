using HostConsole.Core.Shows;
using HostConsole.Surfaces;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Chat;

/// <summary>A panel of what people write, with what mechanics can do with it.</summary>
public abstract class TalkPanel : ShowPanel
{
    /// <summary>The mechanics that have something to do with what is written.</summary>
    [Parameter] public IReadOnlyList<MechanicUi> Talking { get; set; } = [];

    /// <summary>What the buttons beside a message depend on.</summary>
    protected override object?[] Parts(ShowView show) => [.. Talking.Select(ui => show.ViewOf(ui.Core))];

    /// <summary>What this person may do with one of them.</summary>
    protected IReadOnlyList<TalkAct> Acts(Func<TalkSurface, TalkAct?> with) => Talking.Count == 0
        ? [] : [.. Talking.Where(ui => May(ui.Permission)).Select(ui => with(ui.Talk!)).OfType<TalkAct>()];
}
