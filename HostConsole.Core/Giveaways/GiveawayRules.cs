using System.Diagnostics;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Core.Giveaways.GiveawayFact;

namespace HostConsole.Core.Giveaways;

/// <summary>The giveaway's rules: what a command comes to, what a fact changes, and what the clock brings.</summary>
public static partial class GiveawayRules
{
    /// <summary>Why a winner who did not answer was replaced, as the record says it.</summary>
    public const string LapsedReason = "Did not answer in time.";

    /// <summary>Why an entry that a purchase brought is gone, as the record says it.</summary>
    public const string UnpaidReason = "The order was cancelled or given back.";

    /// <summary>Decides; changes nothing.</summary>
    public static Outcome Decide(GiveawayState state, GiveawayCommand command, Moment moment)
    {
        var now = moment.Now;
        if (command is OpenGiveaway open) return Open(state, open, moment);
        if (command is ContinueGiveaway go) return GiveawayCarryRules.Continue(state, go, moment);
        if (state.Find(command.Giveaway) is not { } giveaway) return Outcome.NotFound("giveaway");
        if (giveaway.State == GiveawayStatus.Carried && command is not CancelGiveaway) return GiveawayCarryRules.GoneOn();
        return command switch
        {
            EnterGiveaway enter => GiveawayEntering.Enter(giveaway, enter, moment),
            AddFreeEntry add => GiveawayEntering.Add(giveaway, add, moment),
            CloseGiveaway => giveaway.State == GiveawayStatus.Open
                ? Outcome.Accept([.. Close(giveaway, moment)])
                : Outcome.Reject("not-open", "The giveaway is closed already."),
            NameBeacon name => GiveawayBeaconRules.Name(giveaway, name, now),
            RecordBeacon record => GiveawayBeaconRules.Record(giveaway, record),
            DrawWinners draw => Draw(giveaway, draw, moment),
            RedrawWinner redraw => Redraw(giveaway, redraw, moment),
            AnswerWin answer => GiveawayAnswers.Answer(giveaway, answer, now),
            MarkAnswered mark => GiveawayAnswers.Mark(giveaway, mark),
            SetEntriesAside aside => SetAside(giveaway, aside, moment),
            CarryGiveaway => GiveawayCarryRules.Carry(giveaway, moment),
            CancelGiveaway cancel => Cancel(giveaway, cancel, moment),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>What "stop everything" does to the open ones.</summary>
    public static IEnumerable<GiveawayFact> Stop(GiveawayState state, Moment moment) =>
        GiveawayCarryRules.Stop(state, moment);

    private static Outcome Open(GiveawayState state, OpenGiveaway command, Moment moment)
    {
        var asked = command with
        {
            Title = Text.Clean(command.Title),
            Prize = Text.Clean(command.Prize),
            Rules = command.Rules?.Trim(),
            Keyword = Keyword.Of(command.Keyword),
            FreeRoute = Text.IsBlank(command.FreeRoute) ? null : command.FreeRoute?.Trim(),
            Who = command.Who?.Trimmed(),
            Tickets = command.Tickets?.Trimmed(),
        };
        if ((GiveawayTerms.Check(asked) ?? asked.Who?.Check(moment) ?? asked.Tickets?.Check(moment)) is { } wrong) return wrong;
        if (state.Find(command.Giveaway) is not null) return Outcome.Reject("already-open", "This giveaway was opened already.");
        if (asked.Keyword is not null && state.WithKeyword(asked.Keyword) is not null)
            return KeywordInUse(asked.Keyword);
        return Outcome.Accept(
            new GiveawayOpened(
                asked.Giveaway, asked.Title!, asked.Prize!, asked.Rules!, asked.Keyword, asked.Entry, asked.FreeRoute,
                asked.Winners, asked.Reserves, asked.ClaimHours, FairDraw.Commitment(asked.Seed), moment.Now + asked.Duration)
            {
                Who = asked.Who,
                Tickets = asked.Tickets,
                OrdersBefore = asked.Entry == EntryMode.Paid ? moment.Purchases(buyers: false).Count : 0,
                AnswerSeconds = asked.AnswerSeconds,
                Redraw = asked.Redraw,
                OverShows = asked.OverShows,
            },
            new SeedDrawn(asked.Giveaway, asked.Seed));
    }

    internal static Outcome KeywordInUse(string keyword) => Outcome.Reject("keyword-in-use",
        $"Another open giveaway uses the keyword “{keyword}”: choose another one, or close that giveaway first.");

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
            giveaway.State == GiveawayStatus.Closed ? giveaway.DigestOf(left) : null));
    }

    /// <summary>Freezes the entries; first those go that are in no more.</summary>
    internal static IReadOnlyList<GiveawayFact> Close(Giveaway giveaway, Moment moment)
    {
        var gone = GiveawayCarryRules.Gone(giveaway, moment).ToList();
        if (gone.Count == 0) return [Freeze(giveaway, giveaway.Entries.ToArray(), moment)];
        HashSet<EntryId> names = [.. gone.Select(g => g.Entry)];
        return [.. gone, Freeze(giveaway, giveaway.Split(e => names.Contains(e.Id)).Left, moment)];
    }

    private static GiveawayClosed Freeze(Giveaway giveaway, GiveawayEntry[] entries, Moment moment)
    {
        if (giveaway.Opened.Tickets is not { } tickets) return new(giveaway.Id, entries.Length, giveaway.DigestOf(entries));
        var late = new List<LateReward>();
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = entries[i];
            var since = tickets.Takes(entry.Viewer, entry.Route, tickets.ByRewards(entry, moment), moment);
            late.AddRange(since.Select(r => new LateReward(entry.Id, r)));
            if (since.Count > 0) entry = entry with { Rewards = [.. entry.Rewards ?? [], .. since] };
            entries[i] = entry with { Tickets = tickets.Of(entry, moment), ByRewards = tickets.ByRewards(entry, moment) };
        }

        return new(giveaway.Id, entries.Length, giveaway.DigestOf(entries))
        {
            Tickets = [.. entries.Select(e => e.Tickets)],
            ByRewards = tickets.Rewards is null ? null : [.. entries.Select(e => e.ByRewards)],
            Late = late.Count == 0 ? null : late,
        };
    }

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
        var winner = giveaway.Standing(command.Entry);
        var reason = command.Reason is null && winner?.IsLate(now) == true ? LapsedReason : command.Reason;
        if (GiveawayTerms.Reason(reason, "Say why this winner is redrawn: the reason stands in the public record.") is { } wrong)
            return wrong;
        if (winner is null) return Outcome.Reject("not-a-winner", "Only an entry that holds a winning place now can be redrawn.");
        var (reserve, skipped) = new GiveawayReserves(giveaway, moment).Next();
        if (reserve is not null) return Redrawn(Promote(giveaway, reserve, winner, now));
        var (found, passed) = giveaway.DrawAllowed(1, moment);
        if (found is not [var (k, entry)])
            return Outcome.Reject("nobody-left",
                "Every entry has been drawn: there is nobody left who could take the place.");
        skipped = passed is null ? skipped : [.. skipped ?? [], .. passed];
        return Redrawn(new(k, entry.Id, entry.Viewer, winner.Drawn.Rank, Reserve: false, AnswerBy(giveaway, now)));

        Outcome Redrawn(DrawnEntry next) =>
            Outcome.Accept(new EntryRedrawn(giveaway.Id, command.Entry, reason!.Trim(), next, skipped));
    }

    private static Outcome Cancel(Giveaway giveaway, CancelGiveaway command, Moment moment)
    {
        if (giveaway.State == GiveawayStatus.Drawn)
            return Outcome.Reject("already-drawn", "The winners are published, so the giveaway stands.");
        if (giveaway.State == GiveawayStatus.Cancelled) return Cancelled();
        if (giveaway.State == GiveawayStatus.Carried && GiveawayCarryRules.RefusesCancel(giveaway, moment) is { } elsewhere) return elsewhere;
        return GiveawayTerms.Reason(command.Reason, "Say why the giveaway is cancelled: the people who entered will read it.")
            ?? Outcome.Accept(new GiveawayCancelled(giveaway.Id, command.Reason!.Trim(), giveaway.Seed) { Rewards = giveaway.UsedRewards });
    }

    private static Outcome SeedLost() => Outcome.Reject("seed-lost",
        "This giveaway can't be drawn here: its seed is sealed with a key that stays on the machine where it was "
            + "opened. Cancel it, and open a new one.");

    internal static Outcome Cancelled() => Outcome.Reject("cancelled", "This giveaway was cancelled. Open a new one.");

    private static DateTimeOffset? AnswerBy(Giveaway giveaway, DateTimeOffset now) =>
        giveaway.Opened switch
        {
            { AnswerSeconds: { } seconds } => now.AddSeconds(seconds),
            { ClaimHours: { } hours } => now.AddHours(hours),
            _ => null,
        };

    private static DrawnEntry Promote(Giveaway giveaway, DrawnEntry reserve, Giveaway.Winner place, DateTimeOffset now) =>
        reserve with { Rank = place.Drawn.Rank, Reserve = false, AnswerBy = AnswerBy(giveaway, now) };
}
