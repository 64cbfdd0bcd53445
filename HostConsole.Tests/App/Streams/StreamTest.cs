using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Streams;
using HostConsole.Tests.Viewers;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Streams;

[Trait("Speed", "Slow")]
public sealed class StreamTest
{
    [Fact]
    public async Task Given_a_new_connection_When_something_changes_Then_it_gets_a_snapshot_and_then_each_change_once()
    {
        await using var scene = await AudienceScene.NewAsync(new FakeClock());
        var deal = await scene.DealAsync();
        var (http, _) = await scene.JoinAsync("Tomasz");
        await using var stream = await StreamReading.OpenAsync(http);
        var end = await stream.UntilAsync(e => e.Id is not null);
        Assert.Contains(stream.Seen,
            e => e is { Target: "deals", Op: "replace" } && e.Html.Contains($"deal-{deal}", StringComparison.Ordinal));
        Assert.Contains(stream.Seen, e => e.Target == "head" && e.Html.Contains("LIVE", StringComparison.Ordinal));
        stream.Seen.Clear();

        var claim = await http.PostAsJsonAsync($"/s/{AudienceScene.Code}/deals/{deal}/claim", new { });
        Assert.Equal(HttpStatusCode.Created, claim.StatusCode);
        var left = await stream.UntilAsync(e => e.Name == "fragment" && e.Target == $"left-{deal}");
        Assert.Contains("9 of 10 left", left.Html, StringComparison.Ordinal);
        Assert.True(long.Parse(stream.LastId!, CultureInfo.InvariantCulture) > long.Parse(end.Id!, CultureInfo.InvariantCulture));
        Assert.DoesNotContain(stream.Seen, e => e.Name == "fragment" && e.Target == $"deal-{deal}"); // the button is not swapped by a count

        await scene.ChatAsync("is the handle dishwasher safe?");
        var line = await stream.UntilAsync(e => e.Name == "fragment" && e.Target == "chat");
        Assert.Equal("append", line.Op);
        Assert.Single(stream.Seen, e => e.Name == "fragment" && e.Target == $"left-{deal}");
    }

    [Fact]
    public async Task Given_a_lost_connection_When_it_comes_back_Then_it_resumes_without_gap_or_duplicate()
    {
        await using var scene = await AudienceScene.NewAsync();
        var (http, _) = await scene.JoinAsync();
        string last;
        await using (var before = await StreamReading.OpenAsync(http))
        {
            await before.UntilAsync(e => e.Id is not null);
            await scene.ChatAsync("one");
            await before.UntilAsync(e => e.Name == "fragment" && e.Html.Contains(">one<", StringComparison.Ordinal));
            last = before.LastId!;
        }

        await using var other = await StreamReading.OpenAsync((await scene.JoinAsync()).Http);
        foreach (var word in new[] { "two", "three" })
        {
            await scene.ChatAsync(word);
            await other.UntilAsync(e => e.Name == "fragment" && e.Html.Contains($">{word}<", StringComparison.Ordinal));
        }

        await using var after = await StreamReading.OpenAsync(http, lastId: last);
        await after.UntilAsync(e => e.Name == "fragment" && e.Html.Contains(">three<", StringComparison.Ordinal));
        var lines = after.Seen.Where(e => e.Name == "fragment" && e.Target == "chat").ToList();
        Assert.All(lines, e => Assert.Equal("append", e.Op));
        Assert.Equal(2, lines.Count);
        Assert.Contains(">two<", lines[0].Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("999999999")]
    public async Task Given_a_gap_that_is_too_large_or_another_log_When_resuming_Then_a_snapshot_comes(string lastId)
    {
        await using var scene = await AudienceScene.NewAsync();
        await scene.ChatAsync("hello");
        var (http, _) = await scene.JoinAsync();
        await using var stream = await StreamReading.OpenAsync(http, lastId: lastId);
        var chat = await stream.UntilAsync(e => e.Name == "fragment" && e.Target == "chat");
        Assert.Equal("replace", chat.Op);
        Assert.Contains(">hello<", chat.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_two_viewers_When_one_votes_Then_only_that_one_is_told_what_is_theirs()
    {
        await using var scene = await AudienceScene.NewAsync();
        var poll = await scene.PollAsync();
        var ((one, oneId), (two, twoId)) = (await scene.JoinAsync(), await scene.JoinAsync());
        await using var mine = await StreamReading.OpenAsync(one);
        await using var theirs = await StreamReading.OpenAsync(two);
        await mine.UntilAsync(e => e.Name == "me");
        await theirs.UntilAsync(e => e.Name == "me");
        Assert.Equal(HttpStatusCode.OK,
            (await one.PostAsJsonAsync($"/s/{AudienceScene.Code}/polls/{poll}/vote", new { option = 1 })).StatusCode);
        var me = await mine.UntilAsync(e => e.Name == "me");
        Assert.Equal(oneId.Value, me.Data.GetProperty("viewer").GetGuid());
        Assert.Equal(1, me.Data.GetProperty("votes").GetProperty(poll.ToString()).GetInt32());
        await theirs.UntilAsync(e => e.Name == "fragment" && e.Target == $"voters-{poll}");
        Assert.All(theirs.Seen.Where(e => e.Name == "me"), e => Assert.Equal(twoId.Value, e.Data.GetProperty("viewer").GetGuid()));
        Assert.DoesNotContain(theirs.Seen, e => e.Data.GetRawText().Contains(oneId.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_data_instead_of_fragments_When_read_Then_no_hidden_tally_and_no_id_of_a_viewer_is_in_it()
    {
        await using var scene = await AudienceScene.NewAsync();
        var poll = await scene.PollAsync(hideTally: true);
        var (http, viewer) = await scene.JoinAsync("Kim");
        await scene.DoAsync(new CastVote(poll, viewer, 1));
        await scene.ChatAsync("hello from Kim", viewer);
        await using var stream = await StreamReading.OpenAsync(http, "?as=json");
        await stream.UntilAsync(e => e.Name == "me");
        if (stream.LastId is null) await stream.UntilAsync(e => e.Id is not null);
        // A part comes again whenever it changes, perhaps while this is read.
        var views = stream.Seen.Where(e => e.Name == "view").ToLookup(e => e.Part, e => e.Data.GetProperty("state"));
        Assert.Superset(
            new HashSet<string> { "show", "audience", "stage", "deal", "poll", "giveaway", "chat", "questions" },
            views.Select(v => v.Key).ToHashSet());
        Assert.All(views["poll"].SelectMany(v => v.GetProperty("options").EnumerateArray()),
            o => Assert.Equal(System.Text.Json.JsonValueKind.Null, o.GetProperty("votes").ValueKind));
        Assert.All(views.SelectMany(v => v),
            v => Assert.DoesNotContain(viewer.ToString(), v.GetRawText(), StringComparison.Ordinal));
        Assert.Equal("Kim", views["chat"].Last().GetProperty("messages")[0].GetProperty("name").GetString());
        Assert.DoesNotContain(stream.Seen, e => e.Name == "fragment");
        await scene.DoAsync(new ClosePoll(poll));
        var closed = await stream.UntilAsync(e => e.Name == "view" && e.Part == "poll");
        Assert.Equal(1, closed.Data.GetProperty("state").GetProperty("options")[1].GetProperty("votes").GetInt32());
    }

    [Fact]
    public async Task Given_many_connections_When_a_line_is_written_Then_it_is_drawn_once()
    {
        await using var scene = await AudienceScene.NewAsync(new FakeClock());
        var streams = scene.App.Services.GetRequiredService<ShowStreams>();
        var fragments = (await streams.OfAsync(scene.Show))!.Fragments;
        var costs = new List<long>();
        var open = new List<StreamReading>();
        foreach (var connections in new[] { 1, 12 })
        {
            while (open.Count < connections)
            {
                open.Add(await StreamReading.OpenAsync((await scene.JoinAsync()).Http));
                await open[^1].UntilAsync(e => e.Name == "fragment" && e.Target == "mine");
            }

            var before = fragments.Renders;
            await scene.ChatAsync($"line {connections}");
            foreach (var stream in open)
                await stream.UntilAsync(
                    e => e.Name == "fragment" && e.Html.Contains($">line {connections}<", StringComparison.Ordinal));
            costs.Add(fragments.Renders - before);
        }

        foreach (var stream in open) await stream.DisposeAsync();
        // The clock stands still, so that no count of viewers is drawn beside the line.
        Assert.Equal([1, 1], costs);
    }

    [Fact]
    public async Task Given_a_hidden_message_When_hidden_Then_its_line_is_replaced_by_nothing_to_read()
    {
        await using var scene = await AudienceScene.NewAsync();
        var id = Id.New<MessageId>(TimeProvider.System);
        var (http, viewer) = await scene.JoinAsync();
        await scene.DoAsync(new PostMessage(id, viewer, "buy at my place"));
        await using var stream = await StreamReading.OpenAsync(http);
        await stream.UntilAsync(e => e.Name == "fragment" && e.Target == "mine");
        await scene.DoAsync(new HideMessage(id));
        var line = await stream.UntilAsync(e => e.Name == "fragment" && e.Target == $"m-{id}");
        Assert.Equal("replace", line.Op);
        Assert.DoesNotContain("my place", line.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_caps_When_too_many_streams_are_open_Then_503_says_when_to_come_back()
    {
        await using var scene = await AudienceScene.NewAsync(configure: o => o.Settings["HostConsole:Streams:PerViewer"] = "1");
        var (http, _) = await scene.JoinAsync();
        await using var first = await StreamReading.OpenAsync(http);
        await first.UntilAsync(e => e.Id is not null);
        var second = await http.GetAsync($"/s/{AudienceScene.Code}/events");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, second.StatusCode);
        Assert.NotNull(second.Headers.RetryAfter);
    }

    [Fact]
    public async Task Given_open_streams_When_the_clock_goes_on_Then_viewers_are_counted_and_the_line_is_kept_alive()
    {
        var clock = new FakeClock();
        await using var scene = await AudienceScene.NewAsync(clock);
        var (http, _) = await scene.JoinAsync();
        await using var one = await StreamReading.OpenAsync(http);
        await using var again = await StreamReading.OpenAsync(http);
        await using var two = await StreamReading.OpenAsync((await scene.JoinAsync()).Http);
        foreach (var stream in new[] { one, again, two }) await stream.UntilAsync(e => e.Name == "fragment" && e.Target == "mine");
        clock.Advance(TimeSpan.FromSeconds(2));
        var head = await one.UntilAsync(e =>
            e.Name == "fragment" && e.Target == "head" && e.Html.Contains("Watching now", StringComparison.Ordinal));
        Assert.Contains("</span>2</span>", head.Html, StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromSeconds(15));
        while (two.Comments == 0) await two.NextAsync();
        Assert.Equal(2, (await scene.Shows.ViewAsync(scene.Show))!.Audience.Peak);
    }
}
