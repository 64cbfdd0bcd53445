using HostConsole.Accounts;
using HostConsole.Components;
using HostConsole.Components.Lists;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.ShowPages;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HostConsole.Orders;

/// <summary>The orders behind a show's tiles.</summary>
public sealed partial class OrdersPage
{
    private ShowView? _show;
    private OrderGrid? _grid;
    private IReadOnlyDictionary<string, int> _counts = new Dictionary<string, int>();
    private string _state = "";
    private string _search = "";
    private bool _missing, _rehearsing, _mayHandle, _mayRefund, _mayName;

    /// <summary>What the list begins with.</summary>
    [SupplyParameterFromQuery(Name = "search")] public string? Search { get; set; }

    [Inject] private LiveShows Shows { get; set; } = null!;
    [Inject] private OrderList List { get; set; } = null!;
    [Inject] private ConsoleCommands Commands { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;
    [Inject] private ISnackbar Notices { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        (_mayHandle, _mayRefund, _mayName) = (await Commands.MayAsync(Permission.HandleOrders),
            await Commands.MayAsync(Permission.Refund), await Commands.MayAsync(Permission.SeePersonalData));
        Listen(Shows, fact => fact is OrderFact);
        _search = Search ?? "";
        await ReadShowAsync();
        Watch(TimeProvider.System);
    }

    protected override async Task LoadAsync()
    {
        await ReadShowAsync();
        if (_grid is not null) await _grid.ReloadAsync();
    }

    private async Task ReadShowAsync()
    {
        _show = await Shows.RealViewAsync(new(Id));
        _missing = _show is null;
        if (_missing) return;
        _rehearsing = await Shows.ViewAsync(new(Id)) is { IsRehearsal: true };
        _counts = await List.CountsAsync(RunId.Of(new(Id)));
    }

    private IEnumerable<(string Value, string Text, string Count)> StateTabs => OrderList.States.Prepend("")
        .Select(state => (state, OrderWords.Tab(state), _counts.GetValueOrDefault(state).ToString("N0", _show!.Culture)));

    private bool IsNarrowed => _state.Length + _search.Length > 0;

    private Task<PageOf<OrderItem>> PageAsync(ListQuery query, CancellationToken cancel) =>
        List.PageAsync(RunId.Of(new(Id)), new(_state.Length == 0 ? null : _state, _search), query.Page, _mayName,
            Enum.TryParse<OrderSort>(query.Sort, out var sort) ? sort : OrderSort.PlacedAt, query.Sort is null || query.Descending, cancel);

    private Task ChooseAsync(string state)
    {
        _state = state;
        return _grid!.BeginAsync();
    }

    private Task SearchAsync(string text)
    {
        _search = text;
        return _grid!.BeginAsync();
    }

    private static string Sum(ShowView show)
    {
        var m = show.Metrics;
        var left = m.LeftOut > 0 ? $" · {m.LeftOut.ToString("N0", show.Culture)} left out" : "";
        return $"{m.Orders.ToString("N0", show.Culture)} counted · {m.Gmv.Show(show.Culture)} "
            + $"GMV − {m.Refunds.Show(show.Culture)} refunds = {m.Net.Show(show.Culture)} net{left}";
    }

    private async Task AddAsync()
    {
        var made = await Dialogs.OpenAsync<AddOrderForm>("Add an order",
            new()
            {
                [nameof(AddOrderForm.Currency)] = _show!.Currency,
                [nameof(AddOrderForm.Culture)] = _show.Culture,
                [nameof(AddOrderForm.MayName)] = _mayName,
            }, 720);
        if (made is PlaceOrder order) await SendAsync(order, $"Order {order.Order.Key.ExternalId} is added.");
    }

    private async Task RefundAsync(OrderItem order)
    {
        var amount = await Dialogs.OpenAsync<RefundForm>($"Refund {order.Number}",
            new() { [nameof(RefundForm.Order)] = order, [nameof(RefundForm.Culture)] = _show!.Culture }, 440);
        if (amount is Money money)
            await SendAsync(new RefundOrder(order.Key, money, UpToGmv: true),
                $"{money.Show(_show!.Culture)} of {order.Number} is recorded as refunded.");
    }

    private async Task RefundAllAsync(IReadOnlyCollection<OrderItem> chosen)
    {
        var orders = (await List.FindAsync(chosen.Select(o => o.Key))).Where(o => o.Left.Minor > 0).ToList();
        if (orders.Count == 0)
        {
            Notices.Refused("Nothing of these orders can be refunded.");
            return;
        }
        var sums = orders.GroupBy(o => o.Left.Currency).Select(g => new Money(g.Sum(o => o.Left.Minor), g.Key).Show(_show!.Culture));
        if (await Dialogs.AskAsync($"Refund {Many(orders.Count)} in full?",
            $"{string.Join(" and ", sums)} in all. The customers' money goes back in the shop; here the numbers follow.",
            "Record the refunds", "Keep them"))
            await SendAllAsync(orders, o => new RefundOrder(o.Key, o.Left, UpToGmv: true), "recorded as refunded");
    }

    private async Task CancelAsync(IReadOnlyCollection<OrderItem> chosen)
    {
        var orders = (await List.FindAsync(chosen.Select(o => o.Key))).Where(o => o.State == "placed").ToList();
        if (orders.Count == 0)
        {
            Notices.Refused("None of these orders can be cancelled.");
            return;
        }
        var (what, it) = orders is [var one] ? (one.Number, "It leaves every number and its") : (Many(orders.Count), "They leave every number and their");
        if (await Dialogs.AskAsync($"Cancel {what}?", $"{it} units go back to stock. "
            + "A cancelled order can't be brought back; cancel it in the shop, too.",
            orders.Count == 1 ? "Cancel the order" : "Cancel the orders", orders.Count == 1 ? "Keep it" : "Keep them"))
            await SendAllAsync(orders, o => new CancelOrder(o.Key), "cancelled");
    }

    private string Many(int orders) => orders == 1 ? "1 order" : $"{orders.ToString("N0", _show!.Culture)} orders";

    private async Task SendAllAsync(IReadOnlyList<OrderItem> orders, Func<OrderItem, ShowCommand> command, string done)
    {
        string? problem = null;
        var sent = 0;
        foreach (var order in orders)
        {
            problem = await Commands.SendAsync(new(Id), command(order), real: true);
            if (problem is not null) break;
            sent++;
        }
        if (problem is not null) Notices.Refused(sent == 0 ? problem : $"{Many(sent)} {done}, then: {problem}");
        else Notices.Done(orders is [var one] ? $"{one.Number} is {done}." : $"{Many(sent)} are {done}.");
        _grid?.Clear();
        await LoadAsync();
    }

    private async Task SendAsync(ShowCommand command, string? done = null)
    {
        var problem = await Commands.SendAsync(new(Id), command, real: true);
        if (problem is not null) Notices.Refused(problem);
        else if (done is not null) Notices.Done(done);
        await LoadAsync();
    }
}
