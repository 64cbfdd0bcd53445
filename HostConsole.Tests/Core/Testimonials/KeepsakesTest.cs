using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Core.Testimonials;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;
using static HostConsole.Tests.Testimonials.TestimonialTests;

namespace HostConsole.Tests.Testimonials;

/// <summary>Words and photos stand beside the log, and are gone when they are taken back.</summary>
public sealed class KeepsakesTest
{
    private static async Task<ShowScene> OpenedAsync(StoreFile store)
    {
        var scene = await LiveAsync(log: store.Log);
        await scene.Do(Open());
        return scene;
    }

    [Fact]
    public async Task Given_a_line_with_a_photo_When_it_is_approved_hidden_and_withdrawn_Then_the_photo_is_served_or_not()
    {
        using var store = new StoreFile();
        await using var scene = await OpenedAsync(store);
        var kept = store.Get<Keepsakes>();
        await scene.Do(Send(photo: true));
        Assert.Equal(new KeptWords(Id(1).Value, "It smells of the sea.", "key1", false), kept.Find(Id(1).Value));
        Assert.Equal([1, 2, 3], await kept.PhotoAsync(Id(1).Value));
        Assert.Null(await kept.PublicPhotoAsync("key1"));
        await scene.Do(new ApproveTestimonial(Id(1)));
        Assert.Equal([1, 2, 3], await kept.PublicPhotoAsync("key1"));
        await scene.Do(new HideTestimonial(Id(1)));
        Assert.Null(await kept.PublicPhotoAsync("key1"));
        await scene.Do(new Undo());
        Assert.NotNull(await kept.PublicPhotoAsync("key1"));
        await scene.Do(new WithdrawTestimonial(Id(1), Viewer(1)));
        Assert.Null(await kept.PublicPhotoAsync("key1"));
        Assert.Null(await kept.PhotoAsync(Id(1).Value));
        Assert.Null(kept.Find(Id(1).Value));
        using var db = store.Open();
        Assert.Empty(db.Keepsakes);
    }

    [Fact]
    public async Task The_words_are_in_no_fact()
    {
        using var store = new StoreFile();
        await using var scene = await OpenedAsync(store);
        await scene.Do(Send());
        using var db = store.Open();
        Assert.DoesNotContain(db.Facts.Select(f => f.Data).ToList(), data => data.Contains("smells", StringComparison.Ordinal));
        Assert.DoesNotContain("smells", Send().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_kept_is_read_again_when_the_program_starts()
    {
        using var store = new StoreFile();
        await using var scene = await OpenedAsync(store);
        await scene.Do(Send(photo: true));
        await scene.Do(new ApproveTestimonial(Id(1)));
        var people = new People(store.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<HostDb>>(), store.Get<WriteGate>());
        await people.LoadAsync();
        Assert.Equal(("It smells of the sea.", true), people.Keepsakes.Find(Id(1).Value) is { } k ? (k.Words, k.IsPublic) : default);
        Assert.NotNull(await people.Keepsakes.PublicPhotoAsync("key1"));
    }

    [Fact]
    public async Task When_a_person_is_erased_all_that_they_sent_goes_and_nothing_of_others()
    {
        using var store = new StoreFile();
        await using var scene = await OpenedAsync(store);
        await scene.Do(Send(1, 1, photo: true));
        await scene.Do(Send(2, 2, photo: true));
        await store.Get<People>().EraseAsync(Viewer(1).Value);
        var kept = store.Get<Keepsakes>();
        Assert.Null(kept.Find(Id(1).Value));
        Assert.Equal([(Viewer(2).Value, scene.Show.Value)], await kept.WhereAsync([Viewer(1).Value, Viewer(2).Value]));
        using var db = store.Open();
        Assert.Equal([Id(2).Value], db.Keepsakes.Select(k => k.Id));
    }
}
