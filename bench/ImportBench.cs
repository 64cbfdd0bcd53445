using System.Diagnostics;
using System.Text;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Csv;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;

namespace HostConsole.Bench;

/// <summary>What reading a file of wrong lines keeps in memory, beside what its text does.</summary>
internal static class ImportBench
{
    private static readonly (string Name, string Header, string Line)[] Files =
    [
        ("products, a quote that never closes", "Handle,Title,Variant Price\nx,\"", "a\n"),
        ("products, lines that end early", "Handle,Title,Variant Price\n", "a#,\n"),
        ("products, prices that are none", "Handle,Title,Variant Price\n", "a#,A,x\n"),
        ("WooCommerce, lines that end early", "ID,Type,SKU,Name,Regular price,Parent\n", "#,\n"),
        ("stock, quantities that are none", "SKU,Quantity\n", "a#,x\n"),
        ("orders, lines that end early", "order,date,sku,quantity,price\n", "#,\n"),
    ];

    public static async Task RunAsync(Options options)
    {
        var size = options.Number("megabytes", 19, most: 50) * 1_000_000;
        foreach (var (name, header, line) in Files)
        {
            var bytes = File(header, line, size);
            GC.Collect();
            var (before, most) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
            using var end = new CancellationTokenSource();
            var watch = Task.Run(async () =>
            {
                while (!end.IsCancellationRequested)
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
                    await Task.Delay(20);
                }
            });
            var start = Stopwatch.GetTimestamp();
            var rejections = Read(name, CsvText.Decode(bytes).Text);
            var took = Stopwatch.GetElapsedTime(start);
            await end.CancelAsync();
            await watch;
            Console.WriteLine($"  {name}: {rejections.Total:N0} wrong lines, {rejections.Count} listed; "
                + $"{(most - before) / 1_000_000:N0} MB more at most, {(most - before) / (double)bytes.Length:0.0} × "
                + $"the file, {took.TotalSeconds:0.0} s");
        }
    }

    private static LineRejections Read(string name, string text)
    {
        var usd = Currency.Parse("USD");
        if (!name.StartsWith("orders", StringComparison.Ordinal)) return ProductCsv.Read(new StringReader(text), usd).Rejections;
        return OrdersCsv.Read(new StringReader(text), OrdersCsv.Columns(new StringReader(text)).Guess, usd).Rejections;
    }

    private static byte[] File(string header, string line, int size)
    {
        var text = new StringBuilder(header, size + 100);
        for (var i = 0; text.Length < size; i++) text.Append(line.Replace("#", $"{i}", StringComparison.Ordinal));
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
