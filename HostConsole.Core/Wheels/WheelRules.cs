using System.Diagnostics;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Wheels.WheelCommand;
using static HostConsole.Core.Wheels.WheelFact;

namespace HostConsole.Core.Wheels;

/// <summary>How wheels are opened, spun and closed.</summary>
public static class WheelRules
{
    /// <summary>At one time: each takes room on the audience's screens.</summary>
    public const int MostOn = 3;

    /// <summary>Of one wheel: spins by everybody, spins for the room, and entries.</summary>
    public const int MostSpins = 100_000, MostRoomSpins = 1_000, MostEntries = 100_000;

    public static Outcome Decide(WheelState state, WheelCommand command, Moment moment)
    {
        if (command is OpenWheel open) return Open(state, open, moment);
        if (state.Find(command.Wheel) is not { } wheel) return Outcome.NotFound("wheel");
        return command switch
        {
            SpinWheel spin => Spin(wheel, spin, moment),
            EnterWheel enter => Enter(wheel, enter, moment),
            SpinForRoom spin => SpinForRoom(wheel, spin, moment),
            CloseWheel => wheel.IsOpen
                ? Outcome.Accept(Close(wheel, WheelEnd.Host))
                : Outcome.Reject("not-open", "The wheel is closed already."),
            _ => throw new UnreachableException(),
        };
    }

    public static void Apply(WheelState state, WheelFact fact, DateTimeOffset at)
    {
        if (fact is WheelOpened opened) state.Add(new(opened, at));
        var wheel = state.Find(fact.Wheel) ?? throw new InvalidOperationException($"{fact.GetType().Name} of a wheel that was not opened.");
        state.Touch(wheel);
        switch (fact)
        {
            case WheelOpened: break;
            case WheelSeedDrawn seed: wheel.Seed = seed.Seed; break;
            case WheelEntered entered: wheel.Enter(new(entered.Entry, entered.Viewer, at)); break;
            case WheelEntriesLeftOut left: wheel.Leave(left); break;
            case WheelSpun spun: wheel.Spin(spun, at); break;
            case WheelClosed closed: wheel.Close(closed, at); break;
            case WheelWithdrawn: state.Remove(fact.Wheel); break;
            default: throw new UnreachableException();
        }
    }

    public static IEnumerable<WheelFact> Due(WheelState state, DateTimeOffset now) =>
        state.All.Where(w => w.IsOpen && w.Opened.ClosesAt <= now).Select(w => Close(w, WheelEnd.Time));

    public static DateTimeOffset? NextDue(WheelState state)
    {
        DateTimeOffset? next = null;
        foreach (var wheel in state.All)
            if (wheel.IsOpen && wheel.Opened.ClosesAt is { } at && !(next <= at)) next = at;
        return next;
    }

    /// <summary>What "stop everything" and the show's end do to the open ones.</summary>
    public static IEnumerable<WheelFact> Stop(WheelState state) =>
        state.All.Where(w => w.IsOpen).Select(w => Close(w, WheelEnd.Stopped));

    private static Outcome Open(WheelState state, OpenWheel command, Moment moment)
    {
        var asked = WheelTerms.Clean(command);
        if (WheelTerms.Check(asked, moment) is { } wrong) return wrong;
        if (state.Find(asked.Wheel) is not null) return Outcome.Reject("already-open", "This wheel was opened already.");
        if (state.All.Count(w => w.IsOpen) >= MostOn)
            return Outcome.Reject("too-many", "Three wheels are open already: close one first.");
        if (asked.Keyword is not null && state.WithKeyword(asked.Keyword) is not null)
            return Outcome.Reject("keyword-in-use",
                $"Another open wheel uses the keyword “{asked.Keyword}”: choose another one, or close that wheel first.");
        return Outcome.Accept(
            new WheelOpened(asked.Wheel, asked.Title!, asked.Rules!, asked.Mode, asked.Keyword, asked.Segments, asked.RemoveAfterWin,
                FairDraw.Commitment(asked.Seed), moment.Now + asked.Duration),
            new WheelSeedDrawn(asked.Wheel, asked.Seed));
    }

    private static Outcome Spin(Wheel wheel, SpinWheel command, Moment moment)
    {
        if (IsClosed(wheel, moment.Now)) return Outcome.Reject("not-open", "This wheel has stopped.");
        if (wheel.Opened.Mode == WheelMode.Room)
            return Outcome.Reject("host-spins", "The host spins this wheel for the room: take part, and you may be drawn.");
        if (moment.Person(command.Viewer).Any(wheel.HasSpun)) return Outcome.Reject("already-spun", "You have spun already: one spin a person.");
        if (moment.Barred(command.Viewer) is { } why) return Outcome.Reject("not-eligible", why);
        return wheel.Seed is { } seed ? Outcome.Accept(Spun(wheel, seed, command.Spin, command.Viewer, null, MostSpins)) : SeedLost();
    }

    private static Outcome Enter(Wheel wheel, EnterWheel command, Moment moment)
    {
        if (IsClosed(wheel, moment.Now)) return Outcome.Reject("not-open", "This wheel takes no more entries.");
        if (wheel.Opened.Mode == WheelMode.Each) return Outcome.Reject("everybody-spins", "Everybody spins this wheel: spin it yourself.");
        if (moment.Person(command.Viewer).Any(one => wheel.EntryOf(one) is not null))
            return Outcome.Reject("already-entered", "You are in already: one entry a person.");
        if (moment.Barred(command.Viewer) is { } why) return Outcome.Reject("not-eligible", why);
        return wheel.Entries >= MostEntries
            ? Outcome.Reject("full", "This wheel has as many entries as it can take.")
            : Outcome.Accept(new WheelEntered(wheel.Id, command.Entry, command.Viewer));
    }

    private static Outcome SpinForRoom(Wheel wheel, SpinForRoom command, Moment moment)
    {
        if (IsClosed(wheel, moment.Now)) return Outcome.Reject("not-open", "This wheel has stopped.");
        if (wheel.Opened.Mode == WheelMode.Each) return Outcome.Reject("everybody-spins", "Everybody in the audience spins this wheel once.");
        if (wheel.Seed is not { } seed) return SeedLost();
        var (waiting, barred) = (new List<WheelEntry>(), new List<LeftOutEntry>());
        var people = new HashSet<ViewerId>();
        foreach (var (entry, isGone) in wheel.All())
        {
            // Two devices may have entered before they were joined.
            var isSecond = !people.Add(moment.Person(entry.Viewer)[0]);
            if (isGone) continue;
            if ((moment.Barred(entry.Viewer) ?? (isSecond ? FairDraw.SecondReason : null)) is { } why) barred.Add(new(entry.Id, entry.Viewer, why));
            else waiting.Add(entry);
        }

        if (waiting.Count == 0)
            return Outcome.Reject("no-entrants", wheel.Entries == 0
                ? "Nobody has entered yet. Ask the audience to take part first."
                : "Everybody who entered was drawn, or may not win. Ask for more entries, or close the wheel.");
        var digest = FairDraw.Digest(waiting.Select(e => e.Id));
        var winner = waiting[WheelDraw.Who(seed, wheel.Id, wheel.Spins + 1, digest, waiting.Count)];
        var spun = Spun(wheel, seed, command.Spin, winner.Viewer, new(winner.Id, wheel.Entries, digest), MostRoomSpins);
        return Outcome.Accept(barred.Count == 0 ? spun : [new WheelEntriesLeftOut(wheel.Id, barred), .. spun]);
    }

    /// <summary>The spin, and the wheel's end where it was the last.</summary>
    private static IReadOnlyList<WheelFact> Spun(Wheel wheel, string seed, SpinId spin, ViewerId viewer, RoomDraw? room, int most)
    {
        var k = wheel.Spins + 1;
        var segment = WheelDraw.Segment(seed, wheel.Id, k, wheel.Weights);
        var spun = new WheelSpun(wheel.Id, spin, k, viewer, segment, wheel.Opened.Segments[segment].Label, room,
            wheel.Opened.Segments[segment].Offer);
        WheelEnd? end = wheel.IsOutAfter(segment) ? WheelEnd.Out : k >= most ? WheelEnd.Full : null;
        return end is { } why ? [spun, new WheelClosed(wheel.Id, why, k, seed)] : [spun];
    }

    private static bool IsClosed(Wheel wheel, DateTimeOffset now) => !wheel.IsOpen || wheel.Opened.ClosesAt <= now;

    private static WheelClosed Close(Wheel wheel, WheelEnd why) => new(wheel.Id, why, wheel.Spins, wheel.Seed);

    private static Outcome SeedLost() => Outcome.Reject("seed-lost",
        "This wheel can't be spun here: its seed is sealed with a key that stays on the machine where it was opened. "
            + "Close it, and open a new one.");
}
