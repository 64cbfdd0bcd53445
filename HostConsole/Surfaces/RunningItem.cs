namespace HostConsole.Surfaces;

/// <summary>A thing that runs, as the live page orders its panels.</summary>
/// <param name="Until">When it ends by itself; null where somebody ends it.</param>
/// <param name="Waits">Whether nothing goes on before somebody does something: it comes first.</param>
public sealed record RunningItem(Guid Id, DateTimeOffset? Until, bool Waits = false);

/// <summary>What is over of a mechanic, in a line of the live page.</summary>
/// <param name="Text">How much of it: "3 deals, 61 claims".</param>
/// <param name="Needs">What still needs somebody: "9 unpaid"; null where nothing does.</param>
public sealed record PastSummary(string Text, string? Needs = null);
