using HostConsole.Core.Kernel;

namespace HostConsole.Core.Blitzes;

/// <summary>Why a time of a schedule passed without anything opening: the console was off, or it was refused.</summary>
public enum BlitzMiss { Off, Refused }

public abstract record BlitzFact : ShowFact
{
    private BlitzFact() { }

    /// <param name="Cue">What it opens each time.</param>
    /// <param name="Times">How often at most; null for as long as the show is on.</param>
    /// <param name="Next">When it is due first.</param>
    public sealed record BlitzOpened(
        BlitzId Blitz, string Title, Cue Cue, BlitzSchedule Schedule, int? Times, DateTimeOffset Next)
        : BlitzFact, IOpens, IInMoney
    {
        SpanKey IOpens.Opens => new("blitz", Blitz.Value);
        Currency? IInMoney.MoneyIn => (Cue as IInMoney)?.MoneyIn;
        string IInMoney.MoneyField => (Cue as IInMoney)?.MoneyField ?? "price";

        /// <summary>Without what the cue keeps until it has fired.</summary>
        public override ShowFact Public() => this with { Cue = Cue.Public() };
        public override string ToString() => $"BlitzOpened {{ Blitz = {Blitz}, Title = {Title} }}";
    }

    /// <summary>The clock opened it; beside what it opened.</summary>
    /// <param name="Opened">The id of the deal that it opened.</param>
    /// <param name="Next">When it is due after this; kept here, since rules of time zones change.</param>
    public sealed record BlitzFired(BlitzId Blitz, DateTimeOffset Due, Guid Opened, DateTimeOffset Next) : BlitzFact, ISettles
    {
        SpanKey ISettles.Settles => new("blitz", Blitz.Value);
    }

    /// <summary>Times that passed without it.</summary>
    /// <param name="Count">How many.</param>
    /// <param name="Due">The last of them.</param>
    /// <param name="Reason">What was said against it; null where nobody was there to fire it.</param>
    public sealed record BlitzMissed(BlitzId Blitz, BlitzMiss Why, int Count, DateTimeOffset Due, string? Reason, DateTimeOffset Next) : BlitzFact;

    public sealed record BlitzClosed(BlitzId Blitz) : BlitzFact, ICloses
    {
        SpanKey ICloses.Closes => new("blitz", Blitz.Value);
    }

    /// <summary>Undo of its opening: from here on it was never there.</summary>
    public sealed record BlitzWithdrawn(BlitzId Blitz) : BlitzFact, IWithdraws
    {
        SpanKey IWithdraws.Withdraws => new("blitz", Blitz.Value);
    }
}

public abstract record BlitzCommand : ShowCommand;

/// <param name="Cue">What it opens each time.</param>
public sealed record OpenBlitz(BlitzId Blitz, string Title, Cue Cue, BlitzSchedule Schedule, int? Times) : BlitzCommand, INeedsShowOn
{
    public override string ToString() => $"OpenBlitz {{ Blitz = {Blitz}, Title = {Title} }}";
}

public sealed record CloseBlitz(BlitzId Blitz) : BlitzCommand;
