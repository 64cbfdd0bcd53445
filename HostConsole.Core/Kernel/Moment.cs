namespace HostConsole.Core.Kernel;

/// <summary>How far a run has come in all that a goal can count; GMV in minor units.</summary>
public readonly record struct Tally(long Orders, long Units, long Gmv, long Claims, long Votes, long Comments, long Viewers);

/// <summary>Whether somebody who writes may be one who came back under a new token.</summary>
public enum Newcomer
{
    No,

    /// <summary>From the address of somebody banned.</summary>
    AfterBan,

    /// <summary>One of many at an address who write for the first time.</summary>
    OneOfMany,
}

/// <summary>What somebody wrote: a chat message, a question, or what a mechanic offers.</summary>
/// <param name="Channel">"page", or the platform.</param>
/// <param name="Text">Empty of what is kept beside the log (<see cref="IKept"/>).</param>
/// <param name="IsHidden">Hidden, dismissed or not approved: the audience doesn't see it.</param>
public sealed record WrittenText(ViewerId Author, string Channel, string Text, bool IsHidden)
{
    /// <summary>Whether its author agreed to be named with it; of messages and questions nobody asked.</summary>
    public bool Named { get; init; }
}

/// <summary>An order of a run in its place in the log, whatever became of it since.</summary>
/// <param name="Order">"source:id".</param>
/// <param name="Buyer">The viewer who bought where it is known, else the customer whom the shop names; null for neither.</param>
/// <param name="Customer">Whom the shop names; null for nobody.</param>
/// <param name="Number">Its place among the run's orders, from 0.</param>
/// <param name="Value">What it came to when it came, in minor units of the show's currency; without tax and shipping.</param>
/// <param name="Viewer">The viewer who bought; null where the order names none.</param>
/// <param name="At">When it was bought, as the shop says and never after it came; in whole seconds, the part of one left out.</param>
public sealed record Purchase(
    string Order, Guid? Buyer, Guid? Customer = null, int Number = 0, long Value = 0, ViewerId? Viewer = null, DateTimeOffset At = default);

/// <summary>How many people have bought since a time.</summary>
/// <param name="Oldest">The newest order of the one who bought the longest ago: when it falls out, they are one fewer. Null where nobody bought.</param>
public readonly record struct BuyerCount(int People, DateTimeOffset? Oldest);

/// <summary>How a viewer has watched a run so far; time counts while the show is on, and not in its pauses.</summary>
/// <param name="IsHere">Whether the page is open, or on another platform they wrote a moment ago; after the end, as it was then.</param>
/// <param name="Watched">On the show's own page, over all visits; never more than <paramref name="Show"/>.</param>
/// <param name="Show">How long the show has been on.</param>
public readonly record struct Attendance(bool IsHere, TimeSpan Watched, TimeSpan Show)
{
    /// <summary>Whether so many minutes were watched.</summary>
    public bool HasWatched(int minutes) => Watched >= TimeSpan.FromMinutes(minutes);

    /// <summary>Whether so much of the show was watched, in percent; nobody has stayed for a show that hasn't begun.</summary>
    public bool HasStayed(int percent) => Show > TimeSpan.Zero && Watched.Ticks >= Show.Ticks / 100m * percent;
}

/// <summary>
/// The moment in which something is decided: what a mechanic may ask about the run around it. On its own it stands for a run of which
/// nothing is known, as drafts and unit tests need it.
/// </summary>
public class Moment(DateTimeOffset now)
{
    public DateTimeOffset Now { get; protected set; } = now;

    /// <summary>Whether the show is live, paused or rehearsing.</summary>
    public virtual bool IsOn => true;
    public virtual bool HasEnded => false;

    /// <summary>The run's numbers, with all that was recorded before this moment.</summary>
    public virtual Tally Tally => default;

    /// <summary>Whether a viewer has bought in this run.</summary>
    public virtual bool IsBuyer(ViewerId viewer) => false;

    /// <summary>
    /// The run's orders, oldest in the log first; test orders and those in another currency are none. With <paramref name="buyers"/> only
    /// the first of each buyer.
    /// </summary>
    public virtual IReadOnlyList<Purchase> Purchases(bool buyers) => [];

    /// <summary>
    /// The newest of a buyer's orders that stands, neither cancelled nor given back in full, among those that came after the run's first
    /// so many; null for none.
    /// </summary>
    public virtual Purchase? Paid(ViewerId buyer, int since) => null;

    /// <summary>All of a buyer's orders that <see cref="Paid"/> looks at, the newest first.</summary>
    public virtual IEnumerable<Purchase> AllPaid(ViewerId buyer, int since) => Paid(buyer, since) is { } paid ? [paid] : [];

    /// <summary>Whether an order of whichever show stands: neither cancelled nor given back in full.</summary>
    public virtual bool Stands(string order) => true;

    /// <summary>What another show, or this one earlier, has handed on and no show goes on with yet; null for nothing.</summary>
    public virtual HandedOn? HandedOn(Guid what) => null;

    /// <summary>How much waits for a show to go on with it.</summary>
    public virtual Waiting Waiting => default;

    /// <summary>
    /// How many people bought after a time, each once, by orders that stand. Whom an order of the run ever named together is one person.
    /// Orders that name nobody may all be one person's: they count for none.
    /// </summary>
    /// <param name="variant">Null for whatever was bought.</param>
    public virtual BuyerCount BuyersSince(DateTimeOffset since, VariantId? variant) => default;

    /// <summary>The newest orders of viewers that stand, newest first, one of each viewer.</summary>
    public virtual IEnumerable<Purchase> Newest(int most) => [];

    /// <summary>An order of the run by its key; null where it isn't one.</summary>
    public virtual Purchase? PurchaseOf(string order) => null;

    /// <summary>How many came to the run by a viewer's own link: one for each network address that isn't the viewer's.</summary>
    public virtual int Friends(ViewerId viewer) => 0;

    /// <summary>Whether a viewer is there, and how long they have watched.</summary>
    public virtual Attendance Presence(ViewerId viewer) => new(true, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>All who came to the show's own page, by their ids, and how long they have watched.</summary>
    public virtual IReadOnlyList<(ViewerId Viewer, Attendance Presence)> Visitors => [];

    /// <summary>Whether this viewer has taken part in the run, or is known for what they won before.</summary>
    public virtual bool Knows(ViewerId viewer) => true;
    public virtual bool IsMuted(ViewerId viewer) => false;
    public virtual bool IsBanned(ViewerId viewer) => false;

    /// <summary>When a viewer last won a giveaway, in this show or another; who lost the place again has not. Null for who never did.</summary>
    public virtual DateTimeOffset? LastWon(ViewerId viewer) => null;

    /// <summary>When the day began, in the show's time zone.</summary>
    public virtual DateTimeOffset Today => new(Now.UtcDateTime.Date, TimeSpan.Zero);

    /// <summary>The tiers of a season by name; null where nobody knows them.</summary>
    public virtual IReadOnlyList<string>? Tiers => null;

    /// <summary>The tier that a viewer has reached in this season; null for none.</summary>
    public virtual string? TierOf(ViewerId viewer) => null;

    /// <summary>Why a viewer may win nothing in this show, which is public; null for who may.</summary>
    public virtual string? Barred(ViewerId viewer) => null;
    public virtual Newcomer NewcomerOf(ViewerId viewer) => Newcomer.No;

    /// <summary>All who came from a network address, which is named by its keyed hash.</summary>
    public virtual IReadOnlyList<ViewerId> ViewersAt(string? address) => [];

    /// <summary>The part of the audience that came from an address before a time, 0 to 1; null where nobody knows.</summary>
    public virtual double? ShareOf(string address, DateTimeOffset before) => null;

    /// <summary>Whether a text holds a word that the show's chat blocks.</summary>
    public virtual bool Blocks(string text) => false;

    /// <summary>A message among the newest; null where it isn't there.</summary>
    public virtual WrittenText? Written(MessageId message) => null;
    public virtual WrittenText? Asked(QuestionId question) => null;

    /// <summary>What a mechanic offers to be shown large; null where there is no such thing.</summary>
    public virtual WrittenText? Offered(StageItem item) => null;

    /// <summary>Units that stock has to give; null where it isn't tracked.</summary>
    public virtual int? Stock(VariantId variant) => null;

    /// <summary>What is left of a pool of codes to promise; null where there is no such pool. A draft takes it that there is.</summary>
    public virtual PoolLevel? Codes(PoolId pool) => new PoolLevel(null, 0, 0, false, 0);

    /// <summary>All devices and accounts of a viewer's person, this one among them; the first is the one under which points are kept.</summary>
    public virtual IReadOnlyList<ViewerId> Person(ViewerId viewer) => [viewer];

    /// <summary>Whose e-mail address has this id beside the log; null where nobody has confirmed it.</summary>
    public virtual ViewerId? MemberOf(Guid person) => null;

    /// <summary>Whether a viewer earned something in a show before this one.</summary>
    public virtual bool WasMember(ViewerId viewer) => false;

    /// <summary>What a viewer has of a kind of rewards and can use, in this show or from another; the oldest first.</summary>
    public virtual IReadOnlyList<HeldReward> Held(ViewerId viewer, RewardKind kind) => [];

    /// <summary>Whether what a reward was earned by is no more, so that it doesn't count where it was used.</summary>
    public virtual bool IsVoid(RewardId reward) => false;

    /// <summary>Whether a viewer agreed, in this show or an earlier one, to be named on leaderboards.</summary>
    public virtual bool IsNamed(ViewerId viewer) => false;

    /// <summary>Whether something gives points, or counts for a badge.</summary>
    public virtual bool Earns(EarnRule rule) => false;

    /// <summary>The points that a viewer can spend.</summary>
    public virtual long Points(ViewerId viewer) => 0;
}
