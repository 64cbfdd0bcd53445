using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using HostConsole.Chat;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Stage;
using HostConsole.Deals;
using HostConsole.Giveaways;
using HostConsole.Goals;
using HostConsole.Polls;
using HostConsole.Stage;
using static HostConsole.Overlays.OverlayParts;

namespace HostConsole.Overlays;

/// <summary>A made-up half minute of a show, to look at overlays without one: drawn by the same components.</summary>
/// <param name="Stretched">With texts as long as they may be, to see that they fit.</param>
public sealed record OverlaySample(DateTimeOffset Now, Currency Currency, CultureInfo Culture, bool Stretched = false)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(3.5);
    private static readonly string[] Names = ["Ana", "Ben", "Юлия", "Maya", "نور", "Oskar", "Zoë", "Ines", "Tom", "Priya", "Lars", "Mei"];
    private static readonly string[] Texts = ["Just got here, hello from Lisbon!", "That sea green is gorgeous", "Is it safe in the dishwasher?", "Bought two last time, still perfect", "كم سعر الكوب؟", "Rust please 🍂", "How long is shipping to Norway?", "Love this", "Got one!!", "What a lovely handle"];

    private string Stretch(string text, int most) => Stretched ? string.Concat(Enumerable.Repeat(text + " ", 40))[..most].Trim() : text;
    private string NameOf(ViewerId viewer) => Stretch(Names[viewer.Value.ToByteArray()[15] % Names.Length], 40);
    private static Guid Number(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, (byte)number]);
    private Money Price(long minor) => new(minor * Currency.Scale / 100 * (Stretched ? 997 : 1), Currency);
    private Item Mug => new(new(Number(1)), new(Number(1)), Stretch("Tide mug, sea green", 200), Price(3_400), Price(4_800), "/sample/tide-mug.svg");

    /// <summary>The messages that a page would get, as JSON that is safe in markup.</summary>
    /// <param name="theme">As <see cref="OverlayThemes.Written"/> has it.</param>
    public async Task<IReadOnlyList<string>> FramesAsync(OverlayPictures pictures, byte[] theme, int? only = null)
    {
        var frames = new List<string>();
        var look = JsonSerializer.Deserialize<JsonElement>(theme);
        foreach (var step in only is { } one ? [one] : Enumerable.Range(0, 8))
        {
            await pictures.AdvanceAsync(At(step));
            frames.Add(JsonSerializer.Serialize(new { now = (Now + Step * step).ToUnixTimeMilliseconds(), theme = look, parts = pictures.Drawn.ToDictionary(p => p.Key, p => p.Value.Html) }, Json.Options));
        }

        return frames;
    }

    private IEnumerable<OverlayPart> At(int step)
    {
        yield return Nothing(Mark);
        var stage = new StageView(Mug, step > 5 ? 0 : 40, Now, [], step > 4 || Stretched ? Stretch("Free shipping until midnight", 200) : null);
        yield return Part<StageOverlay>("stage", step, ("Stage", stage), ("Culture", Culture));
        yield return Part<DealOverlay>("deal", step, ("Deal", Deal(step)), ("More", Stretched ? 3 : 0), ("Culture", Culture));
        yield return Part<PollOverlay>("poll", step, ("Poll", Poll(step)), ("Culture", Culture), ("Stays", true));
        var (giveaway, rolling) = Giveaway(step);
        yield return Part<GiveawayOverlay>("giveaway", step, ("Giveaway", giveaway), ("Winners", Winners), ("Rolling", rolling), ("Culture", Culture), ("Stays", true));
        var goal = new GoalView(new(Number(5)), Stretch("100 orders and shipping is free", 120), GoalCounts.Orders, 100, 58 + step * 7, null, Stretch("Free shipping for everybody tonight", 200), false, null, 0, Now, step > 5 ? Now : null, null);
        yield return Part<GoalOverlay>("goal", step, ("Goal", goal), ("Culture", Culture));
        Func<MessageView, string> nameOf = m => NameOf(m.Author);
        MessageView[] messages = [.. Enumerable.Range(0, step + 3).TakeLast(8).Select(Message)];
        yield return Part<ChatOverlay>("chat", step, ("Messages", messages), ("NameOf", nameOf), ("Pinned", step > 3 || Stretched ? Message(0) : null));
        OverlayAlert[] alerts = [.. Enumerable.Range(0, step / 2 + (Stretched ? 1 : 0)).Select(i => new OverlayAlert(i, Now + Step * step, Stretch(Names[i * 3], 40), Mug.Title))];
        yield return alerts.Length == 0 ? Nothing("alerts") : Part<AlertsOverlay>("alerts", alerts.Length, ("Alerts", alerts));
    }

    private string[] Winners => Stretched ? [Stretch("Maya", 40), Stretch("Юлия", 40), Stretch("Tom", 40), Stretch("Lars", 40), Stretch("Mei", 40)] : ["Maya"];

    private DealView Deal(int step)
    {
        var left = Math.Max(0, 40 - step * step - step);
        var state = step < 6 ? "open" : "sold-out";
        if (state == "sold-out") left = 0;
        return new(new(Number(2)), Mug, Price(2_400), 40, 1, 40 - left, 0, left, 0, step > 5 ? 3 : 0, 0, 0, state, Now, Now.AddSeconds(-12), Now.AddSeconds(38), null, null, TimeSpan.FromMinutes(10), null, null);
    }

    private PollView Poll(int step)
    {
        string[] options = Stretched ? [.. Enumerable.Range(0, 10).Select(i => Stretch($"Option {i}", 80))] : ["Sea green", "كحلي", "Rust 🍂"];
        var votes = options.Select((o, i) => new PollOptionView(o, (i + 2) * 7 + step * step * (3 - i % 3))).ToImmutableArray();
        return new(new(Number(3)), Stretch("Which glaze comes next?", 200), votes, votes.Sum(v => v.Votes), false, true, Now, Now.AddSeconds(21), step < 6 ? null : Now.AddSeconds(21));
    }

    private (GiveawayView, string[]) Giveaway(int step)
    {
        var state = step switch { < 3 => GiveawayStatus.Open, < 5 => GiveawayStatus.Closed, _ => GiveawayStatus.Drawn };
        var entries = Math.Min(12, 3 + step * 3);
        var view = new GiveawayView
        {
            Id = new(Number(4)),
            Title = "Teapot night",
            Prize = Stretch("A round teapot, signed by the potter", 200),
            Rules = "",
            Commitment = "",
            State = state,
            Entries = 11 + entries,
            Places = 1,
            Keyword = Stretch("COZY", 20),
            OpenedAt = Now,
            ClosesAt = Now.AddSeconds(10),
        };
        return (view, [.. Enumerable.Range(0, entries).Select(i => i % 3 == 2 ? $"Entry {i + 1}" : Stretch(Names[i], 40))]);
    }

    private MessageView Message(int i) =>
        new(new(Number(100 + i)), new(Number(i)), i % 4 == 3 ? "twitch" : "page", Stretch(Texts[i % Texts.Length], 300), Now, i % 3 == 1, false, false, false);
}
