using System.Globalization;
using HostConsole.Core.Kernel;

namespace HostConsole.Surfaces;

/// <summary>
/// A step of the made-up half minute of a show by which overlays are looked at without one: what the mechanics draw
/// from.
/// </summary>
/// <param name="Step">Of <see cref="Steps"/>.</param>
/// <param name="Now">When the sample begins.</param>
/// <param name="Stretched">With texts as long as they may be, to see that they fit.</param>
public sealed record OverlaySampleStep(int Step, DateTimeOffset Now, Currency Currency, CultureInfo Culture, bool Stretched)
{
    /// <summary>How many steps a sample has.</summary>
    public const int Steps = 8;

    private static readonly string[] People =
        ["Ana", "Ben", "Юлия", "Maya", "نور", "Oskar", "Zoë", "Ines", "Tom", "Priya", "Lars", "Mei"];

    /// <summary>What is on sale.</summary>
    public Item Mug => new(
        new(Id(1)), new(Id(1)), Stretch("Tide mug, sea green", 200), Price(3_400), Price(4_800), "/sample/tide-mug.svg");

    /// <param name="most">How long such a text may be.</param>
    public string Stretch(string text, int most) =>
        Stretched ? string.Concat(Enumerable.Repeat(text + " ", 40))[..most].Trim() : text;

    /// <summary>One of a dozen people.</summary>
    public string Person(int number) => Stretch(People[number % People.Length], 40);

    /// <summary>The person whose id <see cref="Id"/> made.</summary>
    public string NameOf(ViewerId viewer) => Person(viewer.Value.ToByteArray()[15]);

    public static Guid Id(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, (byte)number]);

    /// <param name="cents">In hundredths, whatever the currency.</param>
    public Money Price(long cents) => new(cents * Currency.Scale / 100 * (Stretched ? 997 : 1), Currency);
}
