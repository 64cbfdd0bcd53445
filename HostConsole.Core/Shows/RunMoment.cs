using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;

namespace HostConsole.Core.Shows;

/// <summary>The moment of a decision in a run: one object for all of the run's decisions, since the writer takes one at a time.</summary>
internal sealed class RunMoment(Run run) : Moment(default)
{
    private ShowState State => run.State;
    private Addresses Addresses => State.Audience.Addresses;

    public RunMoment Set(DateTimeOffset now)
    {
        Now = now;
        return this;
    }

    public override bool IsOn => State.Lifecycle.IsOn;
    public override bool HasEnded => State.Lifecycle.Status == ShowStatus.Ended;
    public override Tally Tally => run.Metrics.Tally();
    public override bool IsBuyer(ViewerId viewer) => run.IsBuyer(viewer);
    public override IReadOnlyList<Purchase> Purchases(bool buyers) => run.Purchases.Of(buyers);
    public override Purchase? Paid(ViewerId buyer, int since) => run.Purchases.Standing(buyer.Value, since);
    public override IEnumerable<Purchase> AllPaid(ViewerId buyer, int since) => run.Purchases.AllStanding(buyer.Value, since);

    // A rehearsal has none of the real orders: those that were carried with an entry stand there.
    public override bool Stands(string order) =>
        order.Split(':', 2) is [var source, var id] && run.Ledger.Orders.Find(new(source, id)) is { } found ? Shows.Purchases.Stands(found) : run.IsRehearsal;

    public override HandedOn? HandedOn(Guid what) => run.Ledger.Carries.Find(what);
    public override Waiting Waiting => run.Ledger.Carries.Level;
    public override BuyerCount BuyersSince(DateTimeOffset since, VariantId? variant) => run.Purchases.BuyersSince(since, variant);
    public override IEnumerable<Purchase> Newest(int most) => run.Purchases.Newest(most);
    public override Purchase? PurchaseOf(string order) => run.Purchases.Find(order);
    public override int Friends(ViewerId viewer) => State.Audience.FriendsOf(viewer);
    public override Attendance Presence(ViewerId viewer) => State.Audience.Presence.Of(viewer, Now);

    public override IReadOnlyList<(ViewerId Viewer, Attendance Presence)> Visitors =>
        [.. State.Audience.Presence.All(Now).OrderBy(v => v.Viewer.Value).Select(v => (v.Viewer, Presence(v.Viewer)))];

    public override bool Knows(ViewerId viewer) => State.Audience.Knows(viewer) || run.Ledger.Rewards.Of(viewer).Any();
    public override bool IsMuted(ViewerId viewer) => State.Audience.IsMuted(viewer, Now);
    public override bool IsBanned(ViewerId viewer) => State.Audience.IsBanned(viewer);
    public override string? Barred(ViewerId viewer) => State.Audience.Barred(viewer);
    public override DateTimeOffset? LastWon(ViewerId viewer) => run.Ledger.Rewards.Members.AllOf(viewer).Max(run.Ledger.Wins.LastOf);
    public override IReadOnlyList<string> Tiers => [.. run.Ledger.Rewards.Points.Rules.Tiers.Select(t => t.Name)];

    public override DateTimeOffset Today => WallClock.DayOf(Now, TimeZoneInfo.FindSystemTimeZoneById(State.Lifecycle.Settings.TimeZone));

    public override string? TierOf(ViewerId viewer)
    {
        var points = run.Ledger.Rewards.Points;
        return points.Rules.TierOf(points.In(Season.Of(Now), viewer))?.Name;
    }

    public override IReadOnlyList<ViewerId> ViewersAt(string? address) => Addresses.ViewersAt(address ?? "");
    public override double? ShareOf(string address, DateTimeOffset before) => Addresses.ShareOf(address, before);
    public override bool Blocks(string text) => ChatRules.Blocks(State.Chat, text);
    public override int? Stock(VariantId variant) => run.Ledger.Stock[variant].Available;
    public override PoolLevel? Codes(PoolId pool) => run.Ledger.Rewards.Find(pool)?.Level;
    public override IReadOnlyList<ViewerId> Person(ViewerId viewer) => run.Ledger.Rewards.Members.AllOf(viewer);
    public override ViewerId? MemberOf(Guid person) => run.Ledger.Rewards.Members.Of(person);
    public override bool WasMember(ViewerId viewer) => run.Ledger.Rewards.Points.WasMember(viewer, run.Id);

    public override bool IsVoid(RewardId reward) => run.Ledger.Rewards.Find(reward) is not { View: { Status: not RewardStatus.Revoked, IsFlagged: false } };

    public override IReadOnlyList<HeldReward> Held(ViewerId viewer, RewardKind kind) =>
    [
        .. from reward in run.Ledger.Rewards.Of(viewer)
           where reward.View.Kind == kind && reward.View.Status == RewardStatus.Open
           select new HeldReward(reward.View.Id, reward.View.Tickets ?? 0),
    ];

    public override bool IsNamed(ViewerId viewer) => run.Ledger.Rewards.Points.IsNamed(viewer);
    public override bool Earns(EarnRule rule) => run.Ledger.Rewards.Points.Rules.Earns(rule);
    public override long Points(ViewerId viewer) => run.Ledger.Rewards.Points.Of(viewer);

    public override WrittenText? Written(MessageId message) =>
        State.Chat.Find(message) is { } found ? new(found.Author, found.Channel, found.Text, found.Hidden) : null;

    public override WrittenText? Asked(QuestionId question) => State.Chat.Questions.GetValueOrDefault(question) is { } found
        ? new(found.Asked.Author, "page", found.Asked.Text, found.State == QuestionStatus.Dismissed)
        : null;

    public override WrittenText? Offered(StageItem item) => State.Offered(item);

    // A new token is a new person only to those who don't look at the address.
    public override Newcomer NewcomerOf(ViewerId viewer) =>
        Addresses.IsAfterBan(viewer, Now) ? Newcomer.AfterBan
        : State.Chat.SlowNow > 0 && !State.Chat.HasWritten(viewer)
            && Addresses.IsFlooded(viewer, Now, TimeSpan.FromSeconds(State.Chat.SlowNow))
            ? Newcomer.OneOfMany
        : Newcomer.No;
}
