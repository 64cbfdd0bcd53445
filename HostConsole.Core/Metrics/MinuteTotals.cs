using System.Reflection;

namespace HostConsole.Core.Metrics;

/// <summary>
/// What one minute of a run adds up to. Amounts in minor units; <c>Watching</c> is the most at one time, <c>New…</c>
/// who was first seen then.
/// </summary>
public record MinuteTotals
{
    /// <summary>All numbers by name, in the order of their declaration: what SQL is made from.</summary>
    public static readonly IReadOnlyList<MinuteColumn> Columns =
        [.. typeof(MinuteTotals).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(p => new MinuteColumn(p.Name, Reader(p)))];

    public int Watching { get; set; }
    public int Comments { get; set; }
    public int Questions { get; set; }
    public int Votes { get; set; }
    public int Claims { get; set; }
    public int Entries { get; set; }
    public int Orders { get; set; }
    public long Gmv { get; set; }
    public long Refunds { get; set; }
    public long Discounts { get; set; }
    public int Units { get; set; }
    public int NewViewers { get; set; }
    public int NewActive { get; set; }
    public int NewClaimers { get; set; }
    public int NewBuyers { get; set; }
    public int NewChatters { get; set; }

    /// <summary>How many more; it can be less than none, as in a minute in which their only order was cancelled.</summary>
    public int SeenBuyers { get; set; }

    /// <summary>As <see cref="SeenBuyers"/>.</summary>
    public int UnseenBuyers { get; set; }

    public void Add(MinuteTotals other)
    {
        Watching = Math.Max(Watching, other.Watching);
        Comments += other.Comments;
        Questions += other.Questions;
        Votes += other.Votes;
        Claims += other.Claims;
        Entries += other.Entries;
        Orders += other.Orders;
        Gmv += other.Gmv;
        Refunds += other.Refunds;
        Discounts += other.Discounts;
        Units += other.Units;
        NewViewers += other.NewViewers;
        NewActive += other.NewActive;
        NewClaimers += other.NewClaimers;
        NewBuyers += other.NewBuyers;
        NewChatters += other.NewChatters;
        SeenBuyers += other.SeenBuyers;
        UnseenBuyers += other.UnseenBuyers;
    }

    private static Func<MinuteTotals, long> Reader(PropertyInfo property)
    {
        if (property.PropertyType == typeof(long)) return property.GetMethod!.CreateDelegate<Func<MinuteTotals, long>>();
        var count = property.GetMethod!.CreateDelegate<Func<MinuteTotals, int>>();
        return minute => count(minute);
    }
}

/// <summary>One number of <see cref="MinuteTotals"/>.</summary>
public sealed record MinuteColumn(string Name, Func<MinuteTotals, long> Of)
{
    /// <summary>Two parts of a minute have the greater of theirs, not the sum.</summary>
    public bool IsPeak => Name == nameof(MinuteTotals.Watching);
}
