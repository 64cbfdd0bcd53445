using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayFact;

namespace HostConsole.Core.Giveaways;

/// <summary>All giveaways of a run. Belongs to the writer, but for the views that it hands out.</summary>
public sealed class GiveawayState
{
    private readonly Dictionary<GiveawayId, Giveaway> _byId = [];
    private readonly List<Giveaway> _all = [];
    private ImmutableArray<GiveawayView> _views = [];
    private bool _stale;

    internal List<Giveaway> All => _all;

    internal Giveaway? Find(GiveawayId id) => _byId.GetValueOrDefault(id);

    /// <summary>Adds one; in the place of what it was before, where the show goes on with one that it had left.</summary>
    internal void Add(Giveaway giveaway)
    {
        var before = _byId.GetValueOrDefault(giveaway.Id);
        _byId[giveaway.Id] = giveaway;
        if (before is null) _all.Add(giveaway);
        else _all[_all.IndexOf(before)] = giveaway;
    }

    internal void Touch(Giveaway giveaway)
    {
        giveaway.Touch();
        _stale = true;
    }

    /// <summary>Giveaways in the order of their opening; the same array until something changed.</summary>
    public ImmutableArray<GiveawayView> View()
    {
        if (!_stale) return _views;
        _stale = false;
        return _views = [.. _all.Select(g => g.View())];
    }

    /// <summary>The open giveaway that a chat message enters: it says the keyword and nothing else (<see cref="Phrase"/>).</summary>
    public GiveawayId? WithKeyword(string text) => _all.Find(g => g.State == GiveawayStatus.Open && g.Keyword?.IsSaidBy(text) == true)?.Id;

    /// <summary>The open giveaway whose free route a chat message takes: it says the keyword and "free".</summary>
    public GiveawayId? WithFreeKeyword(string text) =>
        _all.Find(g => g.State == GiveawayStatus.Open && g.FreeKeyword?.IsSaidBy(text) == true)?.Id;

    /// <summary>The entries in frozen order, which is the order in the log; empty for a giveaway that is not there.</summary>
    public ReadOnlyMemory<GiveawayEntry> Entries(GiveawayId giveaway) => Find(giveaway)?.Entries ?? default;

    public EntryId? EntryOf(GiveawayId giveaway, ViewerId viewer) =>
        Find(giveaway) is { } found && found.PositionOf(viewer) is { } position ? found.Entries.Span[position].Id : null;
}

/// <summary>One giveaway's state.</summary>
internal sealed partial class Giveaway(GiveawayOpened opened, IReadOnlyList<DateTimeOffset> shows)
{
    private readonly Dictionary<ViewerId, int> _positions = [];
    private GiveawayEntry[] _entries = [];
    private int _count;
    private GiveawayView? _view;

    public GiveawayId Id => Opened.Giveaway;
    public GiveawayOpened Opened { get; } = opened;

    /// <summary>Made of the fact, so that a keyword of before is understood alike.</summary>
    public Phrase? Keyword { get; } = opened.Keyword is { } keyword ? new(keyword) : null;

    /// <summary>What takes the free route in a chat, where there is one.</summary>
    public Phrase? FreeKeyword { get; } =
        opened is { Keyword: { } word, FreeRoute: not null } ? new($"{word} {GiveawayTerms.FreeWord}") : null;

    /// <summary>Buyers who are in, by whom the shop names.</summary>
    public HashSet<Guid> Customers { get; } = [];

    /// <summary>Whether an entry is there by a purchase after the opening, and goes with it.</summary>
    public bool IsPaid(GiveawayEntry entry) => Opened.Entry == EntryMode.Paid && entry.Route == EntryRoute.Purchase;

    public GiveawayStatus State { get; set; }
    public string? Seed { get; set; }
    public string? Digest { get; set; }
    public GiveawayBeacon? Beacon { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    public DateTimeOffset? DrawnAt { get; set; }
    public string? CancelReason { get; set; }

    /// <summary>All who ever won, by the number of their draw.</summary>
    public List<Winner> Winners { get; } = [];

    /// <summary>Who stands by, next first.</summary>
    public List<DrawnEntry> Reserves { get; } = [];

    /// <summary>Who was drawn and may not win, by the number of their draw.</summary>
    public List<SkippedEntry> Skipped { get; } = [];

    /// <summary>What is handed out never changes: entries are only added behind it.</summary>
    public ReadOnlyMemory<GiveawayEntry> Entries => _entries.AsMemory(0, _count);

    public int? PositionOf(ViewerId viewer) => _positions.TryGetValue(viewer, out var position) ? position : null;

    public void Add(GiveawayEntry entry)
    {
        if (Opened.OverShows && entry.Show == 0) entry = entry with { Show = Shows.Count };
        if (_count == _entries.Length) Array.Resize(ref _entries, Math.Max(16, 2 * _count));
        _positions.Add(entry.Viewer, _count);
        _entries[_count++] = entry;
        if (entry.Customer is { } customer) Customers.Add(customer);
    }

    /// <summary>Changes each entry into what becomes of it; what was handed out stays as it was.</summary>
    public void Change(Func<GiveawayEntry, int, GiveawayEntry> become) =>
        _entries = [.. Entries.ToArray().Select(become)];

    public void TakeBack(EntryTakenBack fact)
    {
        Aside.Add(new(fact.Entry, fact.Reason));
        var (gone, left) = Split(e => e.Id == fact.Entry);
        foreach (var entry in gone) if (entry.Customer is { } customer) Customers.Remove(customer);
        Keep(left);
    }

    /// <summary>Rewards that were used for entries; null for none.</summary>
    public IReadOnlyList<RewardId>? UsedRewards =>
        Entries.ToArray().SelectMany(e => e.Rewards ?? []).Select(r => r.Id).ToArray() is { Length: > 0 } used ? used : null;

    private void Keep(GiveawayEntry[] left)
    {
        (_entries, _count) = (left, left.Length); // a new list: what was handed out stays as it was
        _positions.Clear();
        CountBrought();
        foreach (var (position, entry) in left.Index()) _positions.Add(entry.Viewer, position);
    }

    /// <summary>Entries that the host has set aside before the draw, with the reason.</summary>
    public List<SetAsideEntry> Aside { get; } = [];

    public HashSet<ViewerId> AsideViewers { get; } = [];

    /// <summary>The entries that a condition holds for, and those that are left, both in frozen order.</summary>
    public (GiveawayEntry[] Gone, GiveawayEntry[] Left) Split(Predicate<GiveawayEntry> goes)
    {
        var all = Entries.ToArray();
        return (Array.FindAll(all, goes), Array.FindAll(all, e => !goes(e)));
    }

    public void SetAside(EntriesSetAside fact)
    {
        HashSet<EntryId> named = [.. fact.Entries];
        var (gone, left) = Split(e => named.Contains(e.Id));
        Aside.AddRange(gone.Select(e => new SetAsideEntry(e.Id, fact.Reason)));
        AsideViewers.UnionWith(gone.Select(e => e.Viewer));
        Keep(left);
        if (fact.Digest is not null) Digest = fact.Digest;
    }

    /// <summary>A drawn entry that takes a place.</summary>
    public Winner Take(DrawnEntry drawn)
    {
        var entry = PositionOf(drawn.Viewer) is { } position ? _entries[position] : default;
        // A buyer whom only the shop names has no page either.
        return new(drawn, entry.ByHand || entry.Customer is { } customer && customer == entry.Viewer.Value);
    }

    public Winner? Standing(EntryId entry) => Winners.Find(w => w.Drawn.Entry == entry && w.State != WinnerStatus.Replaced);

    /// <summary>Draws on from where the last draw stopped; positions are those in frozen order.</summary>
    /// <param name="also">Who was drawn since, and is not in the state yet.</param>
    public IReadOnlyList<GiveawayEntry> Draw(int count, IEnumerable<ViewerId> also)
    {
        var drawn = Winners.Select(w => w.Drawn.Viewer).Concat(Reserves.Select(r => r.Viewer))
            .Concat(Skipped.Select(s => s.Viewer)).Concat(also)
            .Select(viewer => _positions[viewer]);
        var seed = Seed ?? throw new InvalidOperationException("The seed's fact is missing.");
        var digest = DrawnFrom ?? throw new InvalidOperationException("The entries are not frozen.");
        var positions = Opened.Tickets is null
            ? FairDraw.Draw(seed, digest, _count, drawn, count)
            : FairDraw.DrawTickets(seed, digest, [.. Entries.ToArray().Select(e => e.Tickets)], drawn, count);
        return [.. positions.Select(p => _entries[p])];
    }

    /// <summary>Draws on until so many are found who may win, or nobody is left.</summary>
    /// <param name="also">Who was drawn in this decision already, and is not in the state yet.</param>
    /// <returns>Who was found, with the number of their draw; and who was drawn between them and may not win, null
    /// where nobody was.</returns>
    public (IReadOnlyList<(int K, GiveawayEntry Entry)> Found, IReadOnlyList<SkippedEntry>? Skipped) DrawAllowed(
        int count, Moment moment, IReadOnlyList<ViewerId>? also = null)
    {
        also ??= [];
        var (found, skipped, k) = (new List<(int K, GiveawayEntry Entry)>(), new List<SkippedEntry>(), NextK + also.Count);
        while (found.Count < count
            && Draw(count - found.Count,
                [.. also, .. found.Select(f => f.Entry.Viewer), .. skipped.Select(s => s.Viewer)]) is { Count: > 0 } drawn)
        {
            foreach (var entry in drawn)
            {
                if (Skips(entry, moment) is { } why) skipped.Add(new(k++, entry.Id, entry.Viewer, why));
                else found.Add((k++, entry));
            }
        }

        return (found, skipped.Count == 0 ? null : skipped);
    }

    /// <summary>Why a draw would skip an entry now, as the record would say it; null where it wouldn't.</summary>
    public string? Skips(GiveawayEntry entry, Moment moment) =>
        moment.Barred(entry.Viewer)
        ?? entry.Earlier?.Barred
        ?? (IsPaid(entry) && !Pays(entry, moment) ? GiveawayRules.UnpaidReason : null)
        ?? (IsSecond(entry, moment) ? FairDraw.SecondReason : null)
        ?? Opened.Who?.Skips(entry.Viewer, moment, earlier: entry.Earlier is not null);

    /// <summary>What is published of the entries when they are frozen.</summary>
    public string DigestOf(IEnumerable<GiveawayEntry> entries) => Opened.Tickets is null
        ? FairDraw.Digest(entries.Select(e => e.Id)) : FairDraw.TicketDigest(entries.Select(e => (e.Id, e.Tickets)));

    // The digest, mixed with the beacon where there is one.
    private string? DrawnFrom => Digest is { } digest && Beacon?.Randomness is { } random ? GiveawayBeacon.Mix(digest, random) : Digest;

    public int NextK => Winners.Count + Reserves.Count + Skipped.Count + 1;

    /// <summary>When the clock has something to do here; null where it has not.</summary>
    public DateTimeOffset? NextDue => State switch
    {
        GiveawayStatus.Open => Opened.ClosesAt,
        GiveawayStatus.Drawn => Winners.Min(w => w.LapsesAt),
        _ => null,
    };

    public void Skip(IReadOnlyList<SkippedEntry>? skipped)
    {
        if (skipped is null) return;
        Reserves.RemoveAll(r => skipped.Any(s => s.Entry == r.Entry));
        Skipped.AddRange(skipped);
        Skipped.Sort((a, b) => a.K.CompareTo(b.K));
    }

    public void Touch() => _view = null;

    public GiveawayView View() => _view ??= new()
    {
        Id = Id,
        Title = Opened.Title,
        Prize = Opened.Prize,
        Rules = Opened.Rules,
        Keyword = Opened.Keyword,
        Entry = Opened.Entry,
        FreeRoute = Opened.FreeRoute,
        Who = Opened.Who,
        Tickets = Opened.Tickets,
        State = State,
        Entries = _count,
        Places = Opened.Winners,
        ReservePlaces = Opened.Reserves,
        ClaimHours = Opened.ClaimHours,
        AnswerSeconds = Opened.AnswerSeconds,
        Redraw = Opened.Redraw,
        Commitment = Opened.Commitment,
        Digest = Digest,
        Beacon = Beacon,
        Seed = State is GiveawayStatus.Drawn or GiveawayStatus.Cancelled ? Seed : null,
        SeedIsLost = Seed is null && State is (GiveawayStatus.Open or GiveawayStatus.Closed),
        OpenedAt = Shows[0],
        OverShows = Opened.OverShows,
        Shows = Opened.OverShows ? Shows : null,
        Brought = Opened.OverShows ? Brought : 0,
        ClosesAt = Opened.ClosesAt,
        ClosedAt = ClosedAt,
        DrawnAt = DrawnAt,
        CancelReason = CancelReason,
        Winners = [.. Winners.Select(w => w.View())],
        Reserves = [.. Reserves.Select(r => new ReserveView(r.K, r.Entry, r.Viewer, r.Rank))],
        Skipped = [.. Skipped],
        EntryLog = Entries,
        SetAside = [.. Aside],
    };

    /// <param name="pageless">Whether they have no page of the show to answer on.</param>
    internal sealed class Winner(DrawnEntry drawn, bool pageless)
    {
        public DrawnEntry Drawn { get; } = drawn;
        public WinnerStatus State { get; set; }
        public string? Reason { get; set; }
        public string? Words { get; set; }

        /// <summary>
        /// When the place goes to somebody else by itself: never where the winner entered in a platform's chat, which
        /// may reach the console late or not at all, or has no page at all.
        /// </summary>
        public DateTimeOffset? LapsesAt => State == WinnerStatus.Waiting && !Stays ? Drawn.AnswerBy : null;
        private bool Stays => Drawn.Viewer.IsRelayed || pageless;

        /// <summary>Whether the time to answer is over, so that the place can be given on without another reason.</summary>
        public bool IsLate(DateTimeOffset now) =>
            State == WinnerStatus.Lapsed || State == WinnerStatus.Waiting && Drawn.AnswerBy <= now;

        public WinnerView View() => new(Drawn.K, Drawn.Entry, Drawn.Viewer, Drawn.Rank, State, Drawn.AnswerBy, Reason) { Words = Words, Stays = Stays };
    }
}
