using HostConsole.Core.Chat;

namespace HostConsole.Tests.Chat;

/// <summary>What a blocked word hides, and what stays.</summary>
public sealed class WordFilterTest
{
    private static readonly WordFilter Filter = WordFilter.Of(["heck", "bigfollows.com", "Scheiße", "死ね", "ควาย",
        "ខ្វាក់", "дурак", "scam", "hell", "ass", "kız gibi", "🖕", "go away"]);

    [Theory]
    [InlineData("heck")]
    [InlineData("what the HECK!")]
    [InlineData("he\u200bck")]
    [InlineData("he\u00adck")]
    [InlineData("he\u034fck")]
    [InlineData("h\u2060e\u200dc\ufe0fk\udb40\udc00")]
    [InlineData("ｈｅｃｋ")]
    [InlineData("𝖍𝖊𝖈𝖐")]
    [InlineData("ⓗⓔⓒⓚ")]
    [InlineData("🅷🅴🅲🅺")]
    [InlineData("h\u0435\u0441k")] // Cyrillic е and с
    [InlineData("\u04bb\u0435\u0441\u043a")] // all Cyrillic
    [InlineData("hεck")]
    [InlineData("ʜᴇᴄᴋ")]
    [InlineData("🇭🇪🇨🇰")]
    [InlineData("h\u0336e\u0336c\u0336k\u0336")]
    [InlineData("h3ck")]
    [InlineData("5c4m")]
    [InlineData("$cam")]
    [InlineData("sc@m")]
    [InlineData("he1l")]
    [InlineData("h.e.c.k")]
    [InlineData("h e c k")]
    [InlineData("oh h - e - c - k")]
    [InlineData("H*E*C*K!!!")]
    [InlineData("he-ck")]
    [InlineData("he_ck")]
    [InlineData("heeeeck")]
    [InlineData("HECKKKK")]
    [InlineData("“heck”")]
    [InlineData("heck's")]
    [InlineData("heck😀")]
    [InlineData("big\u200dfollows.com")]
    [InlineData("see BigFollows.com/now")]
    [InlineData("b i g f o l l o w s . c o m")]
    [InlineData("SCHEISSE")]
    [InlineData("scheiße")]
    [InlineData("死ね")]
    [InlineData("お前死ねよ")]
    [InlineData("死\u200bね")]
    [InlineData("ไอ้ควายเอ๊ย")]
    [InlineData("កខ្វាក់ក")]
    [InlineData("ДУРАК!")]
    [InlineData("дypaк")] // Latin y and p
    [InlineData("KIZ GİBİ")]
    [InlineData("🖕🏽")]
    [InlineData("GO  AWAY now")]
    public void Is_hidden(string text) => Assert.True(Filter.Blocks(text));

    [Theory]
    [InlineData("check this")]
    [InlineData("hecktic")]
    [InlineData("Scampi and class")]
    [InlineData("hello, he’ll and shell")]
    [InlineData("he'll be here")]
    [InlineData("assets, passes and an assassin")]
    [InlineData("as soon as")]
    [InlineData("a s")]
    [InlineData("sold A55")]
    [InlineData("sold AS5")]
    [InlineData("SOLD 12")]
    [InlineData("死んだ魚")]
    [InlineData("follow bigfollows")]
    [InlineData("дурачок")]
    [InlineData("сор и рост")] // no Latin words
    [InlineData("Grüße aus Köln")]
    [InlineData("I go. Away with it")]
    [InlineData("the cafe\u0301 is open")]
    [InlineData("100% wool, size 38, $12.50!!!")]
    [InlineData("what is the price of no. 5?")]
    [InlineData("3 or 4 of the b1g ones")]
    [InlineData("👍❤\ufe0f🎉")]
    [InlineData("")]
    [InlineData("a b c d e f g")]
    [InlineData("soooo nice")]
    [InlineData("email me: anna@scampi.example")]
    public void Stays(string text) => Assert.False(Filter.Blocks(text));

    [Fact]
    public void Nothing_is_blocked_where_no_word_is() => Assert.False(WordFilter.Of([]).Blocks("heck"));

    [Theory]
    [InlineData("cop", "сор")] // rubbish, in Russian
    [InlineData("ano", "año")] // a year, in Spanish
    [InlineData("schon", "schön")]
    public void A_word_of_another_language_stays(string blocked, string text) => Assert.False(WordFilter.Of([blocked]).Blocks(text));
}
