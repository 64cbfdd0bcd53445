namespace HostConsole.Core.Kernel;

/// <summary>What can stand on stage beside the pinned product: a poll's result, a giveaway's winners, a goal.</summary>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
public readonly record struct StageItem(string Kind, Guid Id)
{
    public static readonly IReadOnlyList<string> Kinds = ["poll", "giveaway", "goal"];
}
