using HostConsole.Core.Blitzes;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Blitzes;

/// <summary>What phones show of blitzes: when the next one comes. All phones get the same card, which is drawn once.</summary>
public sealed class BlitzPhone : PhoneSurface
{
    private static readonly PartList Cards = new("blitzes");

    public override int Place => 15;
    public override PartList List => Cards;
    public override bool HasScript => false;
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => show.Blitzes.Select(b => (DateTimeOffset?)b.OpenedAt);

    public override IEnumerable<Part> Parts(PartSource source) => source.Show.Blitzes.Where(b => b.IsOn).Select(b =>
        (Part)Part.In<BlitzCard>(Cards, $"blitz-{b.Id}", (b.Next, b.Left, source.Culture.Name),
            ("Blitz", b), ("Culture", source.Culture), ("Now", source.Now)));

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source) =>
        [("blitz", source.Show.Blitzes.Where(b => b.IsOn).MinBy(b => b.Next) is { } next ? BlitzEndpoints.Public(next) : null)];
}
