using HostConsole.Overlays;
using HostConsole.Tests.App;
using HostConsole.Tests.Browsing;
using HostConsole.Tests.Live;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Overlays;

[Collection(Browsers.Audience)]
public sealed class OverlayFitTest(BrowserFixture browser)
{
    // What stands outside the picture, what covers something else, and cards whose content doesn't fit; one line each.
    private const string Misfits = """
        async () => {
          // An alert slides into its place and out of it: the picture is measured in the frame in which nothing moves.
          const moving = a => a instanceof CSSAnimation && a.playState === 'running' && a.effect.getComputedTiming().iterations !== Infinity;
          while (document.querySelector('.is-leaving') || document.getAnimations().some(moving)) await new Promise(requestAnimationFrame);
          const cards = [...document.querySelectorAll('.ov-slot > *, .ov-logo')].filter(c => c.getClientRects().length
            && (c.className !== 'ov-logo' || getComputedStyle(c).backgroundImage !== 'none'));
          const name = c => c.className + ' in ' + (c.parentElement.id || 'body'), found = [];
          for (const c of cards) {
            const r = c.getBoundingClientRect();
            if (r.left < 0 || r.top < 0 || r.right > innerWidth || r.bottom > innerHeight) found.push(name(c) + ' stands outside');
            const slot = c.parentElement.getBoundingClientRect();
            if (r.bottom > slot.bottom + 1 || r.top < slot.top - 1) found.push(name(c) + ' leaves its place');
            if (c.matches('.ov-card') && c.scrollHeight > c.clientHeight + 1) found.push(name(c) + ' is too full: ' + c.scrollHeight + ' > ' + c.clientHeight);
            if (c.matches('.ov-card') && c.scrollWidth > c.clientWidth + 1) found.push(name(c) + ' is too wide: ' + c.scrollWidth + ' > ' + c.clientWidth);
            for (const o of cards) {
              const q = o.getBoundingClientRect();
              if (o !== c && r.left < q.right && q.left < r.right && r.top < q.bottom && q.top < r.bottom) found.push(name(c) + ' covers ' + name(o));
            }
          }
          return { found, cards: cards.length };
        }
        """;

    private sealed record Look
    {
        public string[] Found { get; init; } = [];
        public int Cards { get; init; }
    }

    [BrowserFact]
    public async Task Given_every_step_of_the_sample_with_short_and_with_the_longest_texts_Then_nothing_leaves_the_picture_and_nothing_covers_anything()
    {
        await using var app = await RunningApp.StartAsync();
        using var account = await app.NewHostAsync();
        await using var host = await browser.SignedInAsync(app, account, OverlayWindow.Of(false));
        var png = Convert.FromBase64String(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        var logo = (await app.Services.GetRequiredService<HostConsole.Catalogue.Pictures>().KeepAsync(new MemoryStream(png))).Address;
        var found = new List<string>();
        foreach (var side in OverlayTheme.Sides)
        {
            await app.Services.GetRequiredService<OverlayThemes>()
                .SaveAsync(new(Logo: logo, Side: side, Font: side == "left" ? "mono" : "system"));
            foreach (var portrait in new[] { false, true })
                foreach (var stretch in new[] { "", "&stretch=true" })
                    foreach (var frame in stretch.Length == 0 ? [3] : new[] { 2, 5, 7 })
                        found.AddRange(await LookAsync(host, "all", frame, portrait, stretch, side));
        }

        foreach (var what in OverlayLinks.Names.Skip(1))
            foreach (var portrait in new[] { false, true })
                found.AddRange(await LookAsync(host, what, 5, portrait, "&stretch=true", "alone"));
        Assert.True(found.Count == 0, string.Join('\n', found));
        Assert.Empty(host.Problems);
    }

    private static async Task<IEnumerable<string>> LookAsync(Person host, string what, int frame, bool portrait,
        string stretch, string where)
    {
        await host.SampleAsync(what, frame, portrait, stretch);
        var look = (await host.Page.EvaluateAsync<Look>(Misfits))!;
        // A card in each place, of which several share some, and the logo; not the rehearsal's mark, and where nothing was sold yet, no alert.
        var places = OverlayParts.Of("all").Count(part => OverlayParts.TakenBy(part) is null);
        if (what == "all") Assert.InRange(look.Cards, places - 1, places + 1);
        return look.Found.Select(f => $"{what} {(portrait ? "portrait" : "landscape")} step {frame} {stretch} {where}: {f}");
    }
}
