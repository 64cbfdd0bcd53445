using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Rewards;

/// <summary>What phones show of rewards: each viewer's own.</summary>
public sealed class RewardPhone : PhoneSurface
{
    private static Standing StandingOf(Run run, ViewerId viewer)
    {
        var (points, season) = (run.Ledger.Rewards.Points, run.Season);
        var earned = points.In(season, viewer);
        var (tier, next) = (points.Rules.TierOf(earned), points.Rules.NextTier(earned));
        return new(!points.Rules.IsOff, earned, tier?.Name, tier?.Gets is { Length: > 0 } gets ? gets : null, next?.Name, next?.Points, points.IsNamed(viewer))
        {
            Board = BoardOf.Of(run, viewer),
        };
    }

    // Older ones are looked up by the seller.
    private const int Most = 30;

    public override int Place => 90;
    public override bool HasScript => true;
    public override IEnumerable<Part> Parts(PartSource source) => [];
    public override IReadOnlyList<PersonalCard> PersonalCards { get; } = [new(45, typeof(RewardsCard)), new(46, typeof(JoinCard))];

    /// <summary>The form of the e-mail address.</summary>
    public const string MailForm = "member-mail";

    public override IEnumerable<(string Id, string Action)> Forms(MeView me) => [(MailForm, "member/mail")];

    public override IEnumerable<(string Name, object Value)> Own(Run run, ViewerId viewer)
    {
        var book = run.Ledger.Rewards;
        var own = book.Of(viewer).TakeLast(Most).Reverse().Select(r => new OwnReward(r.View.Id, r.View.Kind, r.View.Status, r.View.Title, r.View.Points)
        {
            Tickets = r.View.Tickets,
            Code = r.View.Status == RewardStatus.Revoked ? null : r.Code,
            Reason = r.View.Status == RewardStatus.Revoked ? r.View.Note : null,
            At = r.View.At,
        });
        return
        [
            ("points", book.Points.Of(viewer)), ("rewards", own.ToImmutableArray()), ("standing", StandingOf(run, viewer)),
            ("member", MemberOf(run, viewer)),
            ("badges", book.Points.BadgesOf(viewer).Select(b => new BadgeOfViewer(b.Name, b.At)).ToImmutableArray()),
            ("shop", book.Points.Shop.Select(i => ShelfOf(book, viewer, i)).ToImmutableArray()),
            .. book.Points.Rules.Earns(EarnRule.BroughtFriend) && book.Points.Knows(viewer)
                ? [("link", (object)PointsBook.LinkOf(viewer))]
                : Array.Empty<(string, object)>(),
        ];
    }

    private static MemberOfViewer MemberOf(Run run, ViewerId viewer)
    {
        var (members, link) = (run.Ledger.Rewards.Members, run.State.Rewards.LinkOf(viewer));
        return new(members.IsConfirmed(viewer), members.AllOf(viewer).Count, link?.Code, link?.Author) { HasOrdered = run.IsBuyer(viewer) };
    }

    private static ShelfOfViewer ShelfOf(RewardBook book, ViewerId viewer, ShopItem item) =>
        new(item.Id, item.Offer.Title, item.Cost, book.LeftOf(item) is { } left ? Math.Max(0, left) : null, item.PerViewer - book.TakenBy(viewer, item));
}

/// <summary>Where a viewer stands in the season.</summary>
/// <param name="IsOn">Whether there are points to earn.</param>
/// <param name="Season">Points earned in it.</param>
/// <param name="NextAt">Points at which the next tier begins; null in the highest, and where there are no tiers.</param>
/// <param name="Named">Whether the viewer agreed to be named on leaderboards.</param>
public sealed record Standing(bool IsOn, long Season, string? Tier, string? Gets, string? Next, int? NextAt, bool Named)
{
    /// <summary>The places in the show and in the season's league.</summary>
    [JsonIgnore] public Board Board { get; init; } = null!;
}

/// <summary>What is joined with a viewer's device.</summary>
/// <param name="Confirmed">Whether an e-mail address is.</param>
/// <param name="Devices">Devices and accounts of the same person, this one among them.</param>
/// <param name="Code">What an account of another platform is to write in its chat; null where none was asked for.</param>
/// <param name="Author">Who has written it, and is to be said yes or no to.</param>
public sealed record MemberOfViewer(
    bool Confirmed, int Devices, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ViewerId? Author)
{
    /// <summary>Whether an order in this show is theirs.</summary>
    [JsonIgnore] public bool HasOrdered { get; init; }
}

/// <summary>A reward as its owner sees it.</summary>
/// <param name="State">open, redeemed, delivered or revoked.</param>
public sealed record OwnReward(RewardId Id, RewardKind Kind, RewardStatus State, string Title, int? Points)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Code { get; init; }

    /// <summary>More tickets in a giveaway; null for other kinds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? Tickets { get; init; }

    /// <summary>Why it was taken back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Reason { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>A badge as its owner sees it.</summary>
public sealed record BadgeOfViewer(string Name, DateTimeOffset At);

/// <summary>What a viewer can have for points.</summary>
/// <param name="Left">How many there are; null without limit.</param>
/// <param name="Mine">How many more this viewer can have.</param>
public sealed record ShelfOfViewer(
    ShopItemId Id, string Title, int Points, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Left, int Mine);

public static class RewardsOfViewer
{
    extension(MeView me)
    {
        /// <summary>Newest first.</summary>
        public ImmutableArray<OwnReward> Rewards => me.Get<ImmutableArray<OwnReward>>("rewards");
        public ImmutableArray<BadgeOfViewer> Badges => me.Get<ImmutableArray<BadgeOfViewer>>("badges");
        public ImmutableArray<ShelfOfViewer> Shop => me.Get<ImmutableArray<ShelfOfViewer>>("shop");

        /// <summary>What stands in the link by which friends are brought; null where that earns nothing.</summary>
        public string? Link => (string?)me.Own.GetValueOrDefault("link");
        public long Points => me.Get<long>("points");
        public Standing Standing => me.Get<Standing>("standing");
        public MemberOfViewer Membership => me.Get<MemberOfViewer>("member");
    }
}
