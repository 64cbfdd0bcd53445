using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;
using Microsoft.Extensions.Localization;

namespace HostConsole.Deals;

/// <summary>What is announced of deals.</summary>
public sealed class DealAnnouncements : AnnouncementSurface
{
    private static readonly AnnouncementKind Opened = new("deal-opened", "A deal opens");

    public override IReadOnlyList<AnnouncementKind> Kinds { get; } = [Opened];

    public override Announcement? Of(ShowFact fact, ShowView show, AnnouncementTools tools) =>
        fact is DealFact.DealOpened opened && show.Deals.FirstOrDefault(d => d.Id == opened.Deal) is { } deal
            ? new(Opened, $"deal-{opened.Deal}", Text(deal, show, tools.Texts<DealTexts>())) : null;

    private static string Text(DealView deal, ShowView show, IStringLocalizer texts)
    {
        var (price, left) = (deal.Price.Show(show.Culture), N(deal.Left, show));
        string offer = deal.Was is { } was
            ? texts["Announce_OpenedReduced", deal.Item.Title, price, was.Show(show.Culture), left]
            : texts["Announce_Opened", deal.Item.Title, price, left];
        return HowToClaim(deal, show) is { } words ? $"{offer} {texts["Announce_Claim", words]}" : offer;
    }

    // The shortest way to write it, filled in for this deal.
    private static string? HowToClaim(DealView deal, ShowView show) =>
        show.Chat.ClaimTemplates.OrderBy(t => t.Count(c => c == '{')).ThenBy(t => t.Length).FirstOrDefault()
            ?.Replace("{item}", N(deal.Number, show), StringComparison.OrdinalIgnoreCase)
            .Replace("{quantity}", "1", StringComparison.OrdinalIgnoreCase);

    private static string N(int number, ShowView show) => number.ToString("N0", show.Culture);
}
