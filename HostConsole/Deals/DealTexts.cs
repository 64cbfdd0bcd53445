namespace HostConsole.Deals;

/// <summary>What the audience reads of deals: DealTexts.resx.</summary>
public sealed class DealTexts;
