using System.Collections.Immutable;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Core.Wheels;
using HostConsole.Surfaces;

namespace HostConsole.Wheels;

/// <summary>A spin on the stream.</summary>
/// <param name="Name">Null where who won did not agree to be named on the stream.</param>
/// <param name="Segment">The label of what was won.</param>
public sealed record ShownSpin(int K, string? Name, string Segment);

/// <summary>What the stream shows of wheels.</summary>
public sealed class WheelOverlaySurface : OverlaySurface
{
    private const int Shown = 3;
    private static readonly string[] Prizes = ["Tide mug", "Sticker", "شحن مجاني", "Tote 🍂", "Postcard", "A smile"];

    public override string Title => "Wheel";
    public override string About => "The wheel, and who wins what";
    public override bool HasScript => true;

    public override OverlayPart? Draw(ShowView show, OverlayNames names)
    {
        var staged = show.Wheels.FirstOrDefault(w => show.Stage.Has(w.StageItem));
        var wheel = show.Wheels.Where(w => w.IsOpen).MaxBy(w => w.OpenedAt) ?? staged ?? show.Wheels.MaxBy(w => w.ClosedAt);
        if (wheel is null) return null;
        ShownSpin[] spins =
            [.. wheel.Newest.Take(Shown).Select(s => new ShownSpin(s.K, names.OnStream(s.Viewer), wheel.Segments[s.Segment].Label))];
        return OverlayPart.Of<WheelOverlay>((wheel, string.Join<ShownSpin>('\n', spins), wheel == staged, show.Culture.Name),
            ("Wheel", wheel), ("Spins", spins), ("Culture", show.Culture), ("Stays", wheel == staged));
    }

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        var room = sample.Step >= 3;
        var count = sample.Stretched ? WheelTerms.MostSegments : Prizes.Length;
        var segments = Enumerable.Range(0, count)
            .Select(i => new WheelSegmentView(
                sample.Stretch(Prizes[i % Prizes.Length], 60), 1 + i % 3, null, false, null, 0, (1 + i % 3) / (2.0 * count)))
            .ToImmutableArray();
        ShownSpin[] spins = sample.Step is 0 or 3 ? [] :
            [.. Enumerable.Range(0, Math.Min(Shown, sample.Step)).Select(i => new ShownSpin(sample.Step - i,
                i % 3 == 2 ? null : sample.Person(sample.Step - i), segments[(sample.Step - i) % count].Label))];
        var wheel = new WheelView
        {
            Id = new(OverlaySampleStep.Id(room ? 9 : 8)),
            Title = sample.Stretch("Mug wheel", 120),
            Rules = "",
            Commitment = "",
            Mode = room ? WheelMode.Room : WheelMode.Each,
            Keyword = sample.Stretch("I participate", 32),
            Segments = segments,
            Spins = spins.Length,
            Entries = 17 + sample.Step,
            OpenedAt = sample.Now,
            ClosesAt = sample.Now.AddSeconds(40),
            Newest = [.. spins.Select(s => new WheelSpin(new(OverlaySampleStep.Id(s.K)), s.K, default, s.K % count, null, sample.Now))],
        };
        return OverlayPart.Of<WheelOverlay>(sample.Step,
            ("Wheel", wheel), ("Spins", spins), ("Culture", sample.Culture), ("Stays", true));
    }
}
