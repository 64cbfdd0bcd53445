namespace HostConsole.Polls;

/// <summary>What the audience reads of polls: PollTexts.resx.</summary>
public sealed class PollTexts;
