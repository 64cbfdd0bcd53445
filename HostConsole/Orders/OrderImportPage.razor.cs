using HostConsole.Components;
using HostConsole.Components.Fields;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using MudBlazor;

namespace HostConsole.Orders;

/// <summary>A file of orders: choose it, say which column is which, look at what comes of it, import it.</summary>
public sealed partial class OrderImportPage
{
    private const string About = "Order files of Shopify, WooCommerce, Etsy, eBay, Square, TikTok Shop and Amazon as they are, or any file "
        + "with a header: you say which column is which. Up to 32 MB. You see what comes of it before anything is imported.";

    private string? _name, _text, _problem, _source;
    private byte[] _bytes = [];
    private CsvContent? _content;
    private OrderColumns? _columns;
    private OrderColumnMapping _mapping = new();
    private Currency _currency;
    private ParsedOrders? _parsed;
    private OrdersImported? _done;
    private ImportProgress _progress;
    private bool _busy;
    private ShowView? _show;
    private IReadOnlyList<ImportItem> _imports = [];
    private IReadOnlyList<ShowEntry> _others = [];
    private FieldProblem? _wrongShop;

    [Parameter] public Guid Id { get; set; }
    [CascadingParameter] public Task<AuthenticationState>? SignedIn { get; set; }
    [Inject] private LiveShows Shows { get; set; } = null!;
    [Inject] private OrderImport Import { get; set; } = null!;
    [Inject] private OrderImports Imports { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (await Shows.RealViewAsync(new(Id)) is not { } show)
        {
            _problem = "There is no such show.";
            return;
        }

        (_show, _currency) = (show, show.Currency);
        _others = [.. (await Shows.ListAsync()).Where(s => s.Id != show.Id).Take(50)];
        _imports = await Imports.ListAsync(RunId.Of(show.Id));
    }

    // What is wrong before there are columns is wrong with the file.
    private FieldProblem? FileProblem => _show is not null && _columns is null && _problem is { } wrong ? new("file", wrong) : null;

    private int At => _done is not null ? 3 : _columns is null ? 0 : _busy ? 2 : 1;

    private void NameShop(string source)
    {
        _wrongShop = OrderImports.WrongSource(source) is { } wrong ? new("shop", wrong) : null;
        if (_wrongShop is null) _source = source;
    }

    private async Task TakeBackAsync(ImportItem import)
    {
        if (await Dialogs.AskAsync("Take this import back?", $"Its {import.Orders:N0} orders leave every number, and "
            + "their units go back into stock. Orders that the shop itself has told of since stay.",
            "Take it back", "Keep it"))
            await EndAsync(await Imports.TakeBackAsync(import.Import, Commands.ActorOf((await SignedIn!).User)));
    }

    private async Task MoveAsync(ImportItem import, ShowEntry other)
    {
        if (await Dialogs.AskAsync("Move this import?",
            $"Its {import.Orders:N0} orders count for “{other.Settings.Title}” then, and no more for this show.",
            "Move it", "Keep it"))
            await EndAsync(await Imports.MoveAsync(import.Import, other.Id, Commands.ActorOf((await SignedIn!).User)));
    }

    private async Task EndAsync(ImportDone done)
    {
        _problem = done.Problem?.Reason;
        _imports = await Imports.ListAsync(RunId.Of(new(Id)));
    }

    private async Task ChooseAsync(IBrowserFile chosen)
    {
        (_problem, _busy, _progress) = (null, true, default);
        try
        {
            if (chosen.Size > OrderImportEndpoint.FileLimit)
            {
                _problem = $"“{chosen.Name}” is larger than 32 MB. Export a shorter time, and import file after file.";
                return;
            }

            await using var stream = chosen.OpenReadStream(OrderImportEndpoint.FileLimit);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            (_bytes, _name) = (copy.ToArray(), chosen.Name);
            await DecodeAsync(null);
        }
        catch (IOException)
        {
            _problem = "The file could not be read to its end. Choose it again.";
        }
        finally
        {
            _busy = false;
        }
    }

    /// <param name="encoding">Null: as its bytes tell.</param>
    private async Task DecodeAsync(string? encoding)
    {
        if (encoding is "") return;
        var bytes = _bytes;
        _content = await Task.Run(() => CsvText.Decode(bytes, encoding));
        _text = _content.Text;
        var columns = await Task.Run(() => OrdersCsv.Columns(new StringReader(_text)));
        if (columns.Error is { } error)
        {
            (_problem, _name) = (error, null);
            return;
        }

        _columns = columns;
        await MapAsync(columns.Guess);
    }

    private async Task MapAsync(OrderColumnMapping mapping)
    {
        _mapping = mapping;
        var (text, currency) = (_text!, _currency);
        _parsed = await Task.Run(() => OrdersCsv.Read(new StringReader(text), mapping, currency));
    }

    private Task ChangeCurrencyAsync(string code)
    {
        if (!Currency.TryParse(code, out var currency)) return Task.CompletedTask;
        _currency = currency;
        return MapAsync(_mapping);
    }

    private async Task ImportAsync()
    {
        if (_busy || _parsed is not { } parsed) return;
        (_busy, _problem, _progress) = (true, null, default);
        var progress = new Progress<ImportProgress>(p =>
        {
            _progress = p;
            StateHasChanged();
        });
        try
        {
            var done = await Import.RunAsync(new(Id), parsed, Commands.ActorOf((await SignedIn!).User),
                OrderImports.SourceOf(_source), ((IProgress<ImportProgress>)progress).Report);
            (_done, _problem) = (done, done.Stopped);
            _imports = await Imports.ListAsync(RunId.Of(new(Id)));
        }
        finally
        {
            _busy = false;
        }
    }

    private void Again() =>
        (_name, _text, _columns, _parsed, _done, _problem, _source, _wrongShop, _content, _bytes) =
            (null, null, null, null, null, null, null, null, null, []);

    private static string Count(ParsedOrders parsed) => (parsed.Orders.Count, parsed.Refunds.Count) switch
    {
        (var orders, 0) => orders == 1 ? "1 order" : $"{orders:N0} orders",
        var (orders, refunds) => $"{orders:N0} orders, {refunds:N0} refunds",
    };

    private string Gross(ParsedOrders parsed)
    {
        var counted = parsed.Orders.Where(o => o.CancelledAt is null && o.Discount.Currency == _currency).ToList();
        return counted.Aggregate(Money.Zero(_currency), (sum, o) => sum + o.Gross - o.Discount)
            .Show(System.Globalization.CultureInfo.GetCultureInfo("en-US"));
    }
}
