using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Streams;
using HostConsole.Tests.Viewers;

namespace HostConsole.Tests.Streams;

/// <summary>Who comes and goes is told from time to time, and a page that is away for a moment goes on with its visit.</summary>
public sealed class VisitsTest
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero);
    private static readonly ViewerId Ada = new(new Guid(1, 0, 0, new byte[8])), Ben = new(new Guid(2, 0, 0, new byte[8]));

    private readonly Visits _visits = new(new(Guid.Empty), anew: true);

    private IReadOnlyList<NotePresence> Look(int second, params ViewerId[] here)
    {
        var now = Start.AddSeconds(second);
        var notes = _visits.Look(here, now);
        if (notes.Count > 0) _visits.Told(notes, now);
        return notes;
    }

    private static void Is(NotePresence note, (ViewerId, int)[] came, (ViewerId, int)[] went, bool anew = false)
    {
        Assert.Equal(came, note.Came.Select(s => (s.Viewer, s.Ago)));
        Assert.Equal(went, note.Went.Select(s => (s.Viewer, s.Ago)));
        Assert.Equal(anew, note.Anew);
    }

    [Fact]
    public void Given_a_first_look_Then_it_tells_that_it_knows_nothing_of_before() =>
        Is(Assert.Single(Look(0, Ada)), [(Ada, 0)], [], anew: true);

    [Fact]
    public void Given_somebody_who_came_meanwhile_Then_it_is_told_ten_seconds_later_and_since_when()
    {
        Look(0, Ada);
        Assert.Empty(Look(2, Ada));
        Assert.Empty(Look(4, Ada, Ben));
        Assert.Empty(Look(8, Ada, Ben));
        Is(Assert.Single(Look(10, Ada, Ben)), [(Ben, 6)], []);
    }

    [Fact]
    public void Given_a_page_that_is_away_for_half_a_minute_Then_its_visit_goes_on_and_after_that_it_has_ended_when_it_was_last_there()
    {
        Look(0, Ada);
        for (var second = 2; second <= 30; second += 2) Assert.Empty(Look(second));
        Assert.Empty(Look(30, Ada));
        for (var second = 32; second <= 60; second += 2)
            if (second < 60) Assert.Empty(Look(second));
        Is(Assert.Single(Look(62)), [], [(Ada, 32)]);
    }

    [Fact]
    public void Given_that_nobody_comes_or_goes_Then_it_is_told_each_minute_that_they_are_there()
    {
        Look(0, Ada);
        for (var second = 2; second < 60; second += 2) Assert.Empty(Look(second, Ada));
        Is(Assert.Single(Look(60, Ada)), [], []);
    }

    [Fact]
    public void Given_a_note_that_could_not_be_kept_Then_the_same_is_told_again()
    {
        var now = Start;
        Assert.NotEmpty(_visits.Look([Ada], now));
        Is(Assert.Single(_visits.Look([Ada], now.AddSeconds(2))), [(Ada, 2)], [], anew: true);
    }

    [Fact]
    public void Given_ten_thousand_who_come_at_once_Then_they_are_told_in_a_few_notes()
    {
        var crowd = Enumerable.Range(3, 10_000).Select(i => new ViewerId(new Guid(i, 0, 0, new byte[8]))).ToArray();
        var notes = Look(0, crowd);
        Assert.Equal([AudienceRules.MostInNote, AudienceRules.MostInNote], notes.Select(n => n.Came.Count));
        Assert.Equal([true, false], notes.Select(n => n.Anew));
        Assert.Empty(Look(12, crowd));
    }

    [Fact]
    public async Task Given_a_phone_with_an_open_page_Then_the_show_knows_that_it_is_there()
    {
        await using var scene = await AudienceScene.NewAsync();
        var (http, viewer) = await scene.JoinAsync();
        var noted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var _ = scene.Shows.Subscribe(scene.Show, update =>
        {
            if (update.Facts.Any(f => f.Fact is AudienceFact.PresenceNoted n && n.Came.Any(s => s.Viewer == viewer))) noted.TrySetResult();
        });
        await using var reading = await StreamReading.OpenAsync(http);
        await noted.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True((await scene.Shows.AskAsync(scene.Show, new PresenceOf(viewer, DateTimeOffset.UtcNow))).IsHere);
        http.Dispose();
    }
}
