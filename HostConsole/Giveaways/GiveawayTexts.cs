namespace HostConsole.Giveaways;

/// <summary>What the audience reads of giveaways: GiveawayTexts.resx.</summary>
public sealed class GiveawayTexts;
