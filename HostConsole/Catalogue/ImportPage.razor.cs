using System.Globalization;
using HostConsole.Components;
using HostConsole.Components.Fields;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Csv;
using HostConsole.Core.Export;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Engine;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace HostConsole.Catalogue;

/// <summary>A product file on its way into the catalogue: chosen, looked at, imported. Nothing is written before the preview.</summary>
public sealed partial class ImportPage(
    CatalogueImport import, CatalogueStore catalogue, SettingsStore settings,
    ColumnPresets saved, AuthenticationStateProvider authentication, TimeProvider clock, IJSRuntime browser)
    : IDisposable, IProgress<ImportProgress>
{
    public const int LargestFile = 50 * 1024 * 1024;
    private const string About = "From Shopify, WooCommerce or a spreadsheet, products or stock alone, up to 50 MB. You see what is in it "
        + "before anything changes.";
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);

    private enum Step { Choose, Reading, Preview, Importing, Done }

    private readonly CultureInfo fallback = CultureInfo.GetCultureInfo("en-US");
    private CancellationTokenSource cancel = new();
    private CultureInfo? chosenCulture;
    private Step step;
    private string name = "", currency = "USD";
    private FieldProblem? problem;
    private ProductCsvResult? file;
    private byte[] uploaded = [];
    private CsvContent? content;
    private ProductColumns? columns;
    private ProductReading how = new();
    private IReadOnlyList<ColumnPreset> presets = [];
    private string timeZone = "UTC";
    private ImportRun? run;
    private int known;
    private long done, total, drawn;

    private CultureInfo culture => chosenCulture ?? fallback;
    private string Uploaded => Percent.Plain(total == 0 ? 0 : done * 100 / total / 100m, culture);

    protected override async Task OnInitializedAsync()
    {
        var host = await settings.GetAsync();
        (chosenCulture, currency, timeZone) = (CultureInfo.GetCultureInfo(host.Culture), host.Currency, host.TimeZone);
        presets = await saved.AllAsync();
    }

    private int At => step switch { Step.Choose or Step.Reading => 0, Step.Preview => 1, Step.Importing => 2, _ => 3 };

    private string Counted(int count) => count > 0 ? $" ({count.ToString("N0", culture)})" : "";

    private IReadOnlyList<string> Notes => [.. content!.Notes, .. file!.Notes];

    private static int Rows(ProductCsvResult of) => of.Products.Count + of.Counts.Count;

    private string Rows(int count, bool counts) =>
        $"{count.ToString("N0", culture)} "
            + $"{(counts ? count == 1 ? "count" : "counts" : count == 1 ? "product" : "products")}";

    private async Task ReadAsync(IBrowserFile chosen)
    {
        problem = null;
        if (chosen.Size > LargestFile)
        {
            problem = new("file", $"The file has {chosen.Size / 1024 / 1024} MB, at most {LargestFile / 1024 / 1024} fit. "
                + "Export fewer products at once.");
            return;
        }

        (step, name, done, total) = (Step.Reading, chosen.Name, 0, chosen.Size);
        try
        {
            await using var stream = chosen.OpenReadStream(LargestFile, cancel.Token);
            var bytes = new byte[chosen.Size];
            for (var at = 0; at < bytes.Length;)
            {
                var read = await stream.ReadAsync(bytes.AsMemory(at), cancel.Token);
                if (read == 0) throw new IOException("The file ended early.");
                done = at += read;
                Draw();
            }

            StateHasChanged();
            (uploaded, how, columns) = (bytes, new(), null);
            await LookAsync(null);
            step = Step.Preview;
        }
        catch (OperationCanceledException)
        {
            Restart();
        }
        catch (Exception e) when (e is IOException or JSException)
        {
            Restart();
            problem = new("file", "The upload broke off. Choose the file again.");
        }
    }

    /// <summary>Reads the file as it is chosen to be read.</summary>
    /// <param name="encoding">Null: as its bytes tell.</param>
    private async Task LookAsync(string? encoding)
    {
        var (money, bytes, reading) =
            (Currency.Parse(currency), uploaded, how with { Now = ProductReading.Local(clock.GetUtcNow(), timeZone) });
        // Beside the circuit: a large file takes seconds to read, and the page goes on answering.
        (content, file) = await Task.Run(() =>
        {
            var text = encoding is null && content is { Doubtful: false } before ? before : CsvText.Decode(bytes, encoding);
            return (text, ProductCsv.Read(text.Open(), money, reading));
        }, cancel.Token);
        if (file.Format is null && columns is null && ProductCsv.Columns(content.Open()) is { Headers.Count: > 0 } found)
        {
            columns = found;
            var guess = ColumnPresets.For(presets, found.Headers)?.Columns ?? found.Guess;
            how = how with { Columns = guess };
            if (guess.Missing.Count == 0)
            {
                await LookAsync(encoding);
                return;
            }
        }

        known = await catalogue.CountKnownAsync(file.Products.Select(p => p.Handle), cancel.Token);
    }

    private Task ChooseEncodingAsync(string? name)
    {
        if (string.IsNullOrEmpty(name)) return Task.CompletedTask;
        columns = null;
        how = how with { Columns = null };
        return LookAsync(name);
    }

    private Task ReadAgainAsync(ProductReading reading)
    {
        how = reading;
        return LookAsync(content is { Doubtful: true } ? null : content?.Encoding);
    }

    private async Task SaveColumnsAsync(string name) => presets = await saved.SaveAsync(new(name, how.Columns ?? new()));

    private async Task ImportAsync()
    {
        var by = Commands.ActorOf((await authentication.GetAuthenticationStateAsync()).User);
        (step, done, total) = (Step.Importing, 0, Rows(file!));
        var (products, token) = (file!, cancel.Token);
        run = await Task.Run(() => import.RunAsync(products, by, this, token), CancellationToken.None);
        (step, file, content, columns, uploaded) = (Step.Done, null, null, null, []);
    }

    void IProgress<ImportProgress>.Report(ImportProgress value)
    {
        Volatile.Write(ref done, value.Done);
        if (Elapsed) _ = InvokeAsync(StateHasChanged);
    }

    // Ten pictures a second are enough, however fast the work goes.
    private bool Elapsed
    {
        get
        {
            var now = Environment.TickCount64;
            if (now - drawn < Frame.TotalMilliseconds) return false;
            drawn = now;
            return true;
        }
    }

    private void Draw()
    {
        if (Elapsed) StateHasChanged();
    }

    private void Cancel() => cancel.Cancel();

    private void Restart()
    {
        cancel.Dispose();
        cancel = new();
        (step, file, run, problem, name, content, columns, uploaded, how) = (Step.Choose, null, null, null, "", null, null, [], new());
    }

    private async Task DownloadAsync(IReadOnlyList<LineRejection> rejections)
    {
        var content = new MemoryStream();
        await using (var writer = new StreamWriter(content,
            new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new SafeCsv(writer))
        {
            csv.Row("Line", "Reason");
            foreach (var rejection in rejections) csv.Row(rejection.Line, rejection.Reason);
        }

        content.Position = 0;
        using var reference = new DotNetStreamReference(content);
        await browser.InvokeVoidAsync("hostConsole.download", $"{Path.GetFileNameWithoutExtension(name)}-rejected.csv", reference);
    }

    public void Dispose()
    {
        cancel.Cancel();
        cancel.Dispose();
    }
}
