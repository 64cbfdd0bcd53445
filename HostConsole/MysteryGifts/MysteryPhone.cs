using System.Collections.Immutable;
using HostConsole.Core.Kernel;
using HostConsole.Core.MysteryGifts;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.MysteryGifts;

/// <summary>What phones show of mystery gifts: the list with its odds, and one's own draws.</summary>
public sealed class MysteryPhone : PhoneSurface
{
    private static readonly PartList Cards = new("mysteries");

    public override int Place => 36;
    public override PartList List => Cards;
    public override IReadOnlyList<PersonalCard> PersonalCards { get; } = [new(19, typeof(DrawnCard))];
    public override IEnumerable<DateTimeOffset?> Opened(ShowView show) => show.Mysteries.Select(m => (DateTimeOffset?)m.OpenedAt);
    public override IEnumerable<DateTimeOffset?> Over(ShowView show) => show.Mysteries.Select(m => m.ClosedAt);

    public override IEnumerable<(string Name, object Value)> Own(Run run, ViewerId viewer)
    {
        var mysteries = run.State.Mysteries;
        var draws = ImmutableArray.CreateBuilder<DrawOf>();
        foreach (var (id, draw) in mysteries.DrawsOf(viewer))
        {
            var mystery = mysteries.View().First(m => m.Id == id);
            draws.Add(new(id, draw.Id, draw.K, mystery.Title, mystery.Gifts[draw.Gift].Label, draw.Route));
        }

        return [("mysteries", draws.ToImmutable())];
    }

    public static IEnumerable<MysteryView> Visible(ShowView show, VisibleOnPhones phones) =>
        show.Mysteries.Where(m => m.IsOpen || m.ClosedAt == phones.LastOver || (show.IsOn && show.Stage.Has(m.StageItem)));

    public override IEnumerable<Part> Parts(PartSource source) => Visible(source.Show, source.Visible).SelectMany(m => Of(m, source));

    private static IEnumerable<Part> Of(MysteryView mystery, PartSource source)
    {
        var target = $"mystery-{mystery.Id}";
        (string, object?) of = ("Mystery", mystery), culture = ("Culture", source.Culture);
        yield return Part.In<MysteryCard>(Cards, target, (mystery.State, source.Culture.Name),
            of, ("Code", source.Show.Code), culture, ("Now", source.Now));
        yield return Part.Inner<MysteryOddsCard>(target, $"mystery-odds-{mystery.Id}",
            (mystery.Draws, new EqualList<double>([.. mystery.Gifts.Select(g => g.Odds)])), of, culture);
    }

    public override IEnumerable<(string Part, object? State)> PublicParts(PartSource source) =>
        [("mystery", Visible(source.Show, source.Visible).Select(Answer).LastOrDefault())];

    private static object Answer(MysteryView m) => new
    {
        m.Id,
        m.State,
        m.Title,
        m.Rules,
        m.FreeRoute,
        m.Keyword,
        m.AtLeast,
        m.PerPerson,
        gifts = m.Gifts.Select(g => new { g.Label, g.Odds, g.Left }),
        m.Draws,
        m.Commitment,
        m.Seed,
        m.ClosesAt,
    };
}

/// <summary>What a viewer has drawn.</summary>
/// <param name="Draw">The reward's id too.</param>
/// <param name="K">The number of the draw, by which the record has it.</param>
/// <param name="Gift">The label of what was drawn.</param>
public sealed record DrawOf(MysteryId Mystery, RewardId Draw, int K, string Title, string Gift, MysteryRoute Route);

public static class DrawsOfViewer
{
    extension(MeView me)
    {
        public ImmutableArray<DrawOf> Mysteries => me.Get<ImmutableArray<DrawOf>>("mysteries");
    }
}
