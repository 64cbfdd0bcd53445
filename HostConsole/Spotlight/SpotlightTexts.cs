namespace HostConsole.Spotlight;

/// <summary>What the audience reads of the spotlight: SpotlightTexts.resx.</summary>
public sealed class SpotlightTexts;
