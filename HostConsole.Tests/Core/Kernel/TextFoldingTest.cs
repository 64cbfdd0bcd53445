using HostConsole.Core.Kernel;

namespace HostConsole.Tests.Kernel;

/// <summary>Text as it is compared.</summary>
public sealed class TextFoldingTest
{
    [Theory]
    [InlineData("TOTE", "tote")]
    [InlineData("ＴＯＴＥ", "tote")]
    [InlineData("to\u200bte \u034f", "tote")]
    [InlineData("t\u200do\ufe0ft\u115fe", "tote")]
    [InlineData("win \u3000 it", "win it")]
    [InlineData("cafe\u0301", "caf\u00e9")]
    [InlineData("STRASSE", "straße")]
    [InlineData("STRAẞE", "strasse")]
    [InlineData("KIZ", "kız")]
    [InlineData("İstanbul", "ıstanbul")]
    [InlineData("i\u0307stanbul", "Istanbul")]
    [InlineData("ΟΔΟΣ", "οδος")]
    [InlineData("ﬁne", "FINE")]
    [InlineData("٢", "2")]
    [InlineData("२", "2")]
    [InlineData("２", "2")]
    [InlineData("②", "2")]
    [InlineData("❷", "2")]
    [InlineData("➁", "2")]
    [InlineData("⑵", "2")]
    [InlineData("2\ufe0f\u20e3", "2")]
    [InlineData("\ud835\udfd0", "2")]
    [InlineData("🔟", "10")]
    [InlineData("⓬", "12")]
    [InlineData("🅰\ufe0f", "a")]
    [InlineData("𝓣𝓸𝓽𝓮", "tote")]
    [InlineData("Ⓣⓞⓣⓔ", "tote")]
    [InlineData("ｶﾞ", "ガ")]
    [InlineData("don’t", "don't")]
    [InlineData("A–1", "a-1")]
    public void Two_ways_to_write_the_same_are_the_same(string one, string other)
    {
        Assert.Equal(Text.Fold(one), Text.Fold(other));
        Assert.True(Text.IsSame(one, other));
    }

    [Theory]
    [InlineData("tote", "note")]
    [InlineData("café", "cafe")]
    [InlineData("win it", "winit")]
    [InlineData("22", "2")]
    [InlineData("½", "12")]
    public void Different_texts_stay_different(string one, string other) => Assert.False(Text.IsSame(one, other));

    [Theory]
    [InlineData("“2”", "2")]
    [InlineData("(2)", "2")]
    [InlineData("2 ❤\ufe0f", "2")]
    [InlineData("2 pls :D", "2")]
    [InlineData("2 s’il vous plaît", "2")]
    [InlineData("２お願いします", "2")]
    [InlineData("TOTE!!!", "tote")]
    [InlineData("tote:_hype::_hype:", "tote")]
    [InlineData("tote❤\ufe0ftote", "tote tote")]
    [InlineData("~ tote <3", "tote")]
    [InlineData("thank you!", "thank you")]
    [InlineData("Thank you, 2", "2")]
    [InlineData(":tote:", "tote")]
    [InlineData("$2", "$2")]
    [InlineData("2%", "2%")]
    [InlineData("+1", "+1")]
    [InlineData("@2", "@2")]
    [InlineData("2.5", "2.5")]
    [InlineData("A-1.", "a-1")]
    [InlineData("❤\ufe0f", "")]
    [InlineData("<3", "")]
    [InlineData("!!!", "")]
    [InlineData("", "")]
    public void Bare_is_what_is_said(string text, string said) => Assert.Equal(said, Text.Bare(text));

    [Theory]
    [InlineData("2?", true)]
    [InlineData("2？！", true)]
    [InlineData("هل 2؟", true)]
    [InlineData("2!", false)]
    [InlineData("why? 2", false)]
    public void A_question_ends_in_its_mark(string text, bool asks) => Assert.Equal(asks, Text.IsQuestion(text));
}
