namespace HostConsole.MysteryGifts;

/// <summary>What the audience reads of mystery gifts: MysteryTexts.resx.</summary>
public sealed class MysteryTexts;
