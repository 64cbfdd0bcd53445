using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using static HostConsole.Core.Leagues.LeagueCommand;
using static HostConsole.Core.Leagues.LeagueFact;
using static HostConsole.Tests.Leagues.LeagueScene;

namespace HostConsole.Tests.Leagues;

public sealed class LeagueTests
{
    private readonly LeagueScene _scene = new();

    [Fact]
    public void Given_nothing_When_opened_Then_the_commitment_is_public_and_the_seed_a_private_fact()
    {
        var facts = _scene.Do(Open() with { Title = "  Tap cup " }).Facts;
        var opened = Assert.IsType<LeagueOpened>(facts[0]);
        Assert.Equal(("Tap cup", FairDraw.Commitment(Seed)), (opened.Title, opened.Commitment));
        Assert.IsAssignableFrom<IPrivateFact>(facts[1]);
        Assert.Equal(2, facts.Count);
    }

    [Fact]
    public void Before_the_draw_no_view_record_or_log_line_shows_the_seed()
    {
        _scene.Do(Open());
        _scene.Do(Join(1));
        _scene.Do(Join(2));
        Assert.DoesNotContain(Seed, Snapshot(_scene.State), StringComparison.Ordinal);
        Assert.DoesNotContain(Seed, Open().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Seed, string.Concat(_scene.Log.Select(l => l.Fact.ToString())), StringComparison.Ordinal);
        _scene.Do(new StartLeague(Cup));
        Assert.Equal(Seed, _scene.View.Seed);
    }

    public static TheoryData<string, OpenLeague> WrongTerms => new()
    {
        { "title", Open() with { Title = " " } },
        { "title", Open() with { Title = new string('x', 121) } },
        { "rules", Open() with { Rules = "" } },
        { "rules", Open() with { Rules = new string('x', 10_001) } },
        { "size", Open() with { Size = 1 } },
        { "size", Open() with { Size = 65 } },
        { "bestOf", Open() with { BestOf = 2 } },
        { "bestOf", Open() with { BestOf = 7 } },
        { "seconds", Open() with { Seconds = 2 } },
        { "seconds", Open() with { Seconds = 61 } },
    };

    [Theory]
    [MemberData(nameof(WrongTerms), DisableDiscoveryEnumeration = true)]
    public void Given_wrong_terms_When_opened_Then_the_field_is_named(string field, OpenLeague command) => _scene.Invalid(command, field);

    [Fact]
    public void A_viewer_joins_once_while_there_is_room_and_may_leave_before_the_start()
    {
        _scene.Do(Open(size: 2));
        _scene.Do(Join(1));
        _scene.Refused(Join(1) with { Entry = Entry(9) }, "already-joined");
        _scene.Do(Join(2));
        _scene.Refused(Join(3), "full");
        _scene.Do(new LeaveLeague(Cup, Viewer(1)));
        _scene.Do(Join(3));
        Assert.Equal([Entry(2), Entry(3)], _scene.View.Entrants.Select(e => e.Entry));
        _scene.Refused(new LeaveLeague(Cup, Viewer(1)), "not-in");
        _scene.Banned.Add(Viewer(4));
        _scene.Do(new LeaveLeague(Cup, Viewer(2)));
        _scene.Refused(Join(4), "not-eligible");
    }

    [Fact]
    public void A_league_starts_once_with_two_players_or_more_and_then_takes_no_more()
    {
        _scene.Do(Open());
        _scene.Do(Join(1));
        _scene.Refused(new StartLeague(Cup), "not-enough-players");
        _scene.Do(Join(2));
        _scene.Refused(new GoOn(Cup), "not-playing");
        _scene.Do(new StartLeague(Cup));
        _scene.Refused(new StartLeague(Cup), "not-open");
        _scene.Refused(Join(3), "not-open");
    }

    [Fact]
    public void Given_the_start_Then_each_first_match_begins_after_a_countdown_of_three_seconds()
    {
        var scene = Started(players: 5);
        Assert.Equal([MatchStatus.Bye, MatchStatus.Playing, MatchStatus.Bye, MatchStatus.Bye], scene.View.Matches.Select(m => m.State));
        Assert.Equal((scene.Now.AddSeconds(3), scene.Now.AddSeconds(13)), (scene.Match(1).StartsAt!.Value, scene.Match(1).EndsAt!.Value));
        scene.Refused(scene.Tap(0, match: 1), "not-playing");
        scene.Now += TimeSpan.FromSeconds(3);
        Assert.Equal(new TapAnswer(4, 4, 0), scene.Do(scene.Tap(0, 4, match: 1)).Answer);
        Assert.Equal(new TapAnswer(2, 2, 4), scene.Do(scene.Tap(1, 2, match: 1)).Answer);
        scene.Refused(scene.Tap(0, match: 1) with { Viewer = Viewer(77) }, "not-playing");
        scene.Invalid(scene.Tap(0, 0, match: 1), "count");
    }

    [Fact]
    public void Taps_that_a_phone_sent_in_time_count_for_half_a_second_and_none_later()
    {
        var scene = Started();
        scene.Now = scene.Match().EndsAt!.Value.AddSeconds(0.4);
        Assert.Equal(new TapAnswer(3, 3, 0), scene.Do(scene.Tap(0, 3)).Answer);
        scene.Now += TimeSpan.FromSeconds(0.1);
        scene.Refused(scene.Tap(0, 3), "not-playing");
    }

    [Fact]
    public void The_better_of_three_games_wins_the_match_and_the_league_of_two()
    {
        var scene = Started();
        var ended = Assert.Single(scene.Play(5, 7));
        Assert.Equal(new GameEnded(Cup, scene.Match().Id, [5, 7], scene.Side(1), GameEnd.Taps, scene.Now.AddSeconds(5)),
            (GameEnded)ended with { Taps = ((GameEnded)ended).Taps }, GameComparer.Instance);
        Assert.Equal((MatchStatus.Pause, true), (scene.Match().State, scene.View.Waits));
        scene.Tick(TimeSpan.FromSeconds(5));
        Assert.Equal((MatchStatus.Playing, 2), (scene.Match().State, scene.Match().Game));
        scene.Play(9, 2);
        scene.Do(new GoOn(Cup));
        scene.Refused(new GoOn(Cup), "not-waiting");
        var last = scene.Play(1, 2);
        Assert.Equal([typeof(GameEnded), typeof(MatchEnded), typeof(LeagueWon)], last.Select(f => f.GetType()));
        Assert.Equal((LeagueStatus.Ended, scene.Side(1)), (scene.View.State, scene.View.Winner!.Value));
        Assert.Null(LeagueRules.NextDue(scene.State));
        scene.Refused(scene.Tap(0), "closed");
        scene.Refused(new CloseLeague(Cup), "closed");
    }

    [Fact]
    public void A_tie_goes_to_sudden_death_at_once_and_the_fifth_to_who_was_first_there()
    {
        var scene = Started(bestOf: 1);
        scene.Play(4, 4);
        for (var death = 1; death <= 5; death++)
        {
            Assert.Equal((death, 1, scene.Now.AddSeconds(3), scene.Now.AddSeconds(6)),
                (scene.Match().SuddenDeath, scene.Match().Game, scene.Match().StartsAt!.Value, scene.Match().EndsAt!.Value));
            if (death == 5)
            {
                scene.Now = scene.Match().StartsAt!.Value;
                scene.Do(scene.Tap(1, 3)); // first there, although the other taps in between
                scene.Do(scene.Tap(0, 2));
                scene.Do(scene.Tap(0, 1));
                scene.Now = scene.Match().EndsAt!.Value;
                scene.Tick(TimeSpan.FromSeconds(0.5));
            }
            else scene.Play(2, 2);
        }

        Assert.Equal((scene.Side(1), GameEnd.FirstThere), (scene.View.Winner!.Value, scene.Match().Games[^1].How));
    }

    [Fact]
    public void Who_does_not_tap_in_a_game_loses_the_match_to_who_does()
    {
        var scene = Started();
        scene.Play(0, 1);
        Assert.Equal((scene.Side(1), MatchEnd.WalkOver), (scene.View.Winner!.Value, scene.Match().How));
    }

    [Fact]
    public void Where_neither_taps_the_better_place_goes_on()
    {
        var scene = Started();
        scene.Play(0, 0);
        Assert.Equal((1, MatchEnd.BetterPlace), (scene.Match().Players.Single(p => p.Viewer == scene.View.Winner).Place, scene.Match().How));
    }

    [Fact]
    public void Who_leaves_or_is_excluded_loses_by_walk_over_now_or_when_the_next_match_begins()
    {
        var left = Started(players: 4);
        left.Do(new LeaveLeague(Cup, left.Side(0)));
        Assert.Equal((MatchStatus.Ended, MatchEnd.WalkOver), (left.Match().State, left.Match().How));
        var through = left.Side(1);
        left.Do(new LeaveLeague(Cup, through)); // has won, and is gone before the final
        left.Play(3, 2, match: 1);
        left.Tick(TimeSpan.FromSeconds(5));
        left.Play(3, 2, match: 1);
        left.Tick(TimeSpan.FromSeconds(5));
        Assert.Equal((LeagueStatus.Ended, left.Match(1).Winner), (left.View.State, left.View.Winner));

        var banned = Started();
        banned.Banned.Add(banned.Side(0));
        banned.Play(0, 0);
        Assert.Equal(banned.Side(1), banned.View.Winner);
    }

    [Fact]
    public void Given_an_open_or_a_playing_league_When_closed_Then_its_seed_is_published_and_nothing_goes_on()
    {
        _scene.Do(Open());
        _scene.Do(new CloseLeague(Cup));
        Assert.Equal((LeagueStatus.Closed, Seed), (_scene.View.State, _scene.View.Seed));
        var playing = Started();
        foreach (var fact in LeagueRules.Stop(playing.State).ToArray()) LeagueRules.Apply(playing.State, fact, playing.Now);
        Assert.Equal((LeagueStatus.Closed, null), (playing.View.State, LeagueRules.NextDue(playing.State)));
        playing.Refused(playing.Tap(0), "closed");
    }

    [Fact]
    public void A_league_that_was_opened_by_a_slip_is_taken_back_with_its_seed()
    {
        _scene.Do(Open());
        var (_, inverse) = LeagueRules.Undo(_scene.State, (LeagueFact)_scene.Log[1].Fact)!.Value;
        Assert.Equal([new LeagueWithdrawn(Cup, Seed)], inverse);
        LeagueRules.Apply(_scene.State, (LeagueFact)inverse[0], _scene.Now);
        Assert.Empty(_scene.State.View());
    }

    [Theory]
    [InlineData("#2", 2)]
    [InlineData("Go 2!", 2)]
    [InlineData("go go go 2", 2)]
    [InlineData("vamos 2 🔥", 2)]
    [InlineData("加油 2", 2)]
    [InlineData("2", null)]
    [InlineData("I want 2", null)]
    [InlineData("#65", null)]
    [InlineData("#", null)]
    public void A_chat_message_cheers_for_a_place_or_is_talk(string text, int? place)
    {
        var cheered = Said(Started(), text)?.Facts.OfType<PlayerCheered>().Single();
        Assert.Equal(place, cheered is null ? null : Started().Match().PlayerOf(cheered.Player)!.Place);
    }

    [Fact]
    public void A_person_cheers_once_a_match_and_by_chat_alike()
    {
        var scene = Started();
        var place = scene.Match().Players[1].Place;
        scene.Do(new Cheer(Cup, Viewer(50), place));
        Assert.Empty(scene.Do(new Cheer(Cup, Viewer(50), place)).Facts);
        scene.Refused(new Cheer(Cup, scene.Side(0), place), "playing");
        scene.Refused(new Cheer(Cup, Viewer(51), 7), "not-playing");
        var act = Said(scene, $"go {place}");
        Assert.Equal(("cheer", true), (act!.Act, act.Done));
        foreach (var fact in act.Facts) LeagueRules.Apply(scene.State, (LeagueFact)fact, scene.Now);
        Assert.Equal((0, 2), (scene.Match().Players[0].Cheers, scene.Match().Players[1].Cheers));
    }

    private static ChatAct? Said(LeagueScene scene, string text) => LeagueMechanic.Instance.Act(scene.State,
        new(new(Guid.Parse("018f0000-0000-7000-b000-000000000001")), Viewer(52), text, null, [], null, []), scene.Moment);

    private sealed class GameComparer : IEqualityComparer<GameEnded>
    {
        public static readonly GameComparer Instance = new();
        public bool Equals(GameEnded? x, GameEnded? y) => x! with { Taps = [] } == y! with { Taps = [] } && x.Taps.SequenceEqual(y.Taps);
        public int GetHashCode(GameEnded obj) => 0;
    }
}
