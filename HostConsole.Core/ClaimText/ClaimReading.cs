namespace HostConsole.Core.ClaimText;

/// <summary>One thing that a message claims.</summary>
/// <param name="Item">Null: the deal of the moment.</param>
public sealed record ReadClaim(Claimable? Item, int Quantity);

/// <summary>What a message comes to as a claim.</summary>
public abstract record ClaimReading
{
    public sealed record Talk : ClaimReading;
    public sealed record Claims(IReadOnlyList<ReadClaim> All) : ClaimReading;

    /// <summary>A claim of something that nobody can claim now.</summary>
    public sealed record NoSuch(string Item) : ClaimReading;

    /// <summary>It may be one: somebody has to look.</summary>
    /// <param name="Guess">What it most likely names; null where that is the deal of the moment.</param>
    public sealed record Unclear(string Why, Claimable? Guess) : ClaimReading;
}
