using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;

namespace HostConsole.Surfaces;

/// <summary>One thing on stage beside the pinned product.</summary>
/// <param name="Text">As the host reads it.</param>
/// <param name="What">Within a sentence: "the poll".</param>
/// <param name="Off">The command that takes it off.</param>
public sealed record OnStage(string Text, string What, ShowCommand Off);

/// <summary>What of a mechanic can stand on stage beside the pinned product.</summary>
public abstract class StageSurface
{
    /// <summary>What of it stands there now.</summary>
    public abstract IEnumerable<OnStage> Now(ShowView show);

    /// <summary>What the API tells of it under <c>stage</c>; null where nothing of it stands there.</summary>
    public abstract object? Told(ShowView show);
}

/// <summary>A mechanic whose things are put on stage as <see cref="StageItem"/>s.</summary>
/// <param name="kind">The mechanic's name.</param>
/// <param name="what">Within a sentence: "the poll".</param>
/// <param name="all">All of them with their lines.</param>
public sealed class StagedItems(string kind, string what, Func<ShowView, IEnumerable<(StageItem Item, string Text)>> all) : StageSurface
{
    public override IEnumerable<OnStage> Now(ShowView show) =>
        all(show).Where(i => show.Stage.Has(i.Item)).Select(i => new OnStage(i.Text, what, show.Stage.Toggle(i.Item)));

    public override object? Told(ShowView show) => show.Stage.Of(kind);
}
