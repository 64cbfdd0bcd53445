using System.Diagnostics;
using HostConsole.Core.Kernel;
using static HostConsole.Core.MysteryGifts.MysteryCommand;
using static HostConsole.Core.MysteryGifts.MysteryFact;

namespace HostConsole.Core.MysteryGifts;

/// <summary>How mystery gifts are opened, drawn and closed.</summary>
public static class MysteryRules
{
    /// <summary>Of one mystery gift.</summary>
    public const int MostDraws = 100_000;
    private const int LongestName = 40;

    public static Outcome Decide(MysteryState state, MysteryCommand command, Moment moment)
    {
        if (command is OpenMystery open) return Open(state, open, moment);
        if (state.Find(command.Mystery) is not { } mystery) return Outcome.NotFound("mystery gift");
        return command switch
        {
            DrawFree draw => Free(mystery, draw.Draw, draw.Viewer, MysteryRoute.Free, moment),
            DrawWritten draw => Written(mystery, draw, moment),
            CloseMystery => mystery.IsOpen
                ? Outcome.Accept(Close(mystery, MysteryEnd.Host))
                : Outcome.Reject("not-open", "The mystery gift is closed already."),
            _ => throw new UnreachableException(),
        };
    }

    public static void Apply(MysteryState state, MysteryFact fact, DateTimeOffset at)
    {
        if (fact is MysteryOpened opened) state.Add(new(opened, at));
        var mystery = state.Find(fact.Mystery) ?? throw new InvalidOperationException($"{fact.GetType().Name} of a mystery gift that was not opened.");
        state.Touch(mystery);
        switch (fact)
        {
            case MysteryOpened: break;
            case MysterySeedDrawn seed: mystery.Seed = seed.Seed; break;
            case MysteryDrawn drawn: mystery.Draw(drawn, at); break;
            case MysteryClosed closed: mystery.Close(closed, at); break;
            case MysteryWithdrawn: state.Remove(fact.Mystery); break;
            default: throw new UnreachableException();
        }
    }

    /// <summary>A draw for each order among the facts that comes to enough, and the end of what has nothing left.</summary>
    public static IReadOnlyList<MysteryFact> Reached(MysteryState state, IReadOnlyList<ShowFact> facts, Moment moment)
    {
        if (state.Open is not { Seed: { } seed } mystery || IsClosed(mystery, moment.Now)) return [];
        List<MysteryFact>? drawn = null;
        MysteryTurn? turn = null;
        foreach (var fact in facts)
        {
            if (fact is not IPlacesOrder { Order: var order } || mystery.HasDrawn(order)
                || moment.PurchaseOf(order) is not { } purchase || purchase.Value < mystery.Opened.AtLeast.Minor) continue;
            turn ??= new(mystery, seed);
            if (turn.IsOver) break;
            ViewerId? buyer = purchase.Buyer is { } known ? new(known) : null;
            if (buyer is { } viewer && (moment.Person(viewer).Sum(turn.Of) >= mystery.Opened.PerPerson || moment.Barred(viewer) is not null)) continue;
            (drawn ??= []).AddRange(turn.Next(buyer, MysteryRoute.Order, null, order));
        }

        return drawn ?? [];
    }

    public static IEnumerable<MysteryFact> Due(MysteryState state, DateTimeOffset now) =>
        state.Open is { } open && open.Opened.ClosesAt <= now ? [Close(open, MysteryEnd.Time)] : [];

    public static DateTimeOffset? NextDue(MysteryState state) => state.Open?.Opened.ClosesAt;

    /// <summary>What "stop everything" and the show's end do to the open one.</summary>
    public static IEnumerable<MysteryFact> Stop(MysteryState state) =>
        state.Open is { } open ? [Close(open, MysteryEnd.Stopped)] : [];

    private static Outcome Open(MysteryState state, OpenMystery command, Moment moment)
    {
        var asked = MysteryTerms.Clean(command);
        if (MysteryTerms.Check(asked, moment) is { } wrong) return wrong;
        if (state.Find(asked.Mystery) is not null) return Outcome.Reject("already-open", "This mystery gift was opened already.");
        if (state.Open is not null) return Outcome.Reject("too-many", "A mystery gift is on already: an order draws one. Close it first.");
        return Outcome.Accept(
            new MysteryOpened(asked.Mystery, asked.Title!, asked.Rules!, asked.FreeRoute!, asked.Keyword, asked.AtLeast, asked.PerPerson,
                asked.Gifts, FairDraw.Commitment(asked.Seed), moment.Now + asked.Duration),
            new MysterySeedDrawn(asked.Mystery, asked.Seed));
    }

    private static Outcome Free(Mystery mystery, RewardId draw, ViewerId viewer, MysteryRoute route, Moment moment)
    {
        if (IsClosed(mystery, moment.Now)) return Outcome.Reject("not-open", "This mystery gift is over.");
        if (mystery.Seed is not { } seed)
            return Outcome.Reject("seed-lost", "This one can't be drawn here: its seed is sealed with a key that stays on the machine where it was "
                + "opened. Close it, and open a new one.");
        var turn = new MysteryTurn(mystery, seed);
        if (moment.Person(viewer).Sum(turn.Of) >= mystery.Opened.PerPerson)
            return Outcome.Reject("already-drawn", mystery.Opened.PerPerson == 1 ? "You have drawn already: one gift a person."
                : $"You have drawn {mystery.Opened.PerPerson} times already, by orders and without buying together.");
        return moment.Barred(viewer) is { } why
            ? Outcome.Reject("not-eligible", why)
            : Outcome.Accept(turn.Next(viewer, route, draw, null));
    }

    private static Outcome Written(Mystery mystery, DrawWritten command, Moment moment)
    {
        var name = Text.Clean(command.Name);
        if (name.Length == 0 && !moment.Knows(command.Viewer)) return Outcome.Invalid("name", "Write the name of who came by the free route.");
        if (Text.IsTooLong(name, LongestName)) return Outcome.Invalid("name", $"Keep the name to {LongestName} characters.");
        var outcome = Free(mystery, command.Draw, command.Viewer, MysteryRoute.Written, moment);
        return outcome is Outcome.Accepted accepted && name.Length > 0
            ? accepted with { People = [new(command.Viewer.Value, Name: name)] }
            : outcome;
    }

    private static bool IsClosed(Mystery mystery, DateTimeOffset now) => !mystery.IsOpen || mystery.Opened.ClosesAt <= now;

    private static MysteryClosed Close(Mystery mystery, MysteryEnd why) => new(mystery.Id, why, mystery.Draws, mystery.Seed);
}

/// <summary>The draws of one decision: none of them is in the state yet.</summary>
internal sealed class MysteryTurn(Mystery mystery, string seed)
{
    private readonly int[] _won = [.. mystery.Won];
    private readonly Dictionary<ViewerId, int> _more = [];
    private int _k = mystery.Draws;

    /// <summary>Whether nothing more can be drawn.</summary>
    public bool IsOver { get; private set; }

    /// <summary>How often somebody has drawn.</summary>
    public int Of(ViewerId viewer) => mystery.DrawsOf(viewer) + _more.GetValueOrDefault(viewer);

    /// <param name="viewer">Null for a buyer whom nobody names, who gets an id of their own.</param>
    /// <param name="draw">Null for an order, whose draw has the next id.</param>
    /// <returns>The draw, and the end where it was the last.</returns>
    public IReadOnlyList<MysteryFact> Next(ViewerId? viewer, MysteryRoute route, RewardId? draw, string? order)
    {
        var (k, gifts) = (++_k, mystery.Opened.Gifts);
        var id = draw ?? Id.Following<RewardId>(mystery.Id.Value, k);
        var gift = MysteryDraw.Gift(seed, mystery.Id, k, MysteryDraw.Weights(gifts, _won));
        _won[gift]++;
        var who = viewer ?? new(id.Value);
        _more[who] = _more.GetValueOrDefault(who) + 1;
        var drawn = new MysteryDrawn(mystery.Id, id, k, who, gift, route, gifts[gift].Offer, order);
        MysteryEnd? end = MysteryDraw.Weights(gifts, _won).All(w => w == 0) ? MysteryEnd.Out : k >= MysteryRules.MostDraws ? MysteryEnd.Full : null;
        IsOver = end is not null;
        return end is { } why ? [drawn, new MysteryClosed(mystery.Id, why, k, seed)] : [drawn];
    }
}
