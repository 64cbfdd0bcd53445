using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Tests.App;
using HostConsole.Tests.Giveaways;
using HostConsole.Tests.Integrations;
using HostConsole.Tests.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace HostConsole.Tests.Chat;

/// <summary>The supplied bridge (docs/bridges/social-stream-ninja.mjs): its reading alone, and all of it against the running app.</summary>
[Trait("Speed", "Slow")]
public sealed class SocialStreamBridgeTest
{
    private static readonly string Bridge = Path.Combine(Tools.Root, "docs", "bridges", "social-stream-ninja.mjs");

    private static async Task<JsonElement> RunAsync(string program)
    {
        var (exit, output) = await Tools.RunAsync("node", "--input-type=module", "-e",
            $"import * as bridge from {JsonSerializer.Serialize("file://" + Bridge)};\nconst answer = {program};\n"
                + "console.log(JSON.stringify(answer));");
        Assert.True(exit == 0, output);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<string?[]> TextsAsync(IReadOnlyList<object> messages) =>
        [.. (await RunAsync($"{JsonSerializer.Serialize(messages)}.map((m) => bridge.message(m)?.text ?? null)"))
            .EnumerateArray().Select(t => t.GetString())];

    [NeedsToolFact("node")]
    public async Task Given_markup_Then_the_text_arrives_as_it_was_written()
    {
        (string Written, bool TextOnly, string Read)[] cases =
        [
            ("Tom &amp; Jerry &nbsp;ok &apos;x&apos; &#128512; caf&eacute;", false, "Tom & Jerry ok 'x' 😀 café"),
            ("Tom &amp;amp; Jerry &#x1F44D; &quot;q&quot; 5 &euro; &Uuml;&szlig; &unknown;", false,
                "Tom & Jerry 👍 \"q\" 5 € Üß &unknown;"),
            ("price < 3 or > 2", true, "price < 3 or > 2"),
            ("<b>not bold</b> &amp;", true, "<b>not bold</b> &amp;"),
            ("price < 3 or > 2 <3", false, "price < 3 or > 2 <3"),
            ("<img src='x.png' alt='PogChamp'> wow", false, "PogChamp wow"),
            ("wow<img class=\"emote\" alt=\"Pog>Champ\" src=\"x.png\">!", false, "wow Pog>Champ !"),
            ("<img src=x.png alt=Kappa><img src=y.png>", false, "Kappa"),
            ("<a href=\"https://x.example/?a=1&b=2\">look</a><br>here", false, "look here"),
            ("&#xD800;&#0;&#1114112; ok", false, "ok"),
        ];
        var texts = await TextsAsync([.. cases.Select(
            c => new { type = "tiktok", chatname = "Lu", chatmessage = c.Written, textonly = c.TextOnly })]);
        Assert.Equal(cases.Select(c => c.Read), texts);
    }

    [NeedsToolFact("node")]
    public async Task Given_events_Then_they_are_left_out_or_marked_and_thanks_with_a_text_stay_messages()
    {
        object[] told =
        [
            new { type = "tiktok", chatname = "Joiner", @event = "joined", chatmessage = "joined the stream", id = 121 },
            new { type = "tiktok", chatname = "Gifter", @event = "gift", hasDonation = "1 rose", chatmessage = "2", id = 122 },
            new { type = "facebook", chatname = "Thanks", @event = "thankyou", hasDonation = "$5", chatmessage = "lovely", id = 123 },
            new { type = "kick", chatname = "Odd", @event = true, chatmessage = "2", id = 124 },
            new { type = "kick", chatname = "Plain", @event = false, chatmessage = "2", id = 125 },
            new { type = "twitch", chatname = "Skipped", chatmessage = "2", id = 126 },
            new { type = "youtubeshorts", chatname = "Skipped", chatmessage = "2", id = 127 },
        ];
        var read = await RunAsync($"{JsonSerializer.Serialize(told)}.map((m) => {{ const r = bridge.message(m); return "
            + $"r ? [r.text, r.event ?? null] : null; }})");
        Assert.Equal("""[null,["2","gift"],["lovely",null],null,["2",null],null,null]""", read.GetRawText());
    }

    [NeedsToolFact("node")]
    public async Task Given_a_replay_Then_what_was_told_is_not_told_again_and_a_person_s_next_vote_is()
    {
        var kept = await RunAsync("""
            (() => {
              const repeats = new bridge.Repeats();
              const says = (name, text, at, id, channel = "tiktok") => repeats.has({ channel, author: { name }, text, id }, at * 1000) ? 0 : 1;
              return [
                // Two captures of one chat within seconds; another person; other words.
                says("bea", "sold 1", 0), says("bea", "sold 1", 2), says("ben", "sold 1", 3), says("bea", "sold 2", 4),
                // A vote in the next poll, minutes later.
                says("ana", "2", 100), says("ana", "2", 220),
                // A page loaded anew tells its last messages again, in a row.
                says("bea", "sold 2", 400), says("ben", "sold 1", 401), says("cleo", "new", 402), says("ana", "2", 403),
                // By the platform's own id, whenever.
                says("dora", "2", 500, "p-1", "kick"), says("dora", "2", 560, "p-2", "kick"), says("dora", "2", 2000, "p-1", "kick"),
              ];
            })()
            """);
        Assert.Equal("[1,0,1,1,1,1,1,0,1,0,1,1,0]", kept.GetRawText());
    }

    [NeedsToolFact("node")]
    public async Task Given_the_bridge_beside_a_show_Then_it_relays_wrong_messages_cost_only_themselves_and_removals_are_handed_on()
    {
        await using var scene = await ChatScene.StartAsync(_ => { });
        await scene.DoAsync(new GoLive());
        await scene.DoAsync(new OpenPoll(LiveScene.New<PollId>(), "Which one?", ["Blue", "Sand"], false, false, null));
        await using var ninja = await FakeNinja.StartAsync();
        using var bridge = StartBridge(scene, ninja);
        try
        {
            await ninja.TellAsync(
                new { type = "tiktok", chatname = "Bea", userid = "b1", chatmessage = "2", id = 130 },
                new { type = "a channel with a name that is far too long for any", chatname = "Odd", chatmessage = "x", id = 131 },
                new { type = "tiktok", chatname = "Gifter", @event = "gift", hasDonation = "1 rose", chatmessage = "1", id = 132 },
                new { type = "facebook", chatname = "Long", chatmessage = new string('x', 8_000), id = 133 },
                new { type = "tiktok", chatname = "Lu", chatmessage = "end", id = 134 });
            await scene.SaidAsync("end");
            await ninja.TellAsync(new { delete = new { type = "tiktok", chatname = "Bea", id = 130 } });
            var view = await scene.UntilAsync(v => v.Chat.Messages.Any(m => m.Deleted));
            Assert.Equal([("2", true), ("1", false), (new string('x', 2_000), false), ("end", false)],
                view.Chat.Messages.Select(m => (m.Text, m.Deleted)));
            Assert.Equal([0, 1], view.Polls[0].Options.Select(o => o.Votes));
        }
        finally { bridge.Kill(); }
    }

    private static Process StartBridge(ChatScene scene, FakeNinja ninja)
    {
        var start = new ProcessStartInfo(Tools.Find("node")!, ["--experimental-websocket", Bridge])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true
        };
        foreach (var (name, value) in new (string, string)[] { ("HC", scene.App.Address.ToString().TrimEnd('/')),
            ("SHOW", scene.Show.ToString()), ("KEY", RunningApp.ApiKey), ("SSN", "s1"), ("SSN_SERVER", ninja.Address) })
            start.Environment[name] = value;
        var bridge = Process.Start(start)!;
        bridge.BeginOutputReadLine();
        bridge.BeginErrorReadLine();
        return bridge;
    }

    /// <summary>Stands in for Social Stream Ninja's server: whoever joins the session hears what is told.</summary>
    private sealed class FakeNinja : IAsyncDisposable
    {
        private readonly TaskCompletionSource<WebSocket> _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly WebApplication _app;

        private FakeNinja(WebApplication app) => _app = app;

        public string Address => _app.Urls.First().Replace("http:", "ws:", StringComparison.Ordinal);

        public static async Task<FakeNinja> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            var app = builder.Build();
            var ninja = new FakeNinja(app);
            app.UseWebSockets();
            app.Map("/join/s1/4", async (HttpContext http) =>
            {
                using var socket = await http.WebSockets.AcceptWebSocketAsync();
                ninja._joined.TrySetResult(socket);
                await ninja._over.Task;
            });
            await app.StartAsync();
            return ninja;
        }

        public async Task TellAsync(params object[] messages)
        {
            var socket = await _joined.Task.WaitAsync(TimeSpan.FromMinutes(2));
            foreach (var message in messages)
                await socket.SendAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(message)),
                    WebSocketMessageType.Text, true, CancellationToken.None);
        }

        public async ValueTask DisposeAsync()
        {
            _over.TrySetResult();
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await _app.StopAsync(soon.Token);
            await _app.DisposeAsync();
        }
    }
}
