using FsCheck;
using FsCheck.Fluent;
using HostConsole.Core.Audience;
using HostConsole.Core.Blitzes;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Chat;
using HostConsole.Core.ClaimText;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Orders;
using HostConsole.Core.Polls;
using HostConsole.Core.Predictions;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.Core.Stage;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Shows;

/// <summary>One step of a random evening: what is done, in which show, by whom, with what number, after how many seconds.</summary>
internal sealed record Step(int What, int Show, int Who, int Number, int Seconds)
{
    public static readonly Gen<Step> Any =
        from what in Gen.Frequency((6, Gen.Choose(0, 1)), (30, Gen.Constant(2)), (7, Gen.Constant(3)),
            (14, Gen.Choose(4, 15)), (5, Gen.Choose(16, 24)), (5, Gen.Choose(32, 36)), (9, Gen.Choose(37, 41)),
            (12, Gen.Choose(AnyGame.First, AnyGame.Last - 1)), (6, Gen.Constant(AnyGame.Last)), (1, Gen.Choose(25, 31)))
        from show in Gen.Choose(0, 1)
        from who in Gen.Choose(1, 6)
        from number in Gen.Choose(1, 4)
        from seconds in Gen.Frequency((5, Gen.Constant(0)), (4, Gen.Choose(1, 20)), (1, Gen.Choose(21, 200)))
        select new Step(what, show, who, number, seconds);

    private static int _next;
    private static int Fresh => Interlocked.Increment(ref _next) + 1000;

    private static readonly ShopItemId Toy = new(Uid(18, 1));
    public static readonly PoolId Codes = new(Uid(17, 1));

    private static RewardOffer Offer(int number) => number % 2 == 0 ? new(RewardKind.Code, "10% off", Codes)
        : number == 1 ? new(RewardKind.Points, "", Points: 50)
        : number == 3 ? new(RewardKind.Entry, "Two tickets", Tickets: 2)
        : new(RewardKind.Gift, "A sticker");

    /// <summary>The command of this step; orders are the house's (no show), as webhooks are.</summary>
    public async Task<Submission> CommandAsync(ShowScene scene, ShowId show)
    {
        var deals = (await scene.View(show)).Deals;
        var deal = deals.Length == 0 ? new DealId(Uid(2, 1)) : deals[^(1 + this.Number / 2 % deals.Length)].Id;
        var claims = await scene.Read(w => w.Current(show)!.State.Deals.ClaimsOf(deal));
        var claim = claims.Length == 0 ? ClaimNo(1) : claims[(Who * 7 + this.Number) % claims.Length].Id;
        var orders = await scene.Read(w => w.Ledger.Orders.Of(RunId.Of(show)).Select(o => o.Key).ToArray());
        var order = orders.Length == 0 ? new OrderKey("shop", "none") : orders[(Who + this.Number) % orders.Length];
        var rewards = await scene.Read(w => w.Current(show)!.View(scene.Now).Rewards.Select(r => r.Id).ToArray());
        var bets = (await scene.View(show)).Predictions;
        var bet = bets.LastOrDefault(p => p.IsOn) ?? bets.LastOrDefault();
        ShowCommand command = What switch
        {
            0 or 1 => Launch(1 + (2 * this.Number), 1 + Who % 3, 60 + 10 * Who, Who % 3 == 0 ? 5 : 0, 5 * Who,
                Who == 5 ? $"CODE{this.Number}" : null, Fresh) with
            { Early = TimeSpan.FromSeconds(Who % 3 == 0 ? this.Number : 0) },
            2 => Claim(Who, 1 + this.Number / 3, claim: Fresh, origin: Who < 3 ? "net" : null) with { Deal = deal },
            3 => new PlaceOrder(scene.Order($"{Fresh}", 1 + this.Number / 4, Who < 5 ? claim : null, 1000 * this.Number,
                Who == 6 ? $"CODE{this.Number}" : null) with
            {
                Test = Who == 2 && this.Number == 4
            }),
            4 => new CancelOrder(order),
            5 => new RefundOrder(order, new(500 * this.Number, Usd), Who < 4 ? $"r{this.Number}" : null),
            6 => new ReleaseClaim(deal, claim),
            7 => new TopUpDeal(deal, this.Number),
            8 => new ExtendDeal(deal, TimeSpan.FromSeconds(10 * this.Number)),
            9 => Who % 3 == 0 ? new UnpayClaim(deal, claim) : new PayClaim(deal, claim),
            10 => new LeaveWaitlist(deal, Viewer(Who)),
            11 => new CountStock(Mug.Variant!.Value, Who == 1 && this.Number == 1 ? null : 12 * this.Number),
            12 => new PlaceOrder(scene.Order(order.ExternalId, this.Number) with { Key = order, UpdatedAt = scene.Now }),
            13 => new SettleLateOrder(order, Who % 2 == 0),
            14 => new EndDeal(deal),
            15 => new CancelDeal(deal, "A mistake."),
            16 => this.Number == 1 ? new SetClaimTemplates(ClaimTemplate.Usual) : new JoinShow(Viewer(Who), $"Viewer {Who}"),
            17 => new PostMessage(new(Uid(4, Fresh)), Viewer(Who), Who switch
            {
                1 => "tote",
                2 => $"claim {this.Number}",
                3 => $"sold {this.Number}",
                4 => $"{this.Number}",
                _ => "Lovely glaze."
            }),
            18 => new OpenPoll(new(Uid(5, this.Number)), "Which one?", ["Blue", "Sand"], false, Who % 2 == 0,
                this.Number == 1 ? null : TimeSpan.FromSeconds(30)),
            19 => new CastVote(new(Uid(5, this.Number)), Viewer(Who), Who % 2),
            20 => new PinProduct(Who % 2 == 0 ? Mug : ItemOf(2, "Bud vase")),
            21 => new CountAudience(Who * this.Number),
            22 => new GiveawayCommand.OpenGiveaway(new(Uid(6, this.Number)), "Tote", "A tote", "One entry each.",
                "tote", EntryMode.Open, "By letter.", 1, 1, 1, TimeSpan.FromSeconds(30), Seed)
            { Tickets = Who > 3 ? new(Rewards: 4) : null },
            23 => new GiveawayCommand.EnterGiveaway(new(Uid(6, this.Number)), new(Uid(7, Fresh)), Viewer(Who), EntryRoute.Button),
            24 => new AskQuestion(new(Uid(10, Fresh)), Viewer(Who), "Is it oven proof?"),
            25 => new Rehearse(new(Uid(11, Fresh))),
            26 => Who == 1 ? this.Number % 2 == 0 ? new ArchiveShow() : new RestoreShow() : new EndShow(),
            27 => new GoLive(),
            28 => Who % 2 == 0 ? new PauseShow() : new ResumeShow(),
            29 => new OpenGoal(new(Uid(14, this.Number)), "Together", (GoalCounts)Who, 2 * this.Number,
                Who == 2 ? Usd : null, null, Who % 2 == 0 ? "SHIPFREE" : null, this.Number % 2 == 0,
                Who > 3 ? [new(1, "First floor", new(RewardKind.Points, "", Points: 3)), new(2 * this.Number, "Roof")] : null,
                Who == 4 ? TimeSpan.FromSeconds(20) : null),
            30 => Who < 3 ? new CloseGoal(new(Uid(14, this.Number)))
                : new TakeGoalStage(new(Uid(14, this.Number)), 1, new(Uid(16, Fresh)), Viewer(Who)),
            31 when Who < 5 => new MysteryCommand.OpenMystery(new(Uid(22, Fresh)), "A surprise", "Every order.", "By letter.", "gift", new(1500, Usd), 3,
                [new("Sticker", 3, this.Number, new(RewardKind.Gift, "")), new("More", 2, 9, Offer(this.Number) with { Title = "More" })],
                this.Number == 2 ? TimeSpan.FromSeconds(40) : null, Seed),
            32 => new OpenMilestone(new(Uid(15, Fresh)), "First ones", (MilestoneRule)(Who % 3), this.Number, (MilestoneOf)(this.Number % 2),
                Offer(this.Number), Who == 5 ? 3 : null),
            33 => Who < 4 ? new GiveReward(new(Uid(16, Fresh)), Viewer(Who), Who == 3 ? new(RewardKind.Access, "Early") : Offer(this.Number),
                    "You helped others.")
                : new OpenPool(Codes, "10% off", [.. Enumerable.Range(1, 20).Select(i => $"TIDE-{i}")]),
            34 => rewards.Length == 0 ? new AddCodes(Codes, [$"MORE-{Fresh}"]) : rewards[(Who * 5 + Seconds) % rewards.Length] switch
            {
                var reward when this.Number == 1 => new RevokeReward(reward, "A slip."),
                var reward when this.Number == 2 => new RedeemReward(reward),
                var reward when this.Number == 3 => new DeliverReward(reward),
                var reward => new ReopenReward(reward),
            },
            35 => Who < 3 ? new SetEarnRules(Who == 1
                    ? EarnRules.Usual with { WatchedMinutes = 1, Badges = [new(new(Uid(19, 1)), "Buyer", EarnRule.Ordered, 2)] } : EarnRules.Off)
                : Who == 3 ? new SetShop([new(Toy,
                    Offer(this.Number) is { Kind: not RewardKind.Points } offer ? offer : new(RewardKind.Gift, "A toy"), 20, 3, 2)])
                : Who == 4 ? new BuyReward(new(Uid(16, Fresh)), Viewer(this.Number % 3 + 1), Toy)
                : new MovePoints(Viewer(Who), this.Number % 2 == 0 ? 10 * this.Number : -10, "By hand"),
            36 => this.Number % 2 == 0 ? new NotePresence([new(Viewer(Who), 5 * this.Number)], [])
                : new NotePresence([], [new(Viewer(Who), 20 * this.Number)], Anew: Who == 6),
            37 => bet is null || Who == 6
                ? new OpenPrediction(new(Uid(20, Fresh)), "Which sells out first?", ["Mug", "Bud vase"], null,
                    this.Number == 1 ? null : TimeSpan.FromSeconds(30))
                : new StakePoints(bet.Id, Viewer(Who), Who % 2, 3 * this.Number),
            38 => (bet?.Id ?? new(Uid(20, 1))) switch
            {
                var id when Who < 4 => new StakePoints(id, Viewer(Who), Who % 2, 5 * this.Number),
                var id when Who == 4 => new LockPrediction(id),
                var id => this.Number == 4 ? new CancelPrediction(id) : new ResolvePrediction(id, this.Number % 2),
            },
            39 => Who < 6
                ? new OpenBlitz(new(Uid(21, Fresh)), "Every five minutes", new DealCue(default, Mug, new(2000, Usd), this.Number, 1, 40, 0, 30, null),
                    new(5, null, "UTC"), Who < 3 ? this.Number : null)
                : new CloseBlitz(new(Uid(21, Fresh - 1))),
            40 => Who switch
            {
                < 3 => new ConfirmMember(Viewer(this.Number), Uid(22, Who), "ada@example.com"),
                3 => new AskLink(Viewer(this.Number), $"12345{this.Number}"),
                4 => new RelayMessage(new(Uid(4, Fresh)), RelayedAuthor.Of("twitch", $"{this.Number % 2}"), "Ada", "twitch", $"link 12345{this.Number}",
                    scene.Now, null),
                _ => new AnswerLink(Viewer(this.Number), true),
            },
            41 => Who < 5 ? new OpenProof(new(Uid(31, Fresh)), 5, 2, Who == 4 ? Mug : null)
                : new ThankBuyer(new(Uid(31, Fresh - 1)), Viewer(this.Number)),
            >= AnyGame.First => AnyGame.CommandOf(await scene.View(show), this, () => Fresh),
            _ => Who % 2 == 0 ? new Undo() : new StopEverything(),
        };
        var ledger = command is OrderCommand or StockCommand or PoolCommand or SetEarnRules or SetShop;
        return new(command, Host, ledger ? null : show);
    }
}
