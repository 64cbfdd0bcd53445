using System.Diagnostics;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Core.Giveaways.GiveawayFact;

namespace HostConsole.Core.Giveaways;

/// <summary>The giveaway's rules: what a command comes to, what a fact changes, and what the clock brings.</summary>
public static class GiveawayRules
{
    /// <summary>Why a winner who did not answer was replaced, as the record says it.</summary>
    public const string LapsedReason = "Did not answer in time.";

    /// <summary>Decides; changes nothing.</summary>
    public static Outcome Decide(GiveawayState state, GiveawayCommand command, Moment moment)
    {
        var now = moment.Now;
        if (command is OpenGiveaway open) return Open(state, open, moment);
        if (state.Find(command.Giveaway) is not { } giveaway) return Outcome.NotFound("giveaway");
        return command switch
        {
            EnterGiveaway enter => Enter(giveaway, enter, moment),
            CloseGiveaway => giveaway.State == GiveawayStatus.Open
                ? Outcome.Accept(Close(giveaway))
                : Outcome.Reject("not-open", "The giveaway is closed already."),
            NameBeacon name => GiveawayBeaconRules.Name(giveaway, name, now),
            RecordBeacon record => GiveawayBeaconRules.Record(giveaway, record),
            DrawWinners draw => Draw(giveaway, draw, moment),
            RedrawWinner redraw => Redraw(giveaway, redraw, moment),
            AnswerWin answer => GiveawayAnswers.Answer(giveaway, answer, now),
            MarkAnswered mark => GiveawayAnswers.Mark(giveaway, mark),
            SetEntriesAside aside => SetAside(giveaway, aside, moment),
            CancelGiveaway cancel => Cancel(giveaway, cancel),
            _ => throw new UnreachableException(),
        };
    }

    public static void Apply(GiveawayState state, GiveawayFact fact, DateTimeOffset at)
    {
        if (fact is GiveawayOpened opened) state.Add(new Giveaway(opened, at));
        var giveaway = state.Find(fact.Giveaway)
            ?? throw new InvalidOperationException($"{fact.GetType().Name} of a giveaway that was not opened.");
        state.Touch(giveaway);
        switch (fact)
        {
            case GiveawayOpened:
                break;
            case SeedDrawn seed:
                giveaway.Seed = seed.Seed;
                break;
            case EntryMade entry:
                giveaway.Add(new(entry.Entry, entry.Viewer, entry.Route, at));
                break;
            case GiveawayClosed closed:
                (giveaway.State, giveaway.Digest, giveaway.ClosedAt) = (GiveawayStatus.Closed, closed.Digest, at);
                break;
            case BeaconNamed named:
                giveaway.Beacon = new(named.Chain, named.Round, named.ComesAt);
                break;
            case BeaconCame came:
                giveaway.Beacon = giveaway.Beacon! with { Randomness = came.Randomness, Signature = came.Signature };
                break;
            case BeaconSkipped skipped:
                giveaway.Beacon = giveaway.Beacon! with { Skipped = skipped.Reason };
                break;
            case WinnersDrawn drawn:
                (giveaway.State, giveaway.Seed, giveaway.DrawnAt) = (GiveawayStatus.Drawn, drawn.Seed, at);
                giveaway.Winners.AddRange(drawn.Drawn.Where(d => !d.Reserve).Select(d => new Giveaway.Winner(d)));
                giveaway.Reserves.AddRange(drawn.Drawn.Where(d => d.Reserve));
                giveaway.Skip(drawn.Skipped);
                break;
            case EntryRedrawn redrawn:
                giveaway.Skip(redrawn.Skipped);
                Replace(giveaway, redrawn.Replaced, redrawn.Reason, redrawn.Winner);
                break;
            case WinnerAnswered answered:
                var found = Standing(giveaway, answered.Entry);
                (found.State, found.Words) = (WinnerStatus.Answered, answered.Words);
                break;
            case WinnerLapsed { Promoted: { } promoted } lapsed:
                giveaway.Skip(lapsed.Skipped);
                Replace(giveaway, lapsed.Entry, LapsedReason, promoted);
                break;
            case WinnerLapsed lapsed:
                giveaway.Skip(lapsed.Skipped);
                Standing(giveaway, lapsed.Entry).State = WinnerStatus.Lapsed;
                break;
            case EntriesSetAside aside:
                giveaway.SetAside(aside);
                break;
            case GiveawayCancelled cancelled:
                (giveaway.State, giveaway.CancelReason, giveaway.Seed) =
                    (GiveawayStatus.Cancelled, cancelled.Reason, cancelled.Seed ?? giveaway.Seed);
                break;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>What time alone brings by now: giveaways close, and winners who did not answer make room.</summary>
    public static IReadOnlyList<GiveawayFact> Due(GiveawayState state, Moment moment)
    {
        var now = moment.Now;
        List<GiveawayFact>? facts = null;
        foreach (var giveaway in state.All)
        {
            if (!(giveaway.NextDue <= now)) continue;
            facts ??= [];
            if (giveaway.State == GiveawayStatus.Open)
            {
                facts.Add(Close(giveaway));
                continue;
            }

            // Whose deadline was first makes room first; the best reserve moves up into the first room.
            var lapsed = giveaway.Winners.Where(w => w.LapsesAt <= now).OrderBy(w => w.Drawn.AnswerBy).ThenBy(w => w.Drawn.Rank);
            var reserves = new GiveawayReserves(giveaway, moment);
            foreach (var winner in lapsed)
            {
                var (reserve, skipped) = reserves.Next();
                facts.Add(new WinnerLapsed(giveaway.Id, winner.Drawn.Entry,
                    reserve is null ? null : Promote(giveaway, reserve, winner, now), skipped));
            }
        }

        return facts ?? [];
    }

    /// <summary>When <see cref="Due"/> has something next; null where nothing waits for the clock.</summary>
    public static DateTimeOffset? NextDue(GiveawayState state)
    {
        DateTimeOffset? next = null;
        foreach (var giveaway in state.All)
        {
            if (giveaway.NextDue is { } due && (next is null || due < next)) next = due;
        }

        return next;
    }

    /// <summary>What "stop everything" does to the open ones.</summary>
    public static IEnumerable<GiveawayFact> Stop(GiveawayState state) => state.All.Where(g => g.State == GiveawayStatus.Open).Select(Close);

    private static Outcome Open(GiveawayState state, OpenGiveaway command, Moment moment)
    {
        var asked = command with
        {
            Title = Text.Clean(command.Title),
            Prize = Text.Clean(command.Prize),
            Rules = command.Rules?.Trim(),
            Keyword = GiveawayTerms.KeywordOf(command.Keyword),
            FreeRoute = Text.IsBlank(command.FreeRoute) ? null : command.FreeRoute?.Trim(),
            Who = command.Who?.Trimmed(),
        };
        if ((GiveawayTerms.Check(asked) ?? asked.Who?.Check(moment)) is { } wrong) return wrong;
        if (state.Find(command.Giveaway) is not null) return Outcome.Reject("already-open", "This giveaway was opened already.");
        if (asked.Keyword is not null && state.WithKeyword(asked.Keyword) is not null)
            return Outcome.Reject("keyword-in-use", $"Another open giveaway uses the keyword “{asked.Keyword}”: choose "
                + "another one, or close that giveaway first.");
        return Outcome.Accept(
            new GiveawayOpened(
                asked.Giveaway, asked.Title!, asked.Prize!, asked.Rules!, asked.Keyword, asked.Entry, asked.FreeRoute,
                asked.Winners, asked.Reserves, asked.ClaimHours, FairDraw.Commitment(asked.Seed), moment.Now + asked.Duration)
            {
                Who = asked.Who,
            },
            new SeedDrawn(asked.Giveaway, asked.Seed));
    }

    private static Outcome Enter(Giveaway giveaway, EnterGiveaway command, Moment moment)
    {
        if (giveaway.State != GiveawayStatus.Open || giveaway.Opened.ClosesAt <= moment.Now)
            return Outcome.Reject("not-open", "This giveaway takes no more entries.");
        if (giveaway.IsAside(command.Viewer)) return Outcome.Reject("set-aside", "The host has set aside the entries from your network.");
        if (giveaway.PositionOf(command.Viewer) is not null)
            return Outcome.Reject("already-entered", "You are in already: one entry a person.");
        var writes = command.Route == EntryRoute.Keyword && command.Viewer.IsRelayed;
        if ((moment.Barred(command.Viewer) ?? giveaway.Opened.Who?.Refuses(command.Viewer, moment, writes)) is { } why)
            return Outcome.Reject("not-eligible", why);
        if (giveaway.Opened.Entry == EntryMode.Open)
            return Outcome.Accept(new EntryMade(giveaway.Id, command.Entry, command.Viewer, command.Route));
        if (command.Route == EntryRoute.Free)
            return Outcome.Accept(new EntryMade(giveaway.Id, command.Entry, command.Viewer, EntryRoute.Free));
        return moment.IsBuyer(command.Viewer)
            ? Outcome.Accept(new EntryMade(giveaway.Id, command.Entry, command.Viewer, EntryRoute.Purchase))
            : Outcome.Reject("not-eligible",
                "Entry comes with a purchase, or by the free route with the same chance: no purchase is necessary.");
    }

    private static Outcome SetAside(Giveaway giveaway, SetEntriesAside command, Moment moment)
    {
        if (giveaway.State is GiveawayStatus.Drawn)
            return Outcome.Reject("already-drawn",
                "The winners are drawn. Redraw one of them, with a reason, if it must be.");
        if (giveaway.State is GiveawayStatus.Cancelled) return Cancelled();
        if (giveaway.Beacon?.Randomness is not null)
            return Outcome.Reject("already-drawn",
                "The beacon's round is known, so the winners are settled. Draw them.");
        if (string.IsNullOrEmpty(command.Address)) return Outcome.Invalid("address", "Nobody's address is known in this giveaway.");
        var reason = Text.Clean(command.Reason);
        if (reason.Length == 0) return Outcome.Invalid("reason", "Say why: it stands in the public record.");
        if (Text.IsTooLong(reason, 300)) return Outcome.Invalid("reason", "Keep the reason to 300 characters.");
        HashSet<ViewerId> from = [.. moment.ViewersAt(command.Address)];
        var (gone, left) = giveaway.Split(e => from.Contains(e.Viewer));
        if (gone.Length == 0) return Outcome.Reject("nobody-there", "Nobody from this address has an entry that counts.");
        return Outcome.Accept(new EntriesSetAside(giveaway.Id, command.Address, reason, [.. gone.Select(e => e.Id)],
            giveaway.State == GiveawayStatus.Closed ? FairDraw.Digest(Ids(left)) : null));
    }

    private static GiveawayClosed Close(Giveaway giveaway) =>
        new(giveaway.Id, giveaway.Entries.Length, FairDraw.Digest(Ids(giveaway.Entries)));

    private static Outcome Draw(Giveaway giveaway, DrawWinners command, Moment moment)
    {
        var now = moment.Now;
        if (giveaway.State == GiveawayStatus.Open)
            return Outcome.Reject("not-closed",
                "Close the giveaway first, so that the entries are frozen before the draw.");
        if (giveaway.State == GiveawayStatus.Drawn)
            return Outcome.Reject("already-drawn",
                "The winners are drawn. Redraw one of them, with a reason, if it must be.");
        if (giveaway.State == GiveawayStatus.Cancelled) return Cancelled();
        if (giveaway.Seed is not { } seed) return SeedLost();
        var skips = giveaway.Beacon is { IsAwaited: true };
        if (skips && GiveawayBeaconRules.Skip(giveaway.Beacon!, command) is { } wait) return wait;
        var (winners, answerBy) = (giveaway.Opened.Winners, AnswerBy(giveaway, now));
        var (found, skipped) = giveaway.DrawAllowed(winners + giveaway.Opened.Reserves, moment);
        var drawn = found.Select((f, i) => i < winners
            ? new DrawnEntry(f.K, f.Entry.Id, f.Entry.Viewer, i + 1, Reserve: false, answerBy)
            : new DrawnEntry(f.K, f.Entry.Id, f.Entry.Viewer, i + 1 - winners, Reserve: true, AnswerBy: null));
        var published = new WinnersDrawn(giveaway.Id, [.. drawn], seed, skipped);
        return skips ? Outcome.Accept(new BeaconSkipped(giveaway.Id, command.WithoutBeacon!.Trim()), published) : Outcome.Accept(published);
    }

    private static Outcome Redraw(Giveaway giveaway, RedrawWinner command, Moment moment)
    {
        var now = moment.Now;
        if (giveaway.State != GiveawayStatus.Drawn) return Outcome.Reject("not-drawn", "There is no winner yet: draw first.");
        if (GiveawayTerms.Reason(command.Reason,
            "Say why this winner is redrawn: the reason stands in the public record.") is { } wrong)
            return wrong;
        if (giveaway.Standing(command.Entry) is not { } winner)
            return Outcome.Reject("not-a-winner", "Only an entry that holds a winning place now can be redrawn.");
        var (reserve, skipped) = new GiveawayReserves(giveaway, moment).Next();
        if (reserve is not null) return Redrawn(Promote(giveaway, reserve, winner, now));
        var (found, passed) = giveaway.DrawAllowed(1, moment);
        if (found is not [var (k, entry)])
            return Outcome.Reject("nobody-left",
                "Every entry has been drawn: there is nobody left who could take the place.");
        skipped = passed is null ? skipped : [.. skipped ?? [], .. passed];
        return Redrawn(new(k, entry.Id, entry.Viewer, winner.Drawn.Rank, Reserve: false, AnswerBy(giveaway, now)));

        Outcome Redrawn(DrawnEntry next) =>
            Outcome.Accept(new EntryRedrawn(giveaway.Id, command.Entry, command.Reason!.Trim(), next, skipped));
    }

    private static Outcome Cancel(Giveaway giveaway, CancelGiveaway command)
    {
        if (giveaway.State == GiveawayStatus.Drawn)
            return Outcome.Reject("already-drawn", "The winners are published, so the giveaway stands.");
        if (giveaway.State == GiveawayStatus.Cancelled) return Cancelled();
        return GiveawayTerms.Reason(command.Reason, "Say why the giveaway is cancelled: the people who entered will read it.")
            ?? Outcome.Accept(new GiveawayCancelled(giveaway.Id, command.Reason!.Trim(), giveaway.Seed));
    }

    private static Outcome SeedLost() => Outcome.Reject("seed-lost",
        "This giveaway can't be drawn here: its seed is sealed with a key that stays on the machine where it was "
            + "opened. Cancel it, and open a new one.");

    internal static Outcome Cancelled() => Outcome.Reject("cancelled", "This giveaway was cancelled. Open a new one.");

    private static DateTimeOffset? AnswerBy(Giveaway giveaway, DateTimeOffset now) =>
        giveaway.Opened.ClaimHours is { } hours ? now.AddHours(hours) : null;

    private static DrawnEntry Promote(Giveaway giveaway, DrawnEntry reserve, Giveaway.Winner place, DateTimeOffset now) =>
        reserve with { Rank = place.Drawn.Rank, Reserve = false, AnswerBy = AnswerBy(giveaway, now) };

    private static void Replace(Giveaway giveaway, EntryId replaced, string reason, DrawnEntry by)
    {
        var winner = Standing(giveaway, replaced);
        (winner.State, winner.Reason) = (WinnerStatus.Replaced, reason);
        giveaway.Reserves.RemoveAll(r => r.Entry == by.Entry);
        giveaway.Winners.Add(new(by));
    }

    private static Giveaway.Winner Standing(Giveaway giveaway, EntryId entry) =>
        giveaway.Standing(entry) ?? throw new InvalidOperationException($"Entry {entry} holds no place.");

    private static IEnumerable<EntryId> Ids(ReadOnlyMemory<GiveawayEntry> entries)
    {
        for (var i = 0; i < entries.Length; i++) yield return entries.Span[i].Id;
    }
}
