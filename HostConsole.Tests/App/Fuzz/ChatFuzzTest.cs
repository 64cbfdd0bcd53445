using System.Text;
using System.Text.Json;
using HostConsole.Core.ClaimText;
using HostConsole.Integrations.Twitch;
using HostConsole.Integrations.YouTube;
using Xunit.Abstractions;

namespace HostConsole.Tests.Fuzz;

/// <summary>Broken lines and answers of the platforms' chats.</summary>
public sealed class ChatFuzzTest(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero);

    private static readonly string[] Lines =
    [
        @"@badge-info=;badges=broadcaster/1;color=#0000FF;display-name=Ana\sB;emotes=25:0-4;first-msg=0;"
            + @"id=885196de-cb67-427a-baa8-82f9b0fcd05f;mod=0;room-id=713936733;tmi-sent-ts=1795287600123;turbo=0;"
            + @"user-id=713936733;user-type= :ana!ana@ana.tmi.twitch.tv PRIVMSG #pottery :bleedPurple lovely glaze",
        @"@reply-parent-display-name=Ben;reply-parent-msg-body=hi\:\sthere;reply-parent-msg-id=b34ccfc7;id=1;user-id=2;tmi-sent-ts=1795287600124 "
            + @":ana!a@a PRIVMSG #pottery :@Ben sold 12",
        "@login=ana;room-id=;target-msg-id=94e6c7ff;tmi-sent-ts=1795287600125 :tmi.twitch.tv CLEARMSG #pottery :what a you are",
        "@ban-duration=350;room-id=1;target-user-id=87654321;tmi-sent-ts=1795287600126 :tmi.twitch.tv CLEARCHAT #pottery :ronni",
        @"@display-name=ronni;id=db25007f;login=ronni;msg-id=resub;msg-param-months=6;system-msg=ronni\ssubscribed;"
            + @"tmi-sent-ts=1795287600127;user-id=87654321 :tmi.twitch.tv USERNOTICE #pottery :Great stream -- keep it up!",
        ":ana!ana@host PRIVMSG #pottery :\u0001ACTION waves 👋\u0001",
        "PING :tmi.twitch.tv", ":tmi.twitch.tv 001 justinfan123 :Welcome, GLHF!",
        ":irc.test.local 366 x #pottery :End of NAMES list", ":tmi.twitch.tv RECONNECT",
    ];

    private const string Page = """
        {"kind":"youtube#liveChatMessageListResponse","nextPageToken":"GMn","pollingIntervalMillis":5000,"pageInfo":{"totalResults":2,"resultsPerPage":2},
         "items":[
         {"kind":"youtube#liveChatMessage","id":"LCC.1","snippet":{"type":"textMessageEvent","liveChatId":"c","authorChannelId":"UC1",
          "publishedAt":"2026-11-21T19:00:00.123456+00:00","hasDisplayContent":true,"displayMessage":"2","textMessageDetails":{"messageText":"2"}},
          "authorDetails":{"channelId":"UC1","displayName":"Ana","isChatOwner":false}},
         {"id":"LCC.2","snippet":{"type":"superChatEvent","publishedAt":"2026-11-21T19:00:01Z",
          "superChatDetails":{"amountMicros":"5000000","userComment":"lovely"}},"authorDetails":{"channelId":"UC2","displayName":"Ben"}},
         {"id":"LCC.3","snippet":{"type":"messageDeletedEvent","publishedAt":"2026-11-21T19:00:02Z","messageDeletedDetails":{"deletedMessageId":"LCC.1"}}},
         {"id":"LCC.4","snippet":{"type":"userBannedEvent","publishedAt":"2026-11-21T19:00:03Z",
          "userBannedDetails":{"bannedUserDetails":{"channelId":"UC2"},"banType":"permanent"}}}]}
        """;

    private static readonly string[] Said = ["SOLD 12", "sold #MUG-1!", "claim 2", "claim x2", "sold12", "2", "#2", "２",
        "2️⃣", "sold out", "ich nehme {item} x {quantity}"];
    private static readonly string[] Templates = [.. ClaimTemplate.Usual, "ich nehme {item} x {quantity}"];

    [Fact]
    public void Given_broken_lines_of_IRC_Then_each_is_read_or_passed_over() => Fuzzing.Run(output, 5_000_000, m => m.Text(Lines), text =>
    {
        foreach (var part in text.Split('\n'))
        {
            if (IrcLine.Parse(part) is not { } line) continue;
            Assert.True(line.Command.Length > 0 && line.Parameters.Count <= 15);
            if (TwitchMessages.Read(line, Now) is { } message) Assert.True(message.Author.Length > 0 && message.Text.Length > 0);
        }

        _ = TwitchMessages.ChannelOf(text);
    });

    [Fact]
    public void Given_broken_answers_of_YouTube_Then_each_is_read_or_refused() => Fuzzing.Run(output, 6_000_000, m => m.Json(Page), text =>
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.NotEmpty(YouTubePage.ErrorOf(bytes).Reason);
        _ = YouTubeApi.VideoOf(text);
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var page = YouTubePage.Read(json.RootElement);
            Assert.True(page.Interval >= TimeSpan.Zero && page.Interval <= TimeSpan.FromMinutes(5));
            Assert.All(page.Messages, m => Assert.True(m.Author is not null && m.Text.Length > 0));
        }
        catch (JsonException) { } // the link says that it doesn't understand the answer
    });

    [Fact]
    public void Given_broken_claims_Then_each_is_one_or_talk() => Fuzzing.Run(output, 7_000_000, m => m.Text(Said), text =>
    {
        if (WrittenNumber.Read(text) is { } number) Assert.InRange(number, 0, 9999);
        if (ClaimTemplate.Read(Templates, text) is { } claim)
            Assert.True(claim.Quantity is >= 1 and <= 9999 && (claim.Item is null || claim.Item.Any(char.IsDigit)));
        if (ClaimTemplate.Problem(text) is { } problem) Assert.EndsWith(".", problem, StringComparison.Ordinal);
    });
}
