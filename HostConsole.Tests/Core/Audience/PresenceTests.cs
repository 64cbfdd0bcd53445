using FsCheck.Fluent;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Audience;

public sealed class PresenceTests
{
    private static Sighting See(int viewer, int ago = 0) => new(Viewer(viewer), ago);
    private static Task<Done> Come(ShowScene scene, int viewer, int ago = 0) => scene.Do(new NotePresence([See(viewer, ago)], []));
    private static Task<Done> Go(ShowScene scene, int viewer, int ago = 0) => scene.Do(new NotePresence([], [See(viewer, ago)]));
    private static Task Pass(ShowScene scene, double minutes) => scene.PassAsync(TimeSpan.FromMinutes(minutes));

    private static Task<Attendance> Of(ShowScene scene, ViewerId viewer) =>
        scene.Read(w => w.Current(scene.Show)!.At(scene.Now).Presence(viewer));

    private static async Task Is(ShowScene scene, int viewer, bool here, double watched, double show)
    {
        Assert.Equal(new(here, TimeSpan.FromMinutes(watched), TimeSpan.FromMinutes(show)), await Of(scene, Viewer(viewer)));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_two_visits_Then_their_minutes_add_up_and_the_time_away_is_none()
    {
        await using var scene = await LiveAsync();
        await Come(scene, 1);
        await Pass(scene, 10);
        await Is(scene, 1, true, 10, 10);
        await Go(scene, 1);
        await Pass(scene, 5);
        await Is(scene, 1, false, 10, 15);
        await Come(scene, 1);
        await Pass(scene, 3);
        await Is(scene, 1, true, 13, 18);
    }

    [Fact]
    public async Task Given_who_came_before_the_start_When_it_pauses_Then_only_the_show_s_own_time_counts()
    {
        await using var scene = await DraftAsync();
        await Come(scene, 1);
        await Pass(scene, 20);
        await Is(scene, 1, true, 0, 0);
        await scene.Do(new GoLive());
        await Pass(scene, 4);
        await scene.Do(new PauseShow());
        await Pass(scene, 30);
        await Is(scene, 1, true, 4, 4);
        await Come(scene, 2);
        await scene.Do(new ResumeShow());
        await Pass(scene, 6);
        await Is(scene, 1, true, 10, 10);
        await Is(scene, 2, true, 6, 10);
    }

    [Fact]
    public async Task Given_the_end_Then_the_clock_stands_and_who_was_there_is_known()
    {
        await using var scene = await LiveAsync();
        await Come(scene, 1);
        await Come(scene, 2);
        await Pass(scene, 6);
        await Go(scene, 2, ago: 120);
        await scene.Do(new EndShow());
        await Pass(scene, 60);
        await Go(scene, 1);
        await Is(scene, 1, true, 6, 6);
        await Is(scene, 2, false, 4, 6);
    }

    [Fact]
    public async Task Given_somebody_known_to_be_there_When_they_are_noted_again_Then_nothing_is_counted_twice()
    {
        await using var scene = await LiveAsync();
        await Come(scene, 1);
        await Pass(scene, 2);
        await Come(scene, 1, ago: 60);
        await Go(scene, 1);
        await Come(scene, 1, ago: 90); // a visit doesn't begin before the last one ended
        await Pass(scene, 1);
        await Is(scene, 1, true, 3, 3);
        await Go(scene, 1, ago: 600); // nor end before it began
        await Is(scene, 1, false, 2, 3);
    }

    [Fact]
    public async Task Given_nobody_came_or_went_When_it_is_noted_Then_one_small_fact_tells_that_they_are_there()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new NotePresence([], []));
        Assert.DoesNotContain(scene.Memory.Facts, f => f.Fact is AudienceFact.PresenceNoted);
        await Come(scene, 1);
        var view = (await scene.View()).Audience;
        await scene.Do(new NotePresence([], []));
        Assert.Equal(2, scene.Memory.Facts.Count(f => f.Fact is AudienceFact.PresenceNoted));
        Assert.Same(view, (await scene.View()).Audience);
    }

    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(10, 1, true)]
    public async Task Given_a_restart_When_who_is_there_is_noted_anew_Then_the_others_went_when_last_seen(double minutes, double watched, bool here)
    {
        await using var scene = await LiveAsync();
        foreach (var viewer in (int[])[1, 2]) await Come(scene, viewer);
        await Pass(scene, 1);
        await scene.Do(new NotePresence([], [])); // the last that is known
        await scene.RestartAsync();
        await Pass(scene, minutes);
        await scene.Do(new NotePresence([See(1)], [], Anew: true));
        await Is(scene, 1, here, watched, 1 + minutes);
        await Is(scene, 2, false, 1, 1 + minutes);
    }

    [Fact]
    public async Task Given_a_viewer_of_another_platform_When_they_write_Then_they_are_there_for_five_minutes_and_no_time_is_known()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new RelayMessage(new(Uid(4, 1)), RelayedAuthor.Of("twitch", "42"), "Ada", "twitch", "Hello", scene.Now, null));
        var ada = RelayedAuthor.Of("twitch", "42");
        await Pass(scene, 5);
        Assert.Equal(new(true, TimeSpan.Zero, TimeSpan.FromMinutes(5)), await Of(scene, ada));
        await Pass(scene, 0.1);
        Assert.False((await Of(scene, ada)).IsHere);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_rehearsal_Then_its_time_is_its_own()
    {
        await using var scene = await DraftAsync();
        await Come(scene, 1);
        await scene.Do(new Rehearse(new(Uid(11, 1))));
        await Come(scene, 2);
        await Pass(scene, 3);
        await Is(scene, 1, false, 0, 3);
        await Is(scene, 2, true, 3, 3);
        await scene.Do(new EndShow());
        await Is(scene, 2, false, 0, 0);
    }

    [Fact]
    public async Task Given_too_many_or_a_strange_time_Then_the_field_is_named()
    {
        await using var scene = await LiveAsync();
        await scene.Invalid(new NotePresence([See(1, -1)], []), "ago");
        await scene.Invalid(new NotePresence([.. Enumerable.Range(1, AudienceRules.MostInNote + 1).Select(i => See(i))], []), "came");
    }

    [Theory]
    [InlineData(0, 0, 0, false)]
    [InlineData(5, 10, 50, true)]
    [InlineData(4.999, 10, 50, false)]
    [InlineData(10, 10, 100, true)]
    public void Who_stayed_watched_so_much_of_the_show(double watched, double show, int percent, bool stayed) =>
        Assert.Equal(stayed, new Attendance(true, TimeSpan.FromMinutes(watched), TimeSpan.FromMinutes(show)).HasStayed(percent));

    private enum What { Come, Go, Anew, Pause, Resume, Restart, End }

    // What a plain account of each second says is what the visits add up to.
    [Fact]
    public void Whatever_happens_nobody_watches_longer_than_the_show_and_each_minute_is_counted_once()
    {
        var steps = from what in Gen.Frequency((6, Gen.Constant(What.Come)), (6, Gen.Constant(What.Go)), (1, Gen.Constant(What.Anew)),
                (2, Gen.Constant(What.Pause)), (2, Gen.Constant(What.Resume)), (1, Gen.Constant(What.Restart)))
                    from who in Gen.Choose(1, 4)
                    from seconds in Gen.Choose(0, 200)
                    from ago in Gen.Choose(0, 120)
                    select (What: what, Who: who, Seconds: seconds, Ago: ago);
        Law.Holds(steps.ListOf(40), 40, 83, all => EveningAsync(all).GetAwaiter().GetResult());

        static async Task EveningAsync(IReadOnlyList<(What What, int Who, int Seconds, int Ago)> steps)
        {
            await using var scene = await LiveAsync();
            var before = new Dictionary<ViewerId, Attendance>();
            foreach (var (what, who, seconds, ago) in steps)
            {
                await scene.PassAsync(TimeSpan.FromSeconds(seconds));
                var live = (await scene.View()).Status == ShowStatus.Live;

                switch (what)
                {
                    case What.Come: await Come(scene, who, ago); break;
                    case What.Go: await Go(scene, who, ago); break;
                    case What.Anew: await scene.Do(new NotePresence([See(who)], [], Anew: true)); break;
                    case What.Pause: if (live) await scene.Do(new PauseShow()); break;
                    case What.Resume: if (!live) await scene.Do(new ResumeShow()); break;
                    case What.Restart: await scene.RestartAsync(); break;
                }

                for (var viewer = 1; viewer <= 4; viewer++)
                {
                    var now = await Of(scene, Viewer(viewer));
                    Assert.InRange(now.Watched, TimeSpan.Zero, now.Show);
                    // Between two steps nobody gains more than the time that passed, and what a late note adds was before it.
                    if (before.TryGetValue(Viewer(viewer), out var then))
                        Assert.InRange(now.Watched - then.Watched, -now.Show, now.Show - then.Show + TimeSpan.FromSeconds(ago));
                    before[Viewer(viewer)] = now;
                }
            }

            await scene.Do(new EndShow());
            await scene.ReplaysAsync();
        }
    }
}
