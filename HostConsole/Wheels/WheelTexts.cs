namespace HostConsole.Wheels;

/// <summary>What the audience reads of wheels: WheelTexts.resx.</summary>
public sealed class WheelTexts;
