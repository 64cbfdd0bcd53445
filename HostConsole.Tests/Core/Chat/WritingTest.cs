using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;

namespace HostConsole.Tests.Chat;

/// <summary>How people write in a chat when they take part, and when they only talk about it: shapes of a recorded one.</summary>
public sealed class WritingTest
{
    private static readonly string[] Entries =
    [
        "tote", "Tote", "TOTE", "tOtE", " tote ", "tote!", "TOTE!!!", "tote!!!!!!!!", "tote.", "tote...", "tote,",
        "tote?", "¡tote!", "\"tote\"", "“tote”", "‘tote’", "«tote»", "„tote“",
        "'tote'", "(tote)", "[tote]", "*tote*", "_tote_", "~tote~", "- tote", "#tote", "!tote", "/tote", "tote ❤\ufe0f",
        "❤\ufe0ftote❤\ufe0f", "tote😍😍😍", "🎉 TOTE 🎉", "tote 👍🏽", "tote 👩\u200d👩\u200d👧",
        "tote :)", "tote :D", "tote xD", "tote <3", "tote ^^", "tote tote", "tote tote tote", "TOTE TOTE TOTE!!!",
        "tote, tote, tote", "totetote", "tote❤\ufe0ftote", "tote :_hype:", ":tote:", "tote:_hype::_hype:",
        "tote please", "Tote pls", "please tote", "tote thank you!", "tote, thx", "tote bitte", "tote por favor",
        "tote s’il vous plaît", "toteお願いします", "tote 🙏 please 🙏",
        "tote \udb40\udc00", "tote\udb40\udc00", "tote \u034f", "tote\u200b", "to\u200bte", "\ufefftote", "tote\u2060",
        "t\u00adote", "tote\ufe0f", "tote\u3164", "tote\u2800", "ｔｏｔｅ", "ＴＯＴＥ！", "𝐭𝐨𝐭𝐞", "𝓽𝓸𝓽𝓮", "Ⓣⓞⓣⓔ",
        "t o t e", "T.O.T.E",
    ];

    private static readonly string[] Talk =
    [
        "I lost my tote", "my tote", "the tote is lovely", "tote bag", "what is the keyword? tote?",
        "is it tote or bag", "totes", "totebag", "notetote", "note", "tot", "to", "tote2", "tote 2", "2 tote",
        "not tote", "tote is the word",
        "write tote", "type tote to enter", "tote giveaway when", "did you say tote", "how do I enter", "@anna tote",
        "tote.com", "https://tote", "hello", "hi", "", "❤\ufe0f", "!!!", ":_hype:", "please", "thank you", "lol", "2",
        "tot e bag", "tôte", "t", "tttt", "I want the tote please", "love this tote so much ❤\ufe0f", "tote tote bag",
        "toteally", "the", "win", "ｎｏｔｅ", "toté",
    ];

    public static TheoryData<string, bool> KeywordTable => Table(Entries, Talk);

    [Theory]
    [MemberData(nameof(KeywordTable))]
    public void Who_enters_with_the_keyword(string written, bool enters) => Assert.Equal(enters, new Phrase("tote").IsSaidBy(written));

    [Theory]
    [InlineData("cafe\u0301", "caf\u00e9")]
    [InlineData("cafe\u0301", "CAFÉ!")]
    [InlineData("win  it", "win it")]
    [InlineData("win it", "WIN IT WIN IT")]
    [InlineData("win it", "win-it")]
    [InlineData("I’m in", "I'm in!")]
    [InlineData("Größe", "GRÖSSE")]
    [InlineData("KIZ", "kız")]
    [InlineData("トート", "ﾄｰﾄ！")]
    [InlineData("トート", "トートお願いします")]
    [InlineData("🎁", "🎁🎁🎁")]
    [InlineData("🎁", "🎁 please!")]
    [InlineData("❤", "❤\ufe0f 😍")]
    [InlineData("👍", "👍🏽")]
    [InlineData("!!!", "!!!")]
    [InlineData("+1", "+1 +1")]
    [InlineData("+1", "+1!")]
    [InlineData("c++", "C++")]
    [InlineData("2026", "2026!")]
    [InlineData("2026", "2026 2026")]
    [InlineData("thank you", "Thank you!")]
    [InlineData("please", "please please")]
    [InlineData("!join", "join")]
    [InlineData("win", "win tote please :D", false)]
    [InlineData("+1", "1", false)]
    [InlineData("+1", "+15", false)]
    [InlineData("c++", "c", false)]
    [InlineData("7", "77", false)]
    [InlineData("ha", "haha", false)]
    [InlineData("🎁", "I want the 🎁", false)]
    [InlineData("🎁", "🎀", false)]
    [InlineData("!!!", "wow!!!", false)]
    [InlineData("café", "cafe", false)]
    public void What_a_keyword_may_be(string keyword, string written, bool enters = true) =>
    Assert.Equal(enters, new Phrase(keyword).IsSaidBy(written));

    private static readonly string[] Votes =
    [
        "2", " 2 ", "2!", "2!!!", "2.", "2,", "2)", "(2)", "[2]", "\"2\"", "“2”", "'2'", "#2", "# 2", "*2*", "2;", "2:",
        "-2-", "2 ❤\ufe0f", "❤\ufe0f2", "2 😂😂", "2 :)", "2 <3", "2 :_hype:", "2\ufe0f\u20e3", "2\ufe0f\u20e3!",
        "2\u20e3", "②", "❷", "➁", "⑵", "２", "（２）", "٢", "२", "২", "๒", "𝟚",
        "2 \udb40\udc00", "2\udb40\udc00", "2 \u034f", "2\u200b", "\ufeff2", "2\u2060", "2\u00a0", "2 2", "2 2 2", "02",
        "2nd", "№ 2", "no. 2", "nr 2", "number 2", "option 2", "Option 2!", "option2", "opt. 2", "!vote 2", "vote 2",
        "vote for 2", "I vote 2", "I vote for 2!", "my vote is 2", "my vote goes to number 2",
        "2 please", "pls 2", "2 thanks", "2 bitte", "2 svp", "2番", "2番!", "2番お願いします", "2です", "第2", "2号", "选2", "2번",
        "2번이요", "二", "two", "TWO!", "b", "B", "b)", "(B)", "option b", "sand", "Sand", "SAND!!!", "sand sand",
        "vote sand", "Sand ❤\ufe0f", "“sand”", "sand please",
    ];

    private static readonly string[] NoVotes =
    [
        "2 items?", "2?", "2？", "is it 2", "22", "22\u200b", "222", "4", "0", "1 2", "1 or 2", "1, 2", "2/3", "2.5",
        "2:1", "2-1", "2x", "x2", "$2", "2€", "2 $", "2%", "@2", "+2", "=2", "<2", "<3", "2 items", "2 left",
        "2 for 10", "for 2", "with 2", "my 2", "2 more please", "sold 2", "claim 2", "2 minutes",
        "I have 2", "size 2", "2 hours later", "sand?", "sandy", "the sand one", "I like sand and moss", "sand or moss",
        "a b", "no", "vote", "please", "", "❤\ufe0f", "hello", "b2", "2b", "ab", "1000000000000", "２２", "one two", "½",
    ];

    public static TheoryData<string, bool> VoteTable => Table(Votes, NoVotes);

    [Theory]
    [MemberData(nameof(VoteTable))]
    public void Who_votes_for_the_second_option(string written, bool votes) =>
        Assert.Equal(votes ? 1 : null, WrittenVote.Read(written, [new("Blue"), new("Sand"), new("Moss")]));

    [Theory]
    [InlineData("4", 1)] // what it says goes before what it is numbered
    [InlineData("2", 0)]
    [InlineData("3", 2)]
    [InlineData("c", 2)]
    [InlineData("really?", 3)]
    public void An_options_own_words_go_first(string written, int option) =>
    Assert.Equal(option, WrittenVote.Read(written, [new("2"), new("4"), new("8"), new("Really?")]));

    private static TheoryData<string, bool> Table(string[] yes, string[] no)
    {
        var table = new TheoryData<string, bool>();
        foreach (var written in yes) table.Add(written, true);
        foreach (var written in no) table.Add(written, false);
        return table;
    }
}
