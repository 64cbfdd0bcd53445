using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Giveaways;

/// <summary>An entry on its way into a later show.</summary>
/// <param name="Show">The number of the show that it came in by, from 1 for the one that opened the giveaway.</param>
public sealed record CarriedEntry(EntryId Id, ViewerId Viewer, EntryRoute Route, DateTimeOffset At, int Show)
{
    /// <summary>Whom the shop names as the buyer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Guid? Customer { get; init; }

    /// <summary>Whether somebody at the console wrote it down.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool ByHand { get; init; }

    /// <summary>Rewards that were used for it; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<HeldReward>? Rewards { get; init; }

    /// <summary>
    /// Orders of the earlier shows that stood when it was carried, "source:id": the newest few, where a purchase counts. Null for none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<string>? Orders { get; init; }

    /// <summary>Friends brought in the earlier shows, where they count.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int Friends { get; init; }

    /// <summary>Why an earlier show lets them win nothing; null where it does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Barred { get; init; }
}

/// <summary>All that a later show needs to go on with a giveaway, but for its seed.</summary>
/// <param name="Terms">As it was opened.</param>
/// <param name="Shows">When it was opened, and then when each further show went on with it.</param>
/// <param name="Entries">In their order.</param>
public sealed record GiveawayHandover(
    GiveawayFact.GiveawayOpened Terms, IReadOnlyList<DateTimeOffset> Shows, IReadOnlyList<CarriedEntry> Entries)
{
    /// <summary>Entries that take no part in the draw; null for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<SetAsideEntry>? SetAside { get; init; }

    /// <summary>Who can't enter again after the host has set them aside; null for nobody.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<ViewerId>? AsideViewers { get; init; }
}

public abstract partial record GiveawayFact
{
    /// <summary>The show goes without it: it waits for a later one, and who is in stays in.</summary>
    public sealed record GiveawayCarried(GiveawayId Giveaway, GiveawayHandover What) : GiveawayFact(Giveaway), ICloses, ICarries, IConcernsViewers
    {
        IEnumerable<ViewerId> IConcernsViewers.Viewers => What.Entries.Select(e => e.Viewer);
        Guid ICarries.Carried => Giveaway.Value;
        int ICarries.Size => What.Entries.Count;
        SpanKey ICloses.Closes => new("giveaway", Giveaway.Value);
    }

    /// <summary>The seed on its way into the later show.</summary>
    /// <param name="Seed">As in <see cref="SeedDrawn"/>.</param>
    /// <param name="Sealed">As the store has it.</param>
    public sealed record SeedCarried(
        GiveawayId Giveaway, string? Seed,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sealed = null)
        : GiveawayFact(Giveaway), ISealedFact, ICarriesSecret
    {
        Guid ICarriesSecret.Carried => Giveaway.Value;
        string? ICarriesSecret.Secret => Seed;

        public ShowFact Closed(SecretSeal seal) =>
            Seed is { } seed ? new SeedCarried(Giveaway, null, seal.Close(Giveaway.Value, seed)) : this;

        public ShowFact Opened(SecretSeal seal) =>
            Sealed is { } closed && seal.Open(Giveaway.Value, closed) is { } seed ? new SeedCarried(Giveaway, seed) : this;

        public override string ToString() => $"SeedCarried {{ Giveaway = {Giveaway} }}";
    }

    /// <summary>This show goes on with it; <see cref="SeedDrawn"/> follows, with the seed of before.</summary>
    public sealed record GiveawayContinued(GiveawayId Giveaway, GiveawayHandover What)
        : GiveawayFact(Giveaway), IOpens, IListens, ITakesOver, IConcernsViewers
    {
        IEnumerable<ViewerId> IConcernsViewers.Viewers => What.Entries.Select(e => e.Viewer);
        string? IListens.Keyword => What.Terms.Keyword;
        Guid ITakesOver.Taken => Giveaway.Value;
        SpanKey IOpens.Opens => new("giveaway", Giveaway.Value);
        string IOpens.Title => What.Terms.Title;
    }
}

public abstract partial record GiveawayCommand
{
    /// <summary>Leaves it to a later show, before this one has ended.</summary>
    public sealed record CarryGiveaway(GiveawayId Giveaway) : GiveawayCommand(Giveaway);

    /// <summary>Goes on with one that an earlier show has left.</summary>
    /// <param name="Seed">32 random bytes as 64 hex digits, for a rehearsal: it doesn't know the real one.</param>
    public sealed record ContinueGiveaway(GiveawayId Giveaway, string Seed) : GiveawayCommand(Giveaway), INeedsShowOn
    {
        public override string ToString() => $"ContinueGiveaway {{ Giveaway = {Giveaway} }}";
    }
}
