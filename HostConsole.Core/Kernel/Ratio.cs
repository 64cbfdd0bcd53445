namespace HostConsole.Core.Kernel;

/// <summary>A part of a whole, as a fraction.</summary>
public static class Ratio
{
    /// <returns>Null with nothing to divide by.</returns>
    public static double? Of(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
