using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Core.Wheels;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Wheels;

/// <summary>What phones show of wheels.</summary>
public sealed class WheelPhone : PhoneSurface
{
    private static readonly PartList Cards = new("wheels");

    public override int Place => 35;
    public override PartList List => Cards;
    public override IReadOnlyList<PersonalCard> PersonalCards { get; } = [new(20, typeof(WonSpinCard))];
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => show.Wheels.Select(w => (DateTimeOffset?)w.OpenedAt);
    public override IEnumerable<DateTimeOffset?> Over(ShowView show) => show.Wheels.Select(w => w.ClosedAt);

    public override IEnumerable<(string Name, object Value)> Own(Run run, ViewerId viewer)
    {
        var wheels = run.State.Wheels;
        var spins = ImmutableArray.CreateBuilder<SpinOf>();
        foreach (var (id, spin) in wheels.SpinsOf(viewer))
        {
            var wheel = wheels.View().First(w => w.Id == id);
            var segment = wheel.Segments[spin.Segment];
            spins.Add(new(id, spin.Id, spin.K, wheel.Title, segment.Label, segment.Consolation));
        }

        return [("spins", spins.ToImmutable()), ("wheelEntries", wheels.EntriesOf(viewer).ToDictionary(e => e.Wheel, e => e.Entry))];
    }

    public static IEnumerable<WheelView> Visible(ShowView show, VisibleOnPhones phones) =>
        show.Wheels.Where(w => w.IsOpen || w.ClosedAt == phones.LastOver || (show.IsOn && show.Stage.Has(w.StageItem)));

    public override IEnumerable<Part> Parts(PartSource source) =>
        Visible(source.Show, source.Visible).SelectMany(wheel => Of(wheel, source));

    private static IEnumerable<Part> Of(WheelView wheel, PartSource source)
    {
        var target = $"wheel-{wheel.Id}";
        (string, object?) of = ("Wheel", wheel), culture = ("Culture", source.Culture);
        string? winner = wheel is { Mode: WheelMode.Room, Newest: [var last, ..] } ? source.NameOf(last.Viewer) : null;
        var odds = new EqualList<double>([.. wheel.Segments.Select(s => s.Odds)]);
        yield return Part.In<WheelCard>(Cards, target, (wheel.State, source.Culture.Name),
            of, ("Code", source.Show.Code), culture, ("Now", source.Now), ("Winner", winner));
        yield return Part.Inner<WheelDialCard>(target, $"wheel-dial-{wheel.Id}", odds, of, culture);
        yield return Part.Inner<WheelOddsCard>(target, $"wheel-odds-{wheel.Id}",
            (odds, new EqualList<int?>([.. wheel.Segments.Select(s => s.Left)])), of, culture);
        yield return Part.Inner<WheelCountCard>(target, $"wheel-count-{wheel.Id}", (wheel.Spins, wheel.Entries, winner),
            of, culture, ("Winner", winner));
    }

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source) =>
        [("wheel", Visible(source.Show, source.Visible).Select(Answer).LastOrDefault())];

    private static object Answer(WheelView w) => new
    {
        w.Id,
        w.State,
        w.Title,
        w.Rules,
        w.Mode,
        w.Keyword,
        segments = w.Segments.Select(s => new { s.Label, s.Odds, s.Left, s.Consolation }),
        w.Spins,
        w.Entries,
        w.Commitment,
        w.Seed,
        w.ClosesAt,
    };
}

/// <summary>What a viewer has won at a wheel.</summary>
/// <param name="K">The number of the spin, by which the record has it.</param>
/// <param name="Segment">The label of what was won.</param>
public sealed record SpinOf(WheelId Wheel, SpinId Spin, int K, string Title, string Segment, bool Consolation);

public static class SpinsOfViewer
{
    extension(MeView me)
    {
        public ImmutableArray<SpinOf> Spins => me.Get<ImmutableArray<SpinOf>>("spins");
    }
}
