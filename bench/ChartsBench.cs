using System.Globalization;
using HostConsole.Charts;
using HostConsole.Tests.Browsing;

namespace HostConsole.Bench;

/// <summary>A chart of many points in a real browser: from its data to the paint, and the frames while somebody zooms.</summary>
internal static class ChartsBench
{
    private const string Library = "/_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js";

    // A new chart each time, its library loaded. The second frame begins when the first has been painted.
    private const string Paint = """
        async ([library, json]) => {
          window.charts ??= await import('/js/charts.js');
          window.drawn?.stop();
          document.querySelector('main').innerHTML =
            '<figure class="chart"><div class="chart__plot" tabindex="0"></div><div class="chart__table" hidden></div></figure>';
          if (!window.echarts) await (await charts.start(document.querySelector('figure'), library, json)).stop();
          document.querySelector('.chart__plot').replaceChildren();
          const began = performance.now();
          window.drawn = await charts.start(document.querySelector('figure'), library, json);
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          return performance.now() - began;
        }
        """;

    // One step of the wheel a frame, in and out again; how long each frame took.
    private const string Zoom = """
        async steps => {
          const plot = document.querySelector('.chart__plot'), box = plot.getBoundingClientRect();
          const frames = [];
          let before = await new Promise(requestAnimationFrame);
          for (let i = 0; i < steps; i++) {
            plot.dispatchEvent(new WheelEvent('wheel', { deltaY: i < steps / 2 ? -40 : 40, bubbles: true, cancelable: true,
              clientX: box.left + box.width * .6, clientY: box.top + 80 }));
            const now = await new Promise(requestAnimationFrame);
            frames.push(now - before);
            before = now;
          }
          return frames;
        }
        """;

    public static async Task RunAsync(Options options)
    {
        var runs = options.Number("runs", 9, most: 50);
        var (points, series) = (options.Number("points", 400), options.Number("series", 8));
        var folder = Venue.NewFolder(options);
        try
        {
            using var app = await AppProcess.StartAsync(folder);
            var (playwright, browser) = await Chromium.LaunchAsync();
            using var _ = playwright;
            await using var __ = browser;
            var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
            await Load.ConsoleLoad.SignInAsync(page, await app.FirstAccountAsync());
            await page.GotoAsync(new Uri(app.Address, "shows").ToString());
            var json = ChartOption.Json(Chart(points, series));
            var (paints, frames) = (new List<double>(), new List<double>());
            for (var i = 0; i < runs; i++)
            {
                paints.Add(await page.EvaluateAsync<double>(Paint, new[] { Library, json }));
                frames.AddRange(await page.EvaluateAsync<double[]>(Zoom, 120));
            }

            Console.WriteLine($"\n{points} points × {series} series, {json.Length / 1024} KB of JSON");
            Console.WriteLine($"  from the data to the paint: {Figures.Ms(Figures.Median(paints))} (slowest {Figures.Ms(paints.Max())})");
            Console.WriteLine($"  a frame while zooming: {Figures.Latency(frames)}; {1000 / frames.Average():0} frames a second");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ChartSpec Chart(int points, int series) => new()
    {
        Title = "Bench",
        Description = "",
        File = "bench",
        Culture = CultureInfo.GetCultureInfo("en-US"),
        Times = [.. Enumerable.Range(0, points).Select(i => new DateTime(2026, 11, 21, 19, 0, 0).AddMinutes(i))],
        Slider = true,
        Series =
        [
            .. Enumerable.Range(0, series).Select(s => new ChartSeries($"Row {s}", ChartForm.Line, s % 6 + 1, new("per minute"),
                [.. Enumerable.Range(0, points).Select(i => (double?)(50 * (s + 1) + 40 * Math.Sin(i / 9.0 + s) + i * 7919 % 13))])),
        ],
    };
}
