using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;

namespace HostConsole.MysteryGifts;

/// <summary>A draw on the stream.</summary>
/// <param name="Name">Null where whoever drew did not agree to be named on the stream.</param>
/// <param name="Gift">The label of what was drawn.</param>
public sealed record ShownDraw(int K, string? Name, string Gift);

/// <summary>What the stream shows of mystery gifts.</summary>
public sealed class MysteryOverlaySurface : OverlaySurface
{
    private static readonly string[] Gifts = ["Tide mug", "Sticker", "شحن مجاني", "Tote 🍂", "Postcard"];

    public override string Title => "Mystery gift";
    public override string About => "What orders draw, with its chances";
    public override string? Takes => "wheel";

    public override OverlayPart? Draw(ShowView show, OverlayNames names)
    {
        var staged = show.Mysteries.FirstOrDefault(m => show.Stage.Has(m.StageItem));
        var mystery = show.Mysteries.FirstOrDefault(m => m.IsOpen) ?? staged ?? show.Mysteries.MaxBy(m => m.ClosedAt);
        if (mystery is null) return null;
        ShownDraw[] draws = [.. mystery.Newest.Take(1).Select(d => new ShownDraw(d.K, names.OnStream(d.Viewer), mystery.Gifts[d.Gift].Label))];
        return OverlayPart.Of<MysteryOverlay>((mystery, string.Join<ShownDraw>('\n', draws), mystery == staged, show.Culture.Name),
            ("Mystery", mystery), ("Draws", draws), ("Culture", show.Culture), ("Stays", mystery == staged));
    }

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        var gifts = Gifts.Select((label, i) => new MysteryGiftView(
            sample.Stretch(label, 60), 1 + i, null, null, 0, (1 + i) / 15.0, new(RewardKind.Gift, label))).ToImmutableArray();
        ShownDraw[] draws = sample.Step == 0 ? []
            : [new(sample.Step, sample.Step % 3 == 2 ? null : sample.Person(sample.Step), gifts[sample.Step % gifts.Length].Label)];
        var mystery = new MysteryView
        {
            Id = new(OverlaySampleStep.Id(14)),
            Title = sample.Stretch("A surprise in every parcel", 120),
            Rules = "",
            FreeRoute = "",
            Commitment = "",
            AtLeast = sample.Price(5_000),
            Gifts = gifts,
            Draws = sample.Step,
            OpenedAt = sample.Now,
            ClosesAt = sample.Now.AddSeconds(40),
        };
        return OverlayPart.Of<MysteryOverlay>(sample.Step,
            ("Mystery", mystery), ("Draws", draws), ("Culture", sample.Culture), ("Stays", true));
    }
}
