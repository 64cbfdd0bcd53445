using System.Security.Cryptography;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Core.Giveaways.GiveawayFact;
using static HostConsole.Tests.Giveaways.GiveawayScene;

namespace HostConsole.Tests.Giveaways;

public sealed class GiveawayTests
{
    private readonly GiveawayScene _scene = new();

    [Fact]
    public void Given_nothing_When_opened_Then_the_commitment_is_public_and_the_seed_a_private_fact()
    {
        var facts = _scene.Do(Open() with { Title = "  Tote bag ", Duration = TimeSpan.FromMinutes(5) }).Facts;
        var opened = Assert.IsType<GiveawayOpened>(facts[0]);
        Assert.Equal(("Tote bag", FairDraw.Commitment(Seed), _scene.Now.AddMinutes(5)), (opened.Title, opened.Commitment, opened.ClosesAt));
        Assert.IsAssignableFrom<IPrivateFact>(facts[1]);
        Assert.Equal(new SeedDrawn(Tote, Seed), facts[1]);
        Assert.Equal(2, facts.Count);
    }

    [Fact]
    public void Before_the_draw_no_view_record_or_log_line_shows_the_seed()
    {
        var closed = Closed();
        Assert.DoesNotContain(Seed, Snapshot(closed.State), StringComparison.Ordinal);
        Assert.DoesNotContain(Seed, Open().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Seed, string.Concat(closed.Log.Select(l => l.Fact.ToString())), StringComparison.Ordinal);
        closed.Do(new DrawWinners(Tote));
        Assert.Equal(Seed, closed.View.Seed);
    }

    public static TheoryData<string, OpenGiveaway> WrongTerms => new()
    {
        { "title", Open() with { Title = " " } },
        { "title", Open() with { Title = new string('x', 121) } },
        { "prize", Open() with { Prize = null } },
        { "rules", Open() with { Rules = "" } },
        { "rules", Open() with { Rules = new string('x', 10_001) } },
        { "keyword", Open() with { Keyword = new string('x', 33) } },
        { "keyword", Open() with { Keyword = "a\nb" } },
        { "entry", Open() with { Entry = (EntryMode)7 } },
        { "freeRoute", Open() with { Entry = EntryMode.Buyers } },
        { "freeRoute", Open() with { Entry = EntryMode.Buyers, FreeRoute = "  " } },
        { "winners", Open() with { Winners = 0 } },
        { "winners", Open() with { Winners = 101 } },
        { "reserves", Open() with { Reserves = -1 } },
        { "reserves", Open() with { Reserves = 101 } },
        { "claimHours", Open() with { ClaimHours = 0 } },
        { "seconds", Open() with { Duration = TimeSpan.Zero } },
        { "seconds", Open() with { Duration = TimeSpan.FromDays(32) } },
    };

    [Theory]
    [MemberData(nameof(WrongTerms), DisableDiscoveryEnumeration = true)]
    public void Given_wrong_terms_When_opened_Then_the_field_is_named(string field, OpenGiveaway command) => _scene.Invalid(command, field);

    [Fact]
    public void Given_an_open_giveaway_When_opened_again_Then_rejected()
    {
        _scene.Do(Open());
        _scene.Refused(Open(), "already-open");
    }

    [Fact]
    public void A_keyword_belongs_to_one_open_giveaway_and_is_found_whatever_its_case()
    {
        _scene.Do(Open() with { Keyword = " Tote " });
        var other = Open() with { Giveaway = new(Guid.Parse("018f0000-0000-7000-9000-000000000002")), Keyword = "TOTE" };
        _scene.Refused(other, "keyword-in-use");
        Assert.Equal(Tote, _scene.State.WithKeyword("  tOtE\n"));
        Assert.Null(_scene.State.WithKeyword("my tote"));
        _scene.Do(new CloseGiveaway(Tote));
        Assert.Null(_scene.State.WithKeyword("tote"));
        _scene.Do(other);
        Assert.Equal(other.Giveaway, _scene.State.WithKeyword("tote"));
    }

    [Fact]
    public void Given_an_entry_When_the_same_viewer_enters_again_Then_already_entered()
    {
        _scene.Do(Open());
        Assert.Equal([new EntryMade(Tote, Entry(1), Viewer(1), EntryRoute.Keyword)], _scene.Do(Enter(1, EntryRoute.Keyword)).Facts);
        _scene.Refused(Enter(1) with { Entry = Entry(2) }, "already-entered");
        Assert.Equal(1, _scene.View.Entries);
        Assert.Equal(Entry(1), _scene.State.EntryOf(Tote, Viewer(1)));
        Assert.Null(_scene.State.EntryOf(Tote, Viewer(2)));
    }

    [Fact]
    public void In_a_buyers_giveaway_buyers_and_the_free_route_enter_with_one_entry_each_and_others_are_not_eligible()
    {
        _scene.Do(Open() with { Entry = EntryMode.Buyers, FreeRoute = "Write to us." });
        _scene.Refused(Enter(1), "not-eligible");
        _scene.Refused(Enter(1, EntryRoute.Purchase), "not-eligible");
        _scene.Do(Enter(1, EntryRoute.Free));
        _scene.Buyers.Add(Viewer(2));
        _scene.Do(Enter(2, EntryRoute.Keyword));
        Assert.Equal([EntryRoute.Free, EntryRoute.Purchase], _scene.State.Entries(Tote).ToArray().Select(e => e.Route));
        _scene.Refused(Enter(2, EntryRoute.Free), "already-entered");
    }

    [Fact]
    public void At_its_time_a_giveaway_takes_no_more_entries_even_before_the_clock_closes_it()
    {
        _scene.Do(Open() with { Duration = TimeSpan.FromMinutes(1) });
        Assert.Equal(_scene.Now.AddMinutes(1), GiveawayRules.NextDue(_scene.State));
        Assert.Empty(_scene.Tick(TimeSpan.FromSeconds(59)));
        _scene.Do(Enter(1));
        _scene.Now += TimeSpan.FromSeconds(1);
        _scene.Refused(Enter(2), "not-open");
        Assert.Equal([new GiveawayClosed(Tote, 1, FairDraw.Digest([Entry(1)]))], _scene.Tick(TimeSpan.Zero));
        Assert.Equal((GiveawayStatus.Closed, _scene.Now), (_scene.View.State, _scene.View.ClosedAt));
        Assert.Null(GiveawayRules.NextDue(_scene.State));
        Assert.Empty(_scene.Tick(TimeSpan.FromHours(1)));
        _scene.Refused(Enter(2), "not-open");
        _scene.Refused(new CloseGiveaway(Tote), "not-open");
    }

    [Fact]
    public void The_draw_comes_after_the_close_and_once()
    {
        _scene.Do(Open());
        _scene.Refused(new DrawWinners(Tote), "not-closed");
        _scene.Refused(new RedrawWinner(Tote, Entry(1), "No."), "not-drawn");
        _scene.Do(new CloseGiveaway(Tote));
        _scene.Do(new DrawWinners(Tote));
        _scene.Refused(new DrawWinners(Tote), "already-drawn");
        _scene.Refused(new CancelGiveaway(Tote, "Second thoughts."), "already-drawn");
        Assert.Equal((GiveawayStatus.Drawn, 0), (_scene.View.State, _scene.View.Winners.Length));
    }

    [Fact]
    public void Winners_and_then_reserves_are_drawn_in_the_known_order()
    {
        var scene = Drawn();
        var answerBy = scene.Now.AddHours(24);
        Assert.Equal([(1, Entry(8), 1, answerBy), (2, Entry(6), 2, answerBy)],
            scene.View.Winners.Select(w => (w.K, w.Entry, w.Rank, w.AnswerBy!.Value)));
        Assert.Equal([(3, Entry(1), 1), (4, Entry(9), 2)], scene.View.Reserves.Select(r => (r.K, r.Entry, r.Rank)));
    }

    [Fact]
    public void With_fewer_entries_than_winners_all_of_them_win()
    {
        var scene = Drawn(winners: 5, reserves: 5, entries: 3);
        Assert.Equal([Entry(1), Entry(2), Entry(3)], scene.View.Winners.Select(w => w.Entry).OrderBy(e => e.Value));
        Assert.Empty(scene.View.Reserves);
        scene.Refused(new RedrawWinner(Tote, Entry(1), "Under age."), "nobody-left");
    }

    [Fact]
    public void A_redraw_takes_the_reserves_in_their_order_and_then_draws_on()
    {
        var scene = Drawn();
        scene.Do(new RedrawWinner(Tote, Entry(6), " Works here. "));
        scene.Do(new RedrawWinner(Tote, Entry(1), "Under age."));
        scene.Do(new RedrawWinner(Tote, Entry(8), "Asked not to win."));
        var expected = new[] { (1, 8, 1, "Asked not to win."), (2, 6, 2, "Works here."), (3, 1, 2, "Under age."),
            (4, 9, 2, null), (5, 5, 1, null) };
        Assert.Equal(expected.Select(e => (e.Item1, Entry(e.Item2), e.Item3, e.Item4)),
            scene.View.Winners.Select(w => (w.K, w.Entry, w.Rank, w.Reason)));
        Assert.Equal(2, scene.View.Winners.Count(w => !w.Replaced));
    }

    [Fact]
    public void Only_who_holds_a_place_is_redrawn_and_only_with_a_reason()
    {
        var scene = Drawn();
        scene.Invalid(new RedrawWinner(Tote, Entry(8), " "), "reason");
        scene.Invalid(new RedrawWinner(Tote, Entry(8), new string('x', 301)), "reason");
        scene.Refused(new RedrawWinner(Tote, Entry(1), "A reserve."), "not-a-winner");
        scene.Refused(new RedrawWinner(Tote, Entry(99), "Nobody."), "not-a-winner");
        scene.Do(new RedrawWinner(Tote, Entry(8), "Works here."));
        scene.Refused(new RedrawWinner(Tote, Entry(8), "Again."), "not-a-winner");
    }

    [Fact]
    public void A_winner_answers_with_a_contact_that_stays_out_of_the_facts_and_may_correct_it()
    {
        var scene = Drawn();
        scene.Invalid(new AnswerWin(Tote, Viewer(8), "x"), "contact");
        scene.Invalid(new AnswerWin(Tote, Viewer(8), new string('x', 201)), "contact");
        var answered = scene.Do(new AnswerWin(Tote, Viewer(8), " ana@example.com "));
        Assert.Equal([new WinnerAnswered(Tote, Entry(8))], answered.Facts);
        Assert.Equal([new PersonalData(Viewer(8).Value, Contact: "ana@example.com")], answered.People);
        var corrected = scene.Do(new AnswerWin(Tote, Viewer(8), "ana@example.org"));
        Assert.Empty(corrected.Facts);
        Assert.Equal("ana@example.org", Assert.Single(corrected.People!).Contact);
        scene.Refused(new AnswerWin(Tote, Viewer(1), "a reserve"), "not-a-winner");
        Assert.DoesNotContain("ana@", Snapshot(scene.State), StringComparison.Ordinal);
        Assert.DoesNotContain("ana@", new AnswerWin(Tote, Viewer(8), "ana@example.com").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_does_not_answer_in_time_makes_room_for_the_next_reserve_who_gets_the_full_time()
    {
        var scene = Drawn(winners: 3, reserves: 1); // 8 6 1, then 9
        scene.Do(new AnswerWin(Tote, Viewer(8), "ana@example.com"));
        Assert.Equal(scene.Now.AddHours(24), GiveawayRules.NextDue(scene.State));
        Assert.Empty(scene.Tick(TimeSpan.FromHours(23)));
        var lapsed = scene.Tick(TimeSpan.FromHours(1)).Cast<WinnerLapsed>().ToList();
        Assert.Equal(new WinnerLapsed(Tote, Entry(6), new(4, Entry(9), Viewer(9), 2, Reserve: false, scene.Now.AddHours(24))), lapsed[0]);
        Assert.Equal(new WinnerLapsed(Tote, Entry(1), Promoted: null), lapsed[1]);
        Assert.Equal([WinnerStatus.Answered, WinnerStatus.Replaced, WinnerStatus.Lapsed, WinnerStatus.Waiting],
            scene.View.Winners.Select(w => w.State));
        Assert.Equal(GiveawayRules.LapsedReason, scene.View.Winners[1].Reason);
        scene.Refused(new AnswerWin(Tote, Viewer(6), "too late"), "too-late");
        scene.Refused(new AnswerWin(Tote, Viewer(1), "too late"), "too-late");
        Assert.Equal(scene.Now.AddHours(24), GiveawayRules.NextDue(scene.State));
        Assert.Empty(scene.Tick(TimeSpan.Zero));
        scene.Do(new RedrawWinner(Tote, Entry(1), "Did not answer, and no reserve was left."));
        Assert.Equal((5, Entry(5), 3), scene.View.Winners.Select(w => (w.K, w.Entry, w.Rank)).Last());
    }

    [Fact]
    public void Without_a_deadline_nobody_lapses()
    {
        var scene = Drawn(claimHours: null);
        Assert.Null(GiveawayRules.NextDue(scene.State));
        Assert.Empty(scene.Tick(TimeSpan.FromDays(1000)));
        scene.Do(new AnswerWin(Tote, Viewer(8), "ana@example.com"));
    }

    [Fact]
    public void A_cancelled_giveaway_discloses_its_seed_and_takes_nothing_more()
    {
        var scene = Closed();
        scene.Invalid(new CancelGiveaway(Tote, null), "reason");
        scene.Do(new CancelGiveaway(Tote, "The prize broke."));
        Assert.Equal((GiveawayStatus.Cancelled, "The prize broke."), (scene.View.State, scene.View.CancelReason));
        Assert.Equal(scene.View.Commitment, Convert.ToHexStringLower(SHA256.HashData(Convert.FromHexString(scene.View.Seed!))));
        scene.Refused(new DrawWinners(Tote), "cancelled");
        scene.Refused(new CancelGiveaway(Tote, "Again."), "cancelled");
        scene.Refused(Enter(20), "not-open");
    }

    [Fact]
    public void What_is_not_there_is_not_found() =>
        Assert.Equal(RejectionKind.NotFound, Assert.IsType<Outcome.Rejected>(_scene.Try(Enter(1))).Kind);

    [Fact]
    public void A_view_is_rebuilt_only_when_its_own_giveaway_changed_and_never_changes_itself()
    {
        _scene.Do(Open());
        var other = new GiveawayId(Guid.Parse("018f0000-0000-7000-9000-000000000002"));
        _scene.Do(Open() with { Giveaway = other });
        _scene.Do(Enter(1));
        var before = _scene.State.View();
        Assert.True(before == _scene.State.View());
        for (var i = 2; i <= 40; i++) _scene.Do(Enter(i));
        var after = _scene.State.View();
        Assert.Same(before[1], after[1]);
        Assert.NotSame(before[0], after[0]);
        Assert.Equal((1, 40), (before[0].Entries, after[0].Entries));
        Assert.Equal([Entry(1)], before[0].EntryLog.ToArray().Select(e => e.Id));
        Assert.Equal(Entry(40), after[0].EntryLog.Span[39].Id);
    }

    [Fact]
    public void The_record_names_no_viewer_and_speaks_lower_case_words()
    {
        var record = Drawn().Record();
        Assert.DoesNotContain(Viewer(8).ToString(), record, StringComparison.Ordinal);
        Assert.DoesNotContain("viewer", record, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"state\":\"drawn\"", record, StringComparison.Ordinal);
        Assert.Contains("\"route\":\"button\"", record, StringComparison.Ordinal);
        Assert.Contains($"\"winners\":[{{\"entry\":\"{Entry(8)}\",\"k\":1,", record, StringComparison.Ordinal);
    }
}
