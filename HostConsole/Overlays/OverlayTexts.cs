namespace HostConsole.Overlays;

/// <summary>What the audience reads of the overlays that are no mechanic’s: OverlayTexts.resx.</summary>
public sealed class OverlayTexts;
