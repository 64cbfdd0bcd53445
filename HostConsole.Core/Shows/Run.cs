using HostConsole.Core.Catalogue;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Metrics;
using HostConsole.Core.Orders;
using HostConsole.Core.Rewards;
using HostConsole.Core.Stage;

namespace HostConsole.Core.Shows;

/// <summary>
/// One performance: a show's state with its numbers, on the real ledger or on a copy to rehearse with. Belongs to the
/// writer.
/// </summary>
public sealed class Run
{
    private readonly Dictionary<ViewerId, int> _buyers = [];
    private readonly RunMoment _moment;
    private ShowView? _view;

    public Run(RunId id, Ledger ledger, bool isRehearsal)
    {
        (Id, Ledger, IsRehearsal) = (id, ledger, isRehearsal);
        _moment = new(this);
    }

    public RunId Id { get; }
    public Ledger Ledger { get; }
    public bool IsRehearsal { get; }
    public ShowState State { get; } = new();
    public RunMetrics Metrics { get; private set; } = null!;
    public DateTimeOffset? NextDue => State.NextDue();
    public long Seq { get; private set; }

    /// <summary>Set when a fact could not be applied, which is a bug: the run takes no more commands until a restart.</summary>
    public string? OffLine { get; internal set; }

    /// <summary>The orders as they came.</summary>
    public Purchases Purchases { get; } = new();

    public bool IsBuyer(ViewerId viewer) => _buyers.ContainsKey(viewer);

    /// <summary>The season in which the show began, until something is earned in it after a turn of the quarter.</summary>
    public Season Season
    {
        get
        {
            var began = State.Lifecycle.StartedAt ?? State.Lifecycle.CreatedAt;
            return Season.Of(State.Rewards.LastAt > began ? State.Rewards.LastAt : began);
        }
    }

    /// <summary>The moment of a decision in this run; good until the next call.</summary>
    public Moment At(DateTimeOffset now) => _moment.Set(now);

    public Outcome Decide(ShowCommand command, DateTimeOffset now)
    {
        if (command is EditShow edit && edit.Settings.Currency != State.Lifecycle.Settings.Currency && Ledger.Orders.Of(Id).Any())
            return Outcome.Invalid("currency",
                $"This show has orders in {State.Lifecycle.Settings.Currency} already: its currency can't change.");
        var outcome = State.Decide(command, At(now));
        if (outcome is not Outcome.Accepted accepted) return outcome;
        return command is RemoveShow && Open is { } open ? Outcome.Reject("still-open", open) : Complete(accepted, now);
    }

    // What waits for somebody could not be settled once its show is gone.
    private string? Open =>
        Ledger.HeldByRun.GetValueOrDefault(Id) is > 0 and var held
            ? $"Claims of this show still hold {held} units: mark them paid, or release them, then delete it."
            : Ledger.Rewards.Points.InPlay.GetValueOrDefault(Id) is > 0 and var staked
                ? $"Viewers have {staked:N0} points at stake in this show: settle its games, then delete it."
            : Ledger.Carries.WaitsFrom(Id)
                ? "Something of this show waits for a later one: go on with it there, or cancel it here, then delete the show."
            : Ledger.Orders.LateOf(Id).Any() ? "Late orders of this show wait for a decision: settle them, then delete it."
            : null;

    /// <summary>Adds what the facts of a run do to the stock of the ledger; refuses what stock can't give.</summary>
    internal Outcome Complete(Outcome.Accepted accepted, DateTimeOffset now)
    {
        List<ShowFact>? all = null;
        for (var i = 0; i < accepted.Facts.Count; i++)
        {
            var fact = accepted.Facts[i];
            if (fact is IInMoney money && !money.IsIn(State.Lifecycle.Settings.Currency))
                return Outcome.Invalid(money.MoneyField, $"This show sells in {State.Lifecycle.Settings.Currency}.");
            if (fact is StageFact.ProductPinned { Item: var item } && State.Lifecycle.Settings.AsksLowestPrice
                && item.CompareAt is not null)
            {
                (all ??= [.. accepted.Facts])[i] = new StageFact.ProductPinned(item with { CompareAt = PriorOf(item) });
                continue;
            }

            if (fact is IHoldsCodes opened)
            {
                var held = Rewarding.Hold(Ledger, opened, Id);
                if (held is not Outcome.Accepted { Facts: var set }) return held;
                if (set.Count > 0) (all ??= [.. accepted.Facts]).AddRange(set);
            }

            if (fact is not DealFact deal) continue;
            // A claim takes of what its deal holds. The opening of a deal without a lead-in stands beside its launch,
            // before the state knows the deal.
            if (deal is DealFact.UnitClaimed or DealFact.DealOpened or DealFact.EarlyAccessBegan) continue;
            if (Wanted(deal) is { } wanted && !ItemOf(deal).PreOrder
                && Ledger.Stock[VariantOf(deal)].Available is { } available && available < wanted)
                return Outcome.Reject("not-enough-stock", $"Stock has {Math.Max(0, available)} to give now. Lower the "
                    + "quantity, or correct the stock in the catalogue.");
            if (all is null) (all = new(accepted.Facts.Count + 1)).AddRange(accepted.Facts);
            if (deal is DealFact.DealLaunched { Reference: null } bare) all[i] = deal = bare with { Reference = ReferenceOf(bare, now) };
            AddStock(deal, all);
        }

        return all is null ? accepted : accepted with { Facts = all };
    }

    private ReferencePrice ReferenceOf(DealFact.DealLaunched deal, DateTimeOffset now)
    {
        var lowest = deal.Item.Variant is { } variant ? Ledger.Prices.Lowest(variant, deal.Price.Currency, now) : null;
        return ReferencePrice.Of(deal.Item, deal.Price, lowest, State.Lifecycle.Settings.AsksLowestPrice);
    }

    // A pin shows a reduction of the product's own: it is held to the same price.
    private Money? PriorOf(Item item) =>
        item.Variant is { } variant && Ledger.Prices.BeforePresent(variant, item.Price.Currency) is { } prior
            && prior > item.Price
            ? prior
            : null;

    private static int? Wanted(DealFact fact) => fact switch
    {
        DealFact.DealLaunched f => f.Quantity,
        DealFact.DealToppedUp f => f.Quantity,
        _ => null,
    };

    private Item ItemOf(DealFact fact) => (fact as DealFact.DealLaunched ?? State.Deals.Find(fact.Deal)!.Launched).Item;

    private VariantId VariantOf(DealFact fact) => ItemOf(fact).Variant!.Value;

    private void AddStock(DealFact fact, List<ShowFact> to)
    {
        var variant = VariantOf(fact);
        // What comes free after the end goes back to stock, but where a line waits for it.
        var over = State.Deals.Find(fact.Deal) is { IsOver: true, KeepsLine: false };
        switch (fact)
        {
            case DealFact.DealLaunched f:
                to.Add(new StockFact.StockReserved(variant, f.Deal, f.Quantity) { Run = Id });
                if (f.Code is not null) to.Add(new OrderFact.CodeIssued(Id, new("code", f.Code), f.Code));
                break;
            case DealFact.DealToppedUp f:
                to.Add(new StockFact.StockReserved(variant, f.Deal, f.Quantity) { Run = Id });
                break;
            case DealFact.ClaimExpired { Quantity: var units } when over:
                to.Add(new StockFact.StockReleased(variant, fact.Deal, units) { Run = Id });
                break;
            case DealFact.ClaimReleased { Quantity: var units } when over:
                to.Add(new StockFact.StockReleased(variant, fact.Deal, units) { Run = Id });
                break;
            case DealFact.DealEnded { Unsold: > 0 } f:
                to.Add(new StockFact.StockReleased(variant, f.Deal, f.Unsold) { Run = Id });
                break;
            case DealFact.WaitlistClosed { Unsold: > 0 } f:
                to.Add(new StockFact.StockReleased(variant, f.Deal, f.Unsold) { Run = Id });
                break;
            case DealFact.DealWithdrawn f:
                to.Add(new StockFact.StockReleased(variant, f.Deal, State.Deals.Find(f.Deal)!.Quantity) { Run = Id });
                break;
            case DealFact.DealCancelled { Unsold: > 0 } f:
                to.Add(new StockFact.StockReleased(variant, f.Deal, f.Unsold) { Run = Id });
                break;
        }
    }

    /// <param name="added">Takes what the fact adds to which minute.</param>
    public void Apply(LoggedFact logged, OrderChange? change, List<MinuteAddition>? added = null)
    {
        // An off-line run still counts, so that its numbers and its rows stay what the facts say.
        Count(logged, change, added);
        if (OffLine is null && logged.Fact is not ILedgerFact) State.Apply(logged.Fact, logged.At, logged.By.Kind == ActorKind.Clock);
        Seq = logged.Seq;
        _view = null;
    }

    private void Count(LoggedFact logged, OrderChange? change, List<MinuteAddition>? added)
    {
        switch (logged.Fact)
        {
            case LifecycleFact.ShowCreated f: Metrics = new(f.Settings.Currency); break;
            case LifecycleFact.RehearsalBegan f: Metrics = new(f.Settings.Currency); break;
            case LifecycleFact.ShowEdited f: Metrics.SellIn(f.Settings.Currency); break;
        }

        Metrics.Apply(logged, change, added);
        if (change is not null) Purchases.Add(change, logged.At);
        if (change is { After.Content.Viewer: { } viewer })
        {
            var orders = _buyers.GetValueOrDefault(viewer) + change.After.Weight.Orders - (change.Before?.Weight.Orders ?? 0);
            if (orders > 0) _buyers[viewer] = orders;
            else _buyers.Remove(viewer);
        }
    }

    /// <summary>The immutable picture of now; parts that didn't change are the same objects as before.</summary>
    public ShowView View(DateTimeOffset now) => _view ??= ShowView.Of(this, now);

    /// <summary>Stock or orders of the ledger changed beneath: the picture is to be made anew.</summary>
    internal void Stale() => _view = null;
}
