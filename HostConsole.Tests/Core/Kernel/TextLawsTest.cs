using FsCheck;
using FsCheck.Fluent;
using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Kernel;

/// <summary>Laws of text from people, for any sequence of code units: half surrogate pairs, noncharacters, stacks of marks.</summary>
public sealed class TextLawsTest
{
    private const string Awkward = "iIİıßẞςΣ\u0307\u0301\u0323\u0345\u031b\u0344 "
        + "\t\u200b\u200d\ufe0f\u034f\u20e3\u3164\u2800\ud83d\ude00\udb40\udc67\ufdfa\uffff\u1100\u1161½②ﬁａ";

    private static readonly Gen<string> Any =
        Gen.OneOf(Gen.Choose(0, 0xFFFF).Select(c => (char)c), Gen.Elements(Awkward.ToCharArray()),
            Gen.Choose(0x300, 0x36F).Select(c => (char)c)).ListOf().Select(l => string.Concat(l));

    [Fact]
    public void Laws_hold_for_chosen_text() =>
    Check.One(Config.QuickThrowOnFailure.WithMaxTest(5_000).WithReplay(20261128, 7),
        Prop.ForAll(Any.ToArbitrary(), Holds));

    [Fact]
    public void Laws_hold_for_fresh_text() =>
    Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Any.ToArbitrary(), Holds));

    [Fact]
    public void Laws_hold_for_every_code_point()
    {
        for (var c = 0; c <= 0x10FFFF; c++) Holds(c <= 0xFFFF ? $"{(char)c}" : char.ConvertFromUtf32(c));
    }

    private static void Holds(string text)
    {
        var (shown, folded, bare) = (Text.Clean(text), Text.Fold(text), Text.Bare(text));
        Equal(shown, Text.Clean(shown), text);
        Equal(folded, Text.Fold(folded), text);
        Equal(bare, Text.Fold(bare), text);
        Equal(shown.Length == 0, Text.IsBlank(text), text);
        if (shown.Length > 3 * text.Length || folded.Length > 6 * text.Length || bare.Length > folded.Length)
            throw new InvalidOperationException($"Too long: {Hex(text)}");
        var cut = Text.Cut(shown, 3);
        if (Text.IsTooLong(cut, 3) || !shown.StartsWith(cut, StringComparison.Ordinal))
            throw new InvalidOperationException($"Cut wrongly: {Hex(text)}");
    }

    private static void Equal<T>(T expected, T got, string of)
    {
        if (!Equals(expected, got)) throw new InvalidOperationException($"{Hex($"{expected}")} and {Hex($"{got}")} of {Hex(of)}");
    }

    private static string Hex(string text) => string.Join(' ', text.Select(c => $"{(int)c:X4}"));
}
