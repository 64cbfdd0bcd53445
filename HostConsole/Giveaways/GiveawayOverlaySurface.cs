using HostConsole.Core.Giveaways;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;

namespace HostConsole.Giveaways;

/// <summary>An entry that rolls by.</summary>
/// <param name="Number">Its place among the entries, from 1.</param>
/// <param name="Name">Null where that entrant did not agree to be named on the stream.</param>
public sealed record RollingEntry(int Number, string? Name);

/// <summary>What the stream shows of giveaways.</summary>
public sealed class GiveawayOverlaySurface : OverlaySurface
{
    private const int Rolls = 12;
    private static readonly string[] Five = ["Maya", "Юлия", "Tom", "Lars", "Mei"];

    public override string Title => "Giveaway";
    public override string About => "Entrants rolling by, then the winner";
    public override bool HasScript => true;

    public override OverlayPart? Draw(ShowView show, OverlayNames names)
    {
        var staged = show.Giveaways.FirstOrDefault(g => show.Stage.Has(g.StageItem));
        var giveaway = show.Giveaways.Where(g => g.State is GiveawayStatus.Open or GiveawayStatus.Closed).MaxBy(g => g.HereSince) ?? staged
            ?? show.Giveaways.Where(g => g.State == GiveawayStatus.Drawn).MaxBy(g => g.DrawnAt);
        if (giveaway is null) return null;
        string[] winners = [.. giveaway.Winners.Where(w => !w.Replaced).OrderBy(w => w.Rank).Select(w => names.NameOf(w.Viewer))];
        var rolling = Rolling(giveaway, names);
        return OverlayPart.Of<GiveawayOverlay>(
            (giveaway, string.Join('\n', winners), string.Join<RollingEntry>('\n', rolling), giveaway == staged, show.Culture.Name),
            ("Giveaway", giveaway), ("Winners", winners), ("Rolling", rolling), ("Culture", show.Culture),
            ("Stays", giveaway == staged));
    }

    // The last that came in.
    private static RollingEntry[] Rolling(GiveawayView giveaway, OverlayNames names)
    {
        var log = giveaway.EntryLog.Span;
        var rolling = new List<RollingEntry>(Rolls);
        for (var i = Math.Max(0, log.Length - Rolls); i < log.Length; i++) rolling.Add(new(i + 1, names.OnStream(log[i].Viewer)));
        return [.. rolling];
    }

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        var entries = Math.Min(12, 3 + sample.Step * 3);
        var giveaway = new GiveawayView
        {
            Id = new(OverlaySampleStep.Id(4)),
            Title = "Teapot night",
            Prize = sample.Stretch("A round teapot, signed by the potter", 200),
            Rules = "",
            Commitment = "",
            State = sample.Step switch { < 3 => GiveawayStatus.Open, < 5 => GiveawayStatus.Closed, _ => GiveawayStatus.Drawn },
            Entries = 11 + entries,
            Places = 1,
            Keyword = sample.Stretch("COZY", 20),
            OpenedAt = sample.Now,
            ClosesAt = sample.Now.AddSeconds(10),
        };
        string[] winners = [.. Five.Take(sample.Stretched ? 5 : 1).Select(name => sample.Stretch(name, 40))];
        RollingEntry[] rolling =
            [.. Enumerable.Range(0, entries).Select(i => new RollingEntry(i + 1, i % 3 == 2 ? null : sample.Person(i)))];
        return OverlayPart.Of<GiveawayOverlay>(sample.Step,
            ("Giveaway", giveaway), ("Winners", winners), ("Rolling", rolling), ("Culture", sample.Culture), ("Stays", true));
    }
}
