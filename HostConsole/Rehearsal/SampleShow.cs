using HostConsole.Core.Catalogue;
using HostConsole.Core.ClaimText;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Rehearsal.Sample;
using Microsoft.AspNetCore.Components.Authorization;

namespace HostConsole.Rehearsal;

/// <summary>The sample show: its catalogue is imported, its plan made, and a rehearsal begun, in one step.</summary>
public sealed class SampleShow(
    LiveShows shows, CatalogueStore catalog, CatalogueImport import, CatalogueEdit edit, ShowRemoval removal, SettingsStore house,
    TimeProvider clock, AuthenticationStateProvider authentication)
{
    /// <summary>Whether a show is the sample as it was made: it is rehearsed, never goes live, and is nobody's own.</summary>
    public static bool Is(ShowSettings settings, DateTimeOffset? startedAt) => startedAt is null && settings.Title == Title;

    private static readonly string Title = SampleContent.ReadShow().Title;

    /// <summary>How many products of the catalogue are the sample's, once it was made.</summary>
    public static int Products { get; } = ReadProducts(Currency.Parse("USD")).Products.Count;

    /// <summary>Begins a rehearsal of the sample show, making show and catalogue where they aren't there yet.</summary>
    /// <exception cref="InvalidOperationException">The store refused; the message says why.</exception>
    public async Task<ShowId> StartAsync(CancellationToken cancel = default)
    {
        var by = Commands.ActorOf((await authentication.GetAuthenticationStateAsync()).User);
        var sample = SampleContent.ReadShow();
        var known = (await shows.ListAsync(cancel)).FirstOrDefault(s => s.Settings.Title == sample.Title && s.StartedAt is null);
        var show = known?.Id ?? await CreateAsync(sample, by, cancel);
        await DoAsync(new Submission(new Rehearse(Id.New<RunId>(clock)), by, show), cancel);
        return show;
    }

    /// <summary>Removes the sample: a rehearsal of it ends, the show goes, and so do its products that no other show names.</summary>
    /// <returns>How many products went, and how many stay.</returns>
    /// <exception cref="InvalidOperationException">The store refused; the message says why.</exception>
    public async Task<(int Gone, int Kept)> RemoveAsync(CancellationToken cancel = default)
    {
        var by = Commands.ActorOf((await authentication.GetAuthenticationStateAsync()).User);
        foreach (var show in (await shows.ListAsync(cancel)).Where(s => Is(s.Settings, s.StartedAt)))
        {
            if (show.Status == ShowStatus.Rehearsing) await DoAsync(new Submission(new EndShow(), by, show.Id), cancel);
            await DoAsync(new Submission(new RemoveShow(), by, show.Id), cancel);
        }

        await removal.FinishAsync(cancel);
        var (gone, kept) = (0, 0);
        foreach (var product in await ProductsAsync(cancel))
        {
            var stays = (await shows.AskAsync(new PlannedIn(product), cancel)).Length > 0 || await edit.RemoveAsync(product, cancel) is not null;
            if (stays) kept++;
            else gone++;
        }

        return (gone, kept);
    }

    // Those that still have the picture that was drawn for the sample: another product may bear the name of one by now.
    private async Task<List<ProductId>> ProductsAsync(CancellationToken cancel)
    {
        List<ProductId> found = [];
        await foreach (var some in catalog.AllAsync(cancel))
            found.AddRange(some.Where(p => p.Picture == SampleContent.PictureOf(p.Handle)).Select(p => new ProductId(p.Id)));
        return found;
    }

    private async Task<ShowId> CreateAsync(Sample.SampleShow sample, Actor by, CancellationToken cancel)
    {
        var currency = Currency.Parse(sample.Currency);
        await ImportAsync(currency, by, cancel);
        var items = await ItemsAsync(sample, cancel);
        var id = Id.New<ShowId>(clock);
        var settings = new ShowSettings(sample.Title, currency, "en-US", sample.TimeZone, null, null, 60);
        await DoAsync(new Submission(new CreateShow(id, RandomText.NewCode(), settings,
            SamplePlan.Of(sample, items, clock), (await house.GetAsync(cancel)).BlockedWords, ClaimTemplate.Usual), by),
            cancel);
        return id;
    }

    private async Task ImportAsync(Currency currency, Actor by, CancellationToken cancel)
    {
        var file = ReadProducts(currency);
        var drawn = file with { Products = [.. file.Products.Select(p => p with { Pictures = [SampleContent.PictureOf(p.Handle)] })] };
        var run = await import.RunAsync(drawn, by, progress: null, cancel);
        if (run.Stopped is { } reason) throw new InvalidOperationException(reason);
    }

    private static ProductCsvResult ReadProducts(Currency currency)
    {
        using var reader = new StreamReader(SampleContent.OpenProducts());
        return ProductCsv.Read(reader, currency);
    }

    private async Task<Dictionary<string, Item>> ItemsAsync(Sample.SampleShow sample, CancellationToken cancel)
    {
        var skus = sample.Segments.SelectMany(s => s.Cues).Select(c => c.Sku).OfType<string>().Distinct().ToArray();
        var items = new Dictionary<string, Item>(StringComparer.Ordinal);
        foreach (var (sku, variant) in await catalog.FindAsync(skus, cancel)) items[sku] = (await catalog.ItemAsync(variant, cancel))!;
        return items;
    }

    private async Task DoAsync(Submission submission, CancellationToken cancel)
    {
        switch (await shows.SendAsync(submission, cancel))
        {
            case Refused refused: throw new InvalidOperationException(refused.Rejection.Reason);
            case Unavailable unavailable: throw new InvalidOperationException(unavailable.Reason);
        }
    }
}
