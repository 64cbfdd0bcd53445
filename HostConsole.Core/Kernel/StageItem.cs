namespace HostConsole.Core.Kernel;

/// <summary>What can stand on stage beside the pinned product: a poll's result, a giveaway's winners, a goal.</summary>
/// <param name="Kind">The name of a mechanic that can be staged (<see cref="Mechanic.CanStage"/>).</param>
public readonly record struct StageItem(string Kind, Guid Id);
