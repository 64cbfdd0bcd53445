using System.Globalization;

namespace HostConsole.Components;

/// <summary>Percentages as every screen, phone and overlay writes them: "26.0 %", with a blank that doesn't break.</summary>
public static class Percent
{
    public const string None = "–";
    private const string Sign = "\u00a0%";

    /// <summary>What was measured, to a tenth of a per cent; a dash where there is nothing to divide by.</summary>
    public static string Of(double? ratio, CultureInfo culture) => ratio is { } r ? (r * 100).ToString("N1", culture) + Sign : None;

    /// <summary>As <see cref="Of"/>, but never more than there is: "99.9 %" until it is whole.</summary>
    public static string Reached(double ratio, CultureInfo culture) => Of(Math.Floor(ratio * 1000) / 1000, culture);

    /// <summary>What a person chose, or what counts up, with as few digits as it has: "20 %", "12.5 %".</summary>
    public static string Plain(decimal ratio, CultureInfo culture) => (ratio * 100).ToString("0.#", culture) + Sign;

    /// <summary>How much more, or less: "+4.2 %", "−0.3 %".</summary>
    public static string Change(double ratio, CultureInfo culture) => (ratio * 100).ToString("+#,0.0;−#,0.0", culture) + Sign;
}
