using HostConsole.Announcements;
using HostConsole.Core.Chat;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Giveaways;
using HostConsole.Integrations.Twitch;
using HostConsole.Tests.Integrations;
using HostConsole.Tests.Integrations.Twitch;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Announcements;

/// <summary>What the console tells the audience by itself: on its page, and on Twitch.</summary>
[Trait("Speed", "Slow")]
public sealed class AnnouncerTest
{
    private readonly FakeClock _clock = new();

    private static OpenPoll Poll(string question) => new(LiveScene.New<PollId>(), question, ["Blue", "Sand"], false, false, null);
    private static GiveawayCommand.OpenGiveaway Giveaway(GiveawayId id) =>
        new(id, "Tote", "A tote", "One entry each.", "tote", EntryMode.Open, null, 1, 0, null, null,
            new string('a', 64));

    private Task<ChatScene> SceneAsync(FakeTwitch twitch) => ChatScene.StartAsync(o =>
    {
        (o.Clock, o.Settings["HostConsole:Twitch:Address"], o.Settings["HostConsole:Announcements"]) = (_clock, twitch.Address, "on");
        o.Settings["HostConsole:PublicUrl"] = "https://live.example.com";
    });

    private static bool Announces(string line, string text) =>
        line.StartsWith("PRIVMSG #pottery :📣 ", StringComparison.Ordinal)
            && line.Contains(text, StringComparison.Ordinal);

    [Fact]
    public async Task Given_an_account_that_writes_Then_page_and_Twitch_are_told_each_once_and_the_console_s_own_words_don_t_come_back()
    {
        await using var twitch = await FakeTwitch.StartAsync();
        await using var scene = await SceneAsync(twitch);
        await scene.App.Services.GetRequiredService<TwitchSettings>().SaveAsync(new("pottery", "shop", "opal"));
        await scene.DoAsync(new GoLive());
        await scene.ConnectedAsync();
        await scene.DoAsync(Poll("Which one?"));
        const string told = "Poll: Which one? 1 Blue · 2 Sand. Write the number to vote.";
        var message = await scene.SaidAsync(told);
        Assert.Equal((ChatRules.Announcement, true), (message.Channel, message.IsStaff));
        Assert.EndsWith($"/s/{(await scene.ViewAsync()).Code}", await twitch.HeardAsync(l => Announces(l, told)), StringComparison.Ordinal);

        // As Twitch tells the reader what another connection has written.
        await twitch.SayAsync(
            $"@display-name=Shop;id=9;tmi-sent-ts={_clock.GetUtcNow().ToUnixTimeMilliseconds()};user-id=9 "
                + $":shop!shop@shop.tmi.twitch.tv PRIVMSG #pottery :📣 {told}",
            $"@display-name=Ana;id=10;tmi-sent-ts={_clock.GetUtcNow().ToUnixTimeMilliseconds()};user-id=10 :ana!a@a "
                + "PRIVMSG #pottery :tote");
        var giveaway = LiveScene.New<GiveawayId>();
        await scene.SaidAsync("tote");
        await scene.DoAsync(Giveaway(giveaway));
        await scene.SaidAsync("Giveaway: Tote. Write “tote” to enter.");
        await twitch.SayAsync($"@display-name=Ana;id=11;tmi-sent-ts="
            + $"{_clock.GetUtcNow().ToUnixTimeMilliseconds()};user-id=10 :ana!a@a PRIVMSG #pottery :tote");
        await scene.UntilAsync(v => v.Giveaways[0].Entries == 1);
        await scene.DoAsync(new GiveawayCommand.CloseGiveaway(giveaway));
        await scene.DoAsync(new GiveawayCommand.DrawWinners(giveaway));
        await scene.SaidAsync("Tote: the winner is Ana. Congratulations!");
        await twitch.HeardAsync(l => Announces(l, "the winner is Ana"));
        var view = await scene.ViewAsync();
        var drawn = new GiveawayFact.WinnersDrawn(giveaway,
            [new(1, LiveScene.New<EntryId>(), view.Chat.Messages[0].Author, 1, false, null)], "");
        var blocked = view.With(ChatMechanic.Instance, view.Chat with { BlockedWords = ["pills"] });
        var spam = new GiveawayAnnouncements().Of(drawn, blocked, new(_ => "Buy PILLS", AudienceTexts.Localizers));
        Assert.Equal("Tote: the winner is somebody. Congratulations!", spam?.Text);
        Assert.Equal((2, 1), (view.Chat.Comments, view.Metrics.Chatters));
        Assert.Equal(3, view.Chat.Messages.Count(m => m.Channel == ChatRules.Announcement));
    }

    [Fact]
    public async Task Given_one_switched_off_Then_it_is_not_told_there()
    {
        await using var twitch = await FakeTwitch.StartAsync();
        await using var scene = await SceneAsync(twitch);
        await scene.App.Services.GetRequiredService<TwitchSettings>().SaveAsync(new("pottery", "shop", "opal"));
        var choice = new AnnouncementChoice(new HashSet<string> { "giveaway-opened" }, new HashSet<string> { "poll-opened" });
        await scene.App.Services.GetRequiredService<AnnouncementSettings>().SaveAsync(choice);
        await scene.DoAsync(new GoLive());
        await scene.DoAsync(Poll("First?"));
        await scene.DoAsync(Giveaway(LiveScene.New<GiveawayId>()));
        await scene.DoAsync(Poll("Second?"));
        await scene.SaidAsync("Giveaway: Tote. Write “tote” to enter.");
        await twitch.HeardAsync(l => Announces(l, "Second?"));
        Assert.Single((await scene.ViewAsync()).Chat.Messages);
        Assert.Equal(["First?", "Second?"], twitch.Heard.Where(l => Announces(l, "")).Select(l => l.Split(' ')[4]));
    }

    [Fact]
    public async Task Given_a_rehearsal_Then_its_own_audience_alone_is_told()
    {
        await using var twitch = await FakeTwitch.StartAsync();
        await using var scene = await SceneAsync(twitch);
        await scene.App.Services.GetRequiredService<TwitchSettings>().SaveAsync(new("pottery", "shop", "opal"));
        await scene.DoAsync(new Rehearse(LiveScene.New<RunId>()));
        await scene.DoAsync(Poll("Rehearsed?"));
        await scene.UntilAsync(v => v.IsRehearsal && v.Chat.Messages.Any(m => m.Channel == ChatRules.Announcement));
        await scene.DoAsync(new EndShow());
        await scene.DoAsync(new GoLive());
        await scene.DoAsync(Poll("Real?"));
        await twitch.HeardAsync(l => Announces(l, "Real?"));
        await scene.UntilAsync(v => v.Chat.Messages.Length == 1);
        Assert.DoesNotContain(twitch.Heard, l => Announces(l, "Rehearsed?"));
        Assert.StartsWith("Poll: Real?", (await scene.ViewAsync()).Chat.Messages.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_more_than_Twitch_takes_Then_the_rest_waits_and_what_is_old_is_left_out_and_a_refusal_is_shown()
    {
        await using var twitch = await FakeTwitch.StartAsync();
        await using var scene = await SceneAsync(twitch);
        await scene.App.Services.GetRequiredService<TwitchSettings>().SaveAsync(new("pottery", "shop", "opal"));
        await scene.DoAsync(new GoLive());
        await scene.ConnectedAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(77));
        for (var i = 1; i <= 21; i++) await scene.DoAsync(Poll($"No{i}?"));
        await twitch.HeardAsync(l => Announces(l, "No10?"));
        await _clock.AwaitedAsync(_clock.GetUtcNow().AddSeconds(30));
        Assert.Equal(10, twitch.Heard.Count(l => Announces(l, "")));
        _clock.Advance(TimeSpan.FromSeconds(30));
        await twitch.HeardAsync(l => l == "QUIT" && twitch.Heard.Count(x => x == "QUIT") == 20);
        await _clock.AwaitedAsync(_clock.GetUtcNow().AddSeconds(30));
        _clock.Advance(TimeSpan.FromSeconds(31));
        twitch.Refusal = "@msg-id=msg_banned :tmi.twitch.tv NOTICE #pottery :You are permanently banned from talking in pottery.";
        await scene.DoAsync(Poll("Last?"));
        await scene.LinkAsync(l => l.Warning?.Contains("permanently banned", StringComparison.Ordinal) == true);
        Assert.DoesNotContain(twitch.Heard, l => Announces(l, "No21?"));
        twitch.Refusal = null;
        await scene.DoAsync(Poll("Again?"));
        await scene.LinkAsync(l => l.Warning is null);
    }
}
