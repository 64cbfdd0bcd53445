using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;

namespace HostConsole.Orders;

/// <summary>An order of whichever show; null where none is recorded under this key.</summary>
public sealed record OrderOf(OrderKey Key) : IQuery<Order?>
{
    public Order? Answer(World world) => world.Ledger.Orders.Find(Key);
}

/// <summary>What is recorded already of each of these orders.</summary>
public sealed record KnownOrders(ImmutableArray<OrderContent> Orders) : IQuery<ImmutableArray<Order?>>
{
    public ImmutableArray<Order?> Answer(World world) => [.. Orders.Select(world.Ledger.Orders.Match)];
}

/// <summary>The first of these codes that a deal or a link of a show gave out; null where none did.</summary>
public sealed record KnownCode(ImmutableArray<string> Codes) : IQuery<string?>
{
    public string? Answer(World world) => Codes.FirstOrDefault(code => world.Ledger.Orders.RunOfCode(code) is not null);
}

/// <summary>The customer whom an id means: the first id of the same person.</summary>
public sealed record CustomerOf(Guid Mark) : IQuery<Guid>
{
    public Guid Answer(World world) => world.Ledger.Orders.PersonOf(Mark);
}

/// <summary>The orders that stand from an import.</summary>
public sealed record ImportedOrders(Guid Import) : IQuery<ImmutableArray<OrderKey>>
{
    public ImmutableArray<OrderKey> Answer(World world) => [.. world.Ledger.Orders.OfImport(Import)];
}

/// <summary>Whether a claim was made in the rehearsal that is on.</summary>
public sealed record IsRehearsed(ClaimId Claim) : IShowQuery<bool>
{
    public bool Answer(Run run) => run.IsRehearsal && run.Ledger.Claims.ContainsKey(Claim);
}

/// <summary>
/// The orders of a show with this id or, as people write it, this number; of one shop where it is named. The real
/// run's before the rehearsal's.
/// </summary>
public sealed record OrdersNamed(ShowId Show, string Name, string? Source) : IQuery<ImmutableArray<(Order Order, bool Real)>>
{
    public ImmutableArray<(Order Order, bool Real)> Answer(World world)
    {
        foreach (var run in new[] { world.Find(Show), world.Current(Show) }.OfType<Run>().Distinct())
        {
            OrderKey[] keys = [.. (Source is null ? run.Ledger.Orders.Sources : [Source]).Select(from => new OrderKey(from, Name))];
            foreach (var find in (Func<OrderKey, Order?>[])[run.Ledger.Orders.Find, run.Ledger.Orders.Named])
                if (keys.Select(find).OfType<Order>().Where(o => o.Run == run.Id).DistinctBy(o => o.Key)
                    .Select(o => (o, !run.IsRehearsal)).ToImmutableArray() is { IsEmpty: false } found)
                    return found;
        }

        return [];
    }
}
