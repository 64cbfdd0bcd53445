using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Giveaways;

/// <summary>
/// Who may enter: everybody; buyers of the show; or those who have paid since it was opened, who are in by themselves. Beside buyers
/// whoever takes the free route.
/// </summary>
public enum EntryMode { Open, Buyers, Paid }

/// <summary>What comes where a winner doesn't answer in time: the next one by itself, or when the host presses.</summary>
public enum RedrawMode { Auto, Press }

/// <summary>How an entry came in. In a buyers' giveaway it is what made the entry eligible: a purchase or the free route.</summary>
public enum EntryRoute { Button, Keyword, Purchase, Free }

/// <summary>One drawn entry.</summary>
/// <param name="K">Number of the draw, from 1, through reserves and redraws.</param>
/// <param name="Rank">The place among winners or among reserves, from 1; a replacement takes the place of the one it replaces.</param>
/// <param name="AnswerBy">Until when a winner must answer; null for reserves, and where there is no deadline.</param>
public sealed record DrawnEntry(int K, EntryId Entry, ViewerId Viewer, int Rank, bool Reserve, DateTimeOffset? AnswerBy);

/// <summary>An entry that was drawn and may not win.</summary>
/// <param name="K">Number of the draw.</param>
/// <param name="Reason">Public.</param>
public sealed record SkippedEntry(int K, EntryId Entry, ViewerId Viewer, string Reason);

/// <summary>A reward that came to somebody who was in already.</summary>
public sealed record LateReward(EntryId Entry, HeldReward Reward);

public abstract partial record GiveawayFact : ShowFact
{
    private GiveawayFact(GiveawayId giveaway) => Giveaway = giveaway;

    public GiveawayId Giveaway { get; init; }

    /// <param name="FreeRoute">How to enter without buying; always there in a buyers' giveaway.</param>
    /// <param name="ClaimHours">Hours that a winner has to answer; null means no deadline.</param>
    /// <param name="Commitment">SHA-256 of the seed, lower-case hex.</param>
    public sealed record GiveawayOpened(
        GiveawayId Giveaway, string Title, string Prize, string Rules, string? Keyword, EntryMode Entry, string? FreeRoute,
        int Winners, int Reserves, int? ClaimHours, string Commitment, DateTimeOffset? ClosesAt) : GiveawayFact(Giveaway), IOpens, IListens
    {
        /// <summary>Who may enter; null for everybody.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public GiveawayWho? Who { get; init; }

        /// <summary>Who has more tickets than one; null where each entry has one.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public GiveawayTickets? Tickets { get; init; }

        /// <summary>Orders of the run so far, which don't count for those who have to pay after the opening.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public int OrdersBefore { get; init; }

        /// <summary>Seconds that a winner has to answer; null where they have hours, or no deadline.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? AnswerSeconds { get; init; }

        /// <summary>Left out in logs of earlier versions, where the next reserve comes by itself.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public RedrawMode Redraw { get; init; }

        /// <summary>Whether the show's end doesn't close it: a later show goes on with it.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool OverShows { get; init; }

        SpanKey IOpens.Opens => new("giveaway", Giveaway.Value);
    }

    /// <param name="Seed">
    /// 64 hex digits, which <see cref="WinnersDrawn"/> or <see cref="GiveawayCancelled"/> publish; null in the store,
    /// and where the key that sealed them is gone.
    /// </param>
    /// <param name="Sealed">The seed as the store has it; null in memory, and in logs of earlier versions.</param>
    public sealed record SeedDrawn(
        GiveawayId Giveaway, string? Seed,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Sealed = null) : GiveawayFact(Giveaway), ISealedFact
    {
        public ShowFact Closed(SecretSeal seal) =>
            Seed is { } seed ? new SeedDrawn(Giveaway, null, seal.Close(Giveaway.Value, seed)) : this;

        public ShowFact Opened(SecretSeal seal) =>
            Sealed is { } closed && seal.Open(Giveaway.Value, closed) is { } seed
                ? new SeedDrawn(Giveaway, seed)
                : this;

        public override string ToString() => $"SeedDrawn {{ Giveaway = {Giveaway} }}";
    }

    public sealed record EntryMade(GiveawayId Giveaway, EntryId Entry, ViewerId Viewer, EntryRoute Route)
        : GiveawayFact(Giveaway), ITakesPart, IConcernsViewer, IJoinsCrowd, IUsesRewards
    {
        /// <summary>Rewards that give it more tickets; null for none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<HeldReward>? Rewards { get; init; }

        IReadOnlyList<RewardId> IUsesRewards.Used => Rewards is null ? [] : [.. Rewards.Select(r => r.Id)];
        Guid? IJoinsCrowd.Crowd => Giveaway.Value;

        // A letter, or a buyer whom only the shop names, is nobody who watches.
        SeenAs ITakesPart.As => ByHand || Customer is { } customer && customer == Viewer.Value ? SeenAs.None : SeenAs.Active;

        /// <summary>Whom the shop names as the buyer; null where it names nobody, and where no purchase brought the entry.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Guid? Customer { get; init; }

        /// <summary>Whether somebody at the console wrote it down, such as a letter: who entered so has no page to answer on.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] public bool ByHand { get; init; }
    }

    /// <summary>Who is in already takes the free route too, for the tickets that a purchase gives.</summary>
    public sealed record FreeRouteTaken(GiveawayId Giveaway, EntryId Entry, ViewerId Viewer) : GiveawayFact(Giveaway), IConcernsViewer;

    /// <summary>The purchase that brought an entry stands no more, or the same person is in by another, before the entries were frozen.</summary>
    public sealed record EntryTakenBack(GiveawayId Giveaway, EntryId Entry, ViewerId Viewer, string Reason)
        : GiveawayFact(Giveaway), IConcernsViewer, IReturnsRewards
    {
        /// <summary>Rewards that were used for it, and are owed again; null for none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<RewardId>? Rewards { get; init; }

        IReadOnlyList<RewardId> IReturnsRewards.Returned => Rewards ?? [];
    }

    /// <param name="Digest">Of the entries, frozen from here on (<see cref="FairDraw"/>).</param>
    public sealed record GiveawayClosed(GiveawayId Giveaway, int Entries, string Digest) : GiveawayFact(Giveaway), ICloses, IUsesRewards
    {
        /// <summary>How many of them each entry has by rewards, or instead by the free route; null where rewards give none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<int>? ByRewards { get; init; }

        /// <summary>Rewards that came to their owners after they had entered; null for none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<LateReward>? Late { get; init; }

        IReadOnlyList<RewardId> IUsesRewards.Used => Late is null ? [] : [.. Late.Select(l => l.Reward.Id)];

        /// <summary>Of each entry, in frozen order; null where each has one.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<int>? Tickets { get; init; }

        SpanKey ICloses.Closes => new("giveaway", Giveaway.Value);
    }

    /// <summary>The draw waits for a round of a public beacon that nobody knows yet.</summary>
    /// <param name="Chain">The chain's hash (<see cref="BeaconChain"/>).</param>
    public sealed record BeaconNamed(GiveawayId Giveaway, string Chain, long Round, DateTimeOffset ComesAt) : GiveawayFact(Giveaway);

    public sealed record BeaconCame(GiveawayId Giveaway, string Randomness, string Signature) : GiveawayFact(Giveaway);

    /// <summary>The named round could not be had, and the draw did not wait longer.</summary>
    public sealed record BeaconSkipped(GiveawayId Giveaway, string Reason) : GiveawayFact(Giveaway);

    /// <param name="Drawn">Winners and then reserves, in the order of their draws.</param>
    /// <param name="Seed">Published from here on.</param>
    /// <param name="Skipped">Drawn between them, and not allowed to win; null where nobody was.</param>
    public sealed record WinnersDrawn(
        GiveawayId Giveaway, IReadOnlyList<DrawnEntry> Drawn, string Seed,
        [property: JsonIgnore(
            Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SkippedEntry>? Skipped = null)
            : GiveawayFact(Giveaway), IWins
    {
        IEnumerable<Win> IWins.Won => Drawn.Where(d => !d.Reserve).Select(d => new Win(d.Entry.Value, d.Viewer));
        IEnumerable<Guid> IWins.Lost => [];
    }

    /// <param name="Winner">The next reserve, or a newly drawn entry where there is none left.</param>
    /// <param name="Skipped">Reserves and newly drawn entries that were passed over, since they may not win; null where nobody was.</param>
    public sealed record EntryRedrawn(
        GiveawayId Giveaway, EntryId Replaced, string Reason, DrawnEntry Winner,
        [property: JsonIgnore(
            Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SkippedEntry>? Skipped = null)
            : GiveawayFact(Giveaway), IWins
    {
        IEnumerable<Win> IWins.Won => [new(Winner.Entry.Value, Winner.Viewer)];
        IEnumerable<Guid> IWins.Lost => [Replaced.Value];
    }

    /// <summary>
    /// A winner left a way to reach them, which stands with the personal data and not here; or wrote in the chat that
    /// they entered from; or the host says so.
    /// </summary>
    public sealed record WinnerAnswered(GiveawayId Giveaway, EntryId Entry) : GiveawayFact(Giveaway)
    {
        /// <summary>What they wrote in the chat; null where they answered otherwise.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Words { get; init; }
    }

    /// <param name="Promoted">The next reserve, or a newly drawn entry; null where the place waits for a redraw.</param>
    /// <param name="Skipped">Reserves that were passed over, since they may not win; null where nobody was.</param>
    public sealed record WinnerLapsed(
        GiveawayId Giveaway, EntryId Entry, DrawnEntry? Promoted,
        [property: JsonIgnore(
            Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<SkippedEntry>? Skipped = null)
            : GiveawayFact(Giveaway), IWins
    {
        IEnumerable<Win> IWins.Won => Promoted is { } next ? [new(next.Entry.Value, next.Viewer)] : [];
        IEnumerable<Guid> IWins.Lost => [Entry.Value];
    }

    /// <summary>The entries of all who came from one network address take no part in the draw.</summary>
    /// <param name="Address">The address's keyed hash.</param>
    /// <param name="Digest">Of the entries that are left, where they were frozen already.</param>
    public sealed record EntriesSetAside(GiveawayId Giveaway, string Address, string Reason, IReadOnlyList<EntryId> Entries, string? Digest)
        : GiveawayFact(Giveaway), ISetsCrowdAside
    {
        Guid ISetsCrowdAside.Crowd => Giveaway.Value;
    }

    /// <param name="Seed">Published from here on, so that anybody can compute whom the draw would have found; null in
    /// logs of earlier versions.</param>
    public sealed record GiveawayCancelled(
        GiveawayId Giveaway, string Reason,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Seed = null)
        : GiveawayFact(Giveaway), ICloses, IReturnsRewards, ITakesOver
    {
        /// <summary>Rewards that were used in it, and are owed again; null for none.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<RewardId>? Rewards { get; init; }

        IReadOnlyList<RewardId> IReturnsRewards.Returned => Rewards ?? [];
        Guid ITakesOver.Taken => Giveaway.Value;
        SpanKey ICloses.Closes => new("giveaway", Giveaway.Value);
    }
}

public abstract partial record GiveawayCommand : ShowCommand
{
    private GiveawayCommand(GiveawayId giveaway) => Giveaway = giveaway;

    public GiveawayId Giveaway { get; init; }

    /// <param name="Seed">32 random bytes, drawn outside by a cryptographic generator, as 64 hex digits.</param>
    /// <param name="Duration">After which it closes by itself; null means by hand.</param>
    public sealed record OpenGiveaway(
        GiveawayId Giveaway, string? Title, string? Prize, string? Rules, string? Keyword, EntryMode Entry, string? FreeRoute,
        int Winners, int Reserves, int? ClaimHours, TimeSpan? Duration, string Seed) : GiveawayCommand(Giveaway), INeedsShowOn
    {
        /// <summary>Who may enter; null for everybody.</summary>
        public GiveawayWho? Who { get; init; }

        /// <summary>Who has more tickets than one; null where each entry has one.</summary>
        public GiveawayTickets? Tickets { get; init; }

        /// <summary>Instead of hours: seconds that a winner has to answer, 30 to 3,600; null for none.</summary>
        public int? AnswerSeconds { get; init; }
        public RedrawMode Redraw { get; init; }
        public bool OverShows { get; init; }

        public override string ToString() => $"OpenGiveaway {{ Giveaway = {Giveaway}, Title = {Title} }}";
    }

    public sealed record EnterGiveaway(GiveawayId Giveaway, EntryId Entry, ViewerId Viewer, EntryRoute Route)
        : GiveawayCommand(Giveaway), IViewerCommand, INeedsShowOn
    {
        // Who may not win is told so, whatever the reason.
        bool IViewerCommand.AnswersBanned => true;
    }

    /// <summary>Somebody at the console writes down who came by the free route: by letter, or from another platform.</summary>
    /// <param name="Viewer">Somebody whom the show knows, or a new id with a name.</param>
    /// <param name="Name">Null for who is known.</param>
    public sealed record AddFreeEntry(GiveawayId Giveaway, EntryId Entry, ViewerId Viewer, string? Name) : GiveawayCommand(Giveaway), INeedsShowOn
    {
        public override string ToString() => $"AddFreeEntry {{ Giveaway = {Giveaway}, Viewer = {Viewer} }}";
    }

    public sealed record CloseGiveaway(GiveawayId Giveaway) : GiveawayCommand(Giveaway);

    /// <summary>Names a round that nobody knows yet, some seconds ahead; sent by the console itself where it is online.</summary>
    public sealed record NameBeacon(GiveawayId Giveaway, BeaconChain Chain) : GiveawayCommand(Giveaway);

    public sealed record RecordBeacon(GiveawayId Giveaway, long Round, string Randomness, string Signature) : GiveawayCommand(Giveaway);

    /// <param name="WithoutBeacon">Why the draw doesn't wait for the beacon that was named; public. Null to wait.</param>
    public sealed record DrawWinners(GiveawayId Giveaway, string? WithoutBeacon = null) : GiveawayCommand(Giveaway);

    /// <param name="Reason">Public; may be left out where the winner's time to answer is over.</param>
    public sealed record RedrawWinner(GiveawayId Giveaway, EntryId Entry, string? Reason) : GiveawayCommand(Giveaway);

    public sealed record AnswerWin(GiveawayId Giveaway, ViewerId Viewer, string? Contact) : GiveawayCommand(Giveaway), IViewerCommand
    {
        public override string ToString() => $"AnswerWin {{ Giveaway = {Giveaway}, Viewer = {Viewer} }}";
    }

    /// <summary>The host has heard from a winner otherwise.</summary>
    public sealed record MarkAnswered(GiveawayId Giveaway, EntryId Entry) : GiveawayCommand(Giveaway);

    /// <param name="Address">As the picture of the show names it.</param>
    /// <param name="Reason">Public.</param>
    public sealed record SetEntriesAside(GiveawayId Giveaway, string? Address, string? Reason) : GiveawayCommand(Giveaway);

    public sealed record CancelGiveaway(GiveawayId Giveaway, string? Reason) : GiveawayCommand(Giveaway);
}
