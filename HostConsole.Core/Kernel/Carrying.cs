namespace HostConsole.Core.Kernel;

/// <summary>
/// A fact by which a show hands something on that isn't over, for a later show to go on with. The ledger keeps the fact until one does,
/// so it holds all that the next show needs.
/// </summary>
public interface ICarries : ISharedFact
{
    /// <summary>What is handed on; it keeps its id in the next show.</summary>
    Guid Carried { get; }

    /// <summary>How much there is to keep, in people.</summary>
    int Size { get; }
}

/// <summary>The secret of what is handed on. It follows the fact that hands on.</summary>
public interface ICarriesSecret : ISharedFact
{
    Guid Carried { get; }

    /// <summary>Null where the key that sealed it is gone.</summary>
    string? Secret { get; }
}

/// <summary>A fact after which what was handed on doesn't wait any more: a show goes on with it, or it is cancelled.</summary>
public interface ITakesOver : ISharedFact
{
    Guid Taken { get; }
}

/// <summary>What waits for a show to go on with it.</summary>
/// <param name="Secret">Null where it is lost, and for a copy.</param>
/// <param name="IsCopy">Whether a rehearsal looks at a real one: what it does with it is not for real.</param>
public sealed record HandedOn(ICarries Fact, string? Secret, DateTimeOffset At, bool IsCopy);

/// <summary>How much waits over all shows; bounded, since all of it is in memory.</summary>
/// <param name="People">Over all of them.</param>
public readonly record struct Waiting(int Count, int People)
{
    public const int Most = 50, MostPeople = 300_000;

    /// <summary>Why no more can be handed on; null where so many people still can be.</summary>
    public Outcome? Refuses(int people) =>
        Count >= Most ? Outcome.Reject("too-many-carried", $"{Most} wait for a show already: go on with one of them, or cancel it.")
        : People + people > MostPeople
            ? Outcome.Reject("too-many-carried", $"What waits for a show has room for {MostPeople:N0} people: go on with one of them, or cancel it.")
        : null;
}
