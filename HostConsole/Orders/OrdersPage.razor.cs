using System.Threading.Channels;
using HostConsole.Accounts;
using HostConsole.Components;
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
    private static readonly string[] Tabs = ["", .. OrderList.States];
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(500);

    private readonly Channel<bool> _changed =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _closing = new();
    private IDisposable? _subscription;
    private Task? _watch;
    private ShowView? _show;
    private PageOf<OrderItem>? _page;
    private IReadOnlyDictionary<string, int> _counts = new Dictionary<string, int>();
    private string _state = "";
    private string _search = "";
    private int _at = 1;
    private bool _missing, _rehearsing, _mayHandle, _mayRefund, _mayName;

    [Parameter] public Guid Id { get; set; }
    [Inject] private LiveShows Shows { get; set; } = null!;
    [Inject] private OrderList List { get; set; } = null!;
    [Inject] private ConsoleCommands Commands { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;
    [Inject] private ISnackbar Notices { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        (_mayHandle, _mayRefund, _mayName) = (await Commands.MayAsync(Permission.HandleOrders),
            await Commands.MayAsync(Permission.Refund), await Commands.MayAsync(Permission.SeePersonalData));
        _subscription = Shows.Subscribe(new(Id), update =>
        {
            if (update.Facts.Any(f => f.Fact is OrderFact)) _changed.Writer.TryWrite(true);
        });
        await LoadAsync();
        _watch = WatchAsync(_closing.Token);
    }

    private async Task WatchAsync(CancellationToken cancel)
    {
        try
        {
            while (await _changed.Reader.WaitToReadAsync(cancel))
            {
                _changed.Reader.TryRead(out _);
                await LoadAsync();
                StateHasChanged();
                await Task.Delay(Calm, cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private async Task LoadAsync()
    {
        _show = await Shows.RealViewAsync(new(Id));
        _missing = _show is null;
        if (_missing) return;
        var run = RunId.Of(new(Id));
        _rehearsing = await Shows.ViewAsync(new(Id)) is { IsRehearsal: true };
        _counts = await List.CountsAsync(run);
        _page = await List.PageAsync(run, new(_state.Length == 0 ? null : _state, _search), _at, _mayName);
        _at = _page.Page;
    }

    private Task ChooseAsync(string state)
    {
        (_state, _at) = (state, 1);
        return LoadAsync();
    }

    private Task SearchAsync()
    {
        _at = 1;
        return LoadAsync();
    }

    private Task TurnAsync(int by)
    {
        _at += by;
        return LoadAsync();
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
            new() { [nameof(AddOrderForm.Currency)] = _show!.Currency }, 620);
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

    private async Task CancelAsync(OrderItem order)
    {
        if (await Dialogs.AskAsync($"Cancel {order.Number}?", "It leaves every number and its units go back to stock. "
            + "A cancelled order can't be brought back; cancel it in the shop, too.",
            "Cancel the order", "Keep it"))
            await SendAsync(new CancelOrder(order.Key), $"{order.Number} is cancelled.");
    }

    private async Task SendAsync(ShowCommand command, string? done = null)
    {
        var problem = await Commands.SendAsync(new(Id), command, real: true);
        if (problem is not null) Notices.Refused(problem);
        else if (done is not null) Notices.Done(done);
        await LoadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await _closing.CancelAsync();
        if (_watch is not null) await _watch;
        _closing.Dispose();
    }
}
