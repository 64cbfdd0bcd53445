using HostConsole.Core.Shows;

namespace HostConsole.Surfaces;

/// <summary>
/// What the simulated audience of a rehearsal does with a mechanic. Each habit draws its chances under a topic, a number of its own, so
/// that another mechanic changes nothing of it: the show has 1, 2, 3, 12 and 13; the chat 4, 5 and 11; polls 6 and 7; deals 8 and 9;
/// giveaways 10; goals 14 and 15; wheels 20. A new mechanic takes the next ten from 30 on, and begins the ids that it makes with the first of them.
/// </summary>
public abstract class RehearsalSurface
{
    /// <summary>What there is to act on now.</summary>
    public virtual IEnumerable<Happening> On(ShowView show) => [];

    /// <summary>What people talk of while it is on; null where nothing is.</summary>
    public virtual Talk? Talk(ShowView show) => null;

    /// <summary>What somebody who has come will do whether anything is on or not.</summary>
    public virtual void Arrive(RehearsalCrowd crowd, int who) { }
}

/// <summary>
/// Something of a mechanic that people act on once: those who are there when it begins, and those who come while it is
/// on.
/// </summary>
/// <param name="Act">Plans what one person does with it.</param>
public sealed record Happening(Guid Id, Action<RehearsalCrowd, int> Act)
{
    /// <summary>Whether those who come later act on it too.</summary>
    public bool ForLatecomers { get; init; } = true;
}

/// <param name="Share">How much of what is said is about it.</param>
/// <param name="Draw">500 further than another mechanic's, so that each draws for itself.</param>
/// <param name="Lines">A group of lines in sample-audience.json.</param>
public sealed record Talk(double Share, int Draw, string Lines);
