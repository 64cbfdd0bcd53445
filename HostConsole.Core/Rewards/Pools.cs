using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>What happens to pools of codes, which belong to no show.</summary>
public abstract record PoolFact : ShowFact, ILedgerFact
{
    private PoolFact() { }

    public RunId? Run { get; init; }
    public abstract PoolId Pool { get; init; }

    /// <param name="Shared">One code is for all who get one; else each is given once.</param>
    /// <param name="Units">How often a shared code is given at most; null without limit, and where each code is given once.</param>
    public sealed record PoolOpened(PoolId Pool, string Title, bool Shared, int? Units) : PoolFact;

    /// <summary>Codes as the shop knows them. Only their owners ever see them.</summary>
    public sealed record CodesAdded(PoolId Pool, IReadOnlyList<string> Codes) : PoolFact, IPrivateFact
    {
        public override string ToString() => $"CodesAdded {{ Pool = {Pool}, {Codes.Count} codes }}";
    }

    /// <summary>It gives no more than what is promised.</summary>
    public sealed record PoolClosed(PoolId Pool) : PoolFact;

    /// <summary>Something that was opened sets codes aside for those who will win them.</summary>
    public sealed record CodesHeld(PoolId Pool, Guid Holder, int Units) : PoolFact;

    /// <summary>What was set aside and not won is free again.</summary>
    public sealed record CodesFreed(PoolId Pool, Guid Holder, int Units) : PoolFact;
}

public abstract record PoolCommand : ShowCommand;

/// <param name="Codes">Each given once; with <paramref name="Shared"/> the one that is for all.</param>
/// <param name="Units">For a shared code; null without limit.</param>
public sealed record OpenPool(PoolId Pool, string Title, IReadOnlyList<string> Codes, bool Shared = false, int? Units = null) : PoolCommand
{
    public override string ToString() => $"OpenPool {{ Pool = {Pool}, Title = {Title}, {Codes.Count} codes }}";
}

/// <summary>More codes; those that the pool has already are left out.</summary>
public sealed record AddCodes(PoolId Pool, IReadOnlyList<string> Codes) : PoolCommand
{
    public override string ToString() => $"AddCodes {{ Pool = {Pool}, {Codes.Count} codes }}";
}

public sealed record ClosePool(PoolId Pool) : PoolCommand;

/// <summary>What adding codes was answered with.</summary>
/// <param name="Added">How many are new.</param>
public sealed record CodesTaken(int Added);

/// <summary>How pools are opened, filled and closed.</summary>
public static class PoolRules
{
    public const int MostCodes = 50_000, LongestCode = 100, MostPools = 500;

    public static Outcome Decide(RewardBook book, PoolCommand command) => command switch
    {
        OpenPool open => Open(book, open),
        AddCodes add => book.Find(add.Pool) switch
        {
            null => Outcome.NotFound("pool"),
            { IsClosed: true } => Outcome.Reject("pool-closed", "This pool is closed: open a new one."),
            { Opened.Shared: true } => Outcome.Reject("pool-shared", "This pool has one code for all."),
            var pool => Add(pool, add.Pool, add.Codes),
        },
        ClosePool close => book.Find(close.Pool) switch
        {
            null => Outcome.NotFound("pool"),
            { IsClosed: true } => Outcome.Accept(),
            _ => Outcome.Accept(new PoolFact.PoolClosed(close.Pool)),
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Outcome Open(RewardBook book, OpenPool open)
    {
        if (book.Find(open.Pool) is not null) return Outcome.Reject("already-open", "This pool is open already.");
        if (book.Pools.Count >= MostPools) return Outcome.Reject("too-many", $"There are {MostPools} pools already: add codes to one of them.");
        var title = Text.Clean(open.Title);
        if (title.Length == 0) return Outcome.Invalid("title", "Say what its codes are for.");
        if (Text.IsTooLong(title, 120)) return Outcome.Invalid("title", "Keep the title to 120 characters.");
        if (open.Shared && open.Codes.Count != 1) return Outcome.Invalid("codes", "Write the one code that all get.");
        if (open.Units is not null and not (>= 1 and <= 1_000_000))
            return Outcome.Invalid("units", "A code is given 1 to 1,000,000 times, or without limit.");
        if (open.Units is not null && !open.Shared) return Outcome.Invalid("units", "Each of several codes is given once.");
        var opened = new PoolFact.PoolOpened(open.Pool, title, open.Shared, open.Units);
        var outcome = Add(null, open.Pool, open.Codes);
        return outcome is Outcome.Accepted added ? added with { Facts = [opened, .. added.Facts] } : outcome;
    }

    private static Outcome Add(Pool? pool, PoolId id, IReadOnlyList<string> codes)
    {
        if (codes.Count + (pool?.Codes.Count ?? 0) > MostCodes)
            return Outcome.Invalid("codes", $"A pool has {MostCodes:N0} codes at most: open another one for the rest.");
        var seen = new HashSet<string>(pool?.Codes ?? [], StringComparer.Ordinal);
        var added = new List<string>();
        foreach (var written in codes)
        {
            var code = written?.Trim() ?? "";
            if (code.Length == 0) continue;
            if (code.Length > LongestCode || code.Any(char.IsControl))
                return Outcome.Invalid("codes",
                    $"“{code[..Math.Min(code.Length, 20)]}” is no code: a code is one line of {LongestCode} characters at most.");
            if (seen.Add(code)) added.Add(code);
        }

        return added.Count == 0 && pool is null
            ? Outcome.Invalid("codes", "Write the codes, one on each line.")
            : Outcome.Accept(new CodesTaken(added.Count), added.Count == 0 ? [] : [new PoolFact.CodesAdded(id, added)]);
    }
}
