namespace HostConsole.Viewers;

/// <summary>What the audience reads of its page that is no mechanic’s: ViewerTexts.resx.</summary>
public sealed class ViewerTexts;
