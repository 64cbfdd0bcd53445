using System.Security.Claims;
using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;
using HostConsole.Guide;
using HostConsole.Settings;
using HostConsole.ShowPages;
using HostConsole.Shows;
using HostConsole.Surfaces;
using Microsoft.EntityFrameworkCore;

namespace HostConsole.Shell;

/// <summary>Somewhere to go to, or something to launch.</summary>
/// <param name="Group">What kind of thing it is, in the plural: hits of a kind stand together.</param>
/// <param name="Ui">The mechanic that is launched on the page; null where the page is all.</param>
public sealed record PaletteHit(string Group, string Title, string? Detail, string Icon, string Href, ShowId? Show = null, MechanicUi? Ui = null);

/// <summary>Finds pages, shows, products, orders, settings, and what can be launched, for somebody who types a few letters.</summary>
public sealed class PaletteSearch(CatalogueStore catalogue, GuideBook guide, IDbContextFactory<HostDb> store)
{
    private const int MostOfAKind = 7;
    private const int ShowsWithoutWords = 3;

    private static readonly (string Title, string Words, string Icon, string Href, Permission May)[] Pages =
    [
        ("Start", "home overview", "chart", "/", Permission.SeeShows),
        ("Shows", "list archive", "broadcast", "/shows", Permission.SeeShows),
        ("Catalogue", "products stock prices", "catalog", "/catalogue", Permission.EditCatalogue),
        ("Import products", "catalogue csv shopify woocommerce", "upload", "/catalogue/import", Permission.EditCatalogue),
        ("Guide", "help", "question", GuideMap.Root, Permission.SeeShows),
        ("Account", "password sign in", "user", "/account", Permission.SeeShows),
    ];

    /// <param name="text">Words that each have to be found; nothing gives what one usually wants.</param>
    /// <param name="all">The shows, read once for all that is typed.</param>
    public async Task<IReadOnlyList<PaletteHit>> FindAsync(
        string text, IReadOnlyList<ShowLine> all, ClaimsPrincipal who, CancellationToken cancel = default)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        List<PaletteHit> hits = [];
        Add(Launches(all, who), words);
        Add(OfShows(all, words, who), []);
        Add(Pages.Where(p => who.May(p.May)).Select(p => (new PaletteHit("Pages", p.Title, null, p.Icon, p.Href), p.Words)), words);
        if (words.Length == 0) return hits;
        if (who.May(Permission.ManageSettings))
            Add(SettingsPage.Groups.SelectMany(g => g.Sections.Select(s => (
                new PaletteHit("Settings", s.Title, g.Title, s.Icon, $"/settings/{s.Name}"), $"settings {g.Title}"))), words);
        Add(guide.Pages.Select(p => (new PaletteHit("Guide", p.Title, null, "question", p.Address), "help " + p.Summary)), words);
        if (who.May(Permission.EditCatalogue)) hits.AddRange(await ProductsAsync(text, cancel));
        hits.AddRange(await OrdersAsync(text.Trim().TrimStart('#'), all, cancel));
        return hits;

        void Add(IEnumerable<(PaletteHit Hit, string Words)> some, string[] asked) => hits.AddRange(some
            .Where(s => asked.All(w => Text.Holds($"{s.Hit.Title} {s.Words}", w))).Select(s => s.Hit).Take(MostOfAKind));
    }

    private static IEnumerable<(PaletteHit, string)> Launches(IReadOnlyList<ShowLine> all, ClaimsPrincipal who) =>
        from show in all.Where(s => s.IsOn).Take(1)
        from ui in MechanicUis.Launched
        where who.May(ui.Permission)
        select (new PaletteHit("Launch", $"Launch: {ui.Title}", show.Settings.Title, ui.Icon, $"/shows/{show.Id}/live", show.Id, ui), ui.Plural);

    // Without words the last shows, each with its main page; with words every page of the shows that they name.
    private static IEnumerable<(PaletteHit, string)> OfShows(IReadOnlyList<ShowLine> all, string[] words, ClaimsPrincipal who)
    {
        var listed = all.Where(s => words.Length > 0 || !s.Archived);
        if (words.Length == 0)
            return listed.Take(ShowsWithoutWords).Select(s => (Hit(s, s.MainPage), ""));
        return from show in listed
               from page in ShowTabs.Pages.Where(p => who.May(p.May)).OrderByDescending(p => p.Name == show.MainPage)
               where words.All(w => Text.Holds($"{show.Settings.Title} {show.Code} {page.Name}", w))
                   && words.Any(w => Text.Holds($"{show.Settings.Title} {show.Code}", w))
               select (Hit(show, page.Name), "");

        static PaletteHit Hit(ShowLine show, string page) =>
            new("Shows", show.Settings.Title, page, "broadcast", $"/shows/{show.Id}/{page.ToLowerInvariant()}");
    }

    private async Task<IEnumerable<PaletteHit>> ProductsAsync(string text, CancellationToken cancel) =>
        (await catalogue.SearchAsync(text.Trim(), 1, MostOfAKind, cancel: cancel)).Items.Select(p => new PaletteHit("Products", p.Title,
            p.Variants.FirstOrDefault()?.Sku, "catalog", $"/catalogue/{p.Id}"));

    private async Task<IReadOnlyList<PaletteHit>> OrdersAsync(string number, IReadOnlyList<ShowLine> all, CancellationToken cancel)
    {
        if (number.Length == 0) return [];
        await using var db = await store.CreateDbContextAsync(cancel);
        var found = await db.Orders.AsNoTracking().Where(o => o.Run != null && (o.Number == number || o.Number == "#" + number))
            .OrderByDescending(o => o.PlacedAt).Take(MostOfAKind).Select(o => new { o.Number, o.Run }).ToListAsync(cancel);
        return
        [
            .. from order in found
               join show in all on order.Run equals show.Id.Value
               select new PaletteHit("Orders", $"Order {order.Number}", show.Settings.Title, "cart",
                   $"/shows/{show.Id}/orders?search={Uri.EscapeDataString(order.Number)}"),
        ];
    }
}
