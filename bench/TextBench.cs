using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Bench;

/// <summary>What it costs to clean, fold and bare 2,000 characters of a message: of talk, and of the worst that was thought of.</summary>
internal static class TextBench
{
    private const int Length = 2_000, Calls = 200;

    private static readonly (string Name, string Part)[] Texts =
    [
        ("English", "These are some Words of talk. "), ("German", "Schöne Grüße aus München! "),
        ("Russian", "Привет, как дела сегодня? "), ("Arabic", "مرحبا كيف حالك اليوم "),
        ("Japanese", "今日は良い天気ですね。ありがとう"),
        ("full width", "ＳＯＬＤ　１２ "), ("emoji", "😀❤\ufe0f👍🏽👩\u200d👩\u200d👧 hi "),
        ("worst: stacked marks", "a\u0301\u0316\u0323\u0308\u0345\u0300\u031b\u0360"), ("worst: long forms", "\u3316"),
        ("worst: half pairs", "\ud800"),
    ];

    public static Task RunAsync(Options options)
    {
        var runs = options.Number("runs", 25);
        foreach (var (name, part) in Texts)
        {
            var text = string.Concat(Enumerable.Repeat(part, Length / part.Length + 1))[..Length];
            Console.WriteLine($"{name,-21} clean {Time(runs, () => Text.Clean(text).Length)}, "
                + $"fold {Time(runs, () => Text.Fold(text).Length)}, bare {Time(runs, () => Text.Bare(text).Length)}");
        }

        return Task.CompletedTask;
    }

    private static string Time(int runs, Func<int> call)
    {
        var each = new List<double>();
        var kept = 0;
        for (var run = 0; run < runs; run++)
        {
            var from = Stopwatch.GetTimestamp();
            for (var i = 0; i < Calls; i++) kept += call();
            each.Add(Stopwatch.GetElapsedTime(from).TotalMicroseconds / Calls);
        }

        GC.KeepAlive(kept);
        return $"{Figures.Count(Figures.Median(each)),6} µs";
    }
}
