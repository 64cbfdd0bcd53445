namespace HostConsole.Stage;

/// <summary>What the audience reads of the stage: StageTexts.resx.</summary>
public sealed class StageTexts;
