using System.Net.Http.Headers;
using System.Text;
using HostConsole.Accounts;
using HostConsole.Core.Store;
using HostConsole.Testimonials;
using HostConsole.Tests.App;
using HostConsole.Tests.Testimonials;
using Microsoft.Extensions.DependencyInjection;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class TestimonialApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    private static MultipartFormDataContent Form(byte[]? photo, string text = "It smells of the sea.", bool agreed = true, string? token = null)
    {
        var form = new MultipartFormDataContent { { new StringContent(text), "text" } };
        if (agreed) form.Add(new StringContent("yes"), "agreed");
        if (token is not null) form.Add(new StringContent(token), "__RequestVerificationToken");
        if (photo is null) return form;
        var file = new ByteArrayContent(photo);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        form.Add(file, "photo", "photo.jpg");
        return form;
    }

    private static Task<Answer> OpenAsync(ShowScene scene, string? sample = null) =>
        scene.ApiAsync("POST", "testimonials", new { question = "How do you like the candle?", seconds = 600 }, sample);

    // As a script that asks for JSON sends it.
    private static async Task<Answer> SendAsync(ShowScene scene, Person person, MultipartFormDataContent form)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/s/{scene.Code}/testimonials") { Content = form };
        request.Headers.Authorization = new("Bearer", person.Token);
        request.Headers.Accept.ParseAdd("application/json");
        var response = await scene.App.Stranger.SendAsync(request);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response);
    }

    [Fact]
    public async Task Given_testimonials_are_open_When_one_is_sent_approved_shown_and_hidden_Then_each_call_answers_as_documented()
    {
        await using var scene = await shows.LiveAsync();
        var call = (await OpenAsync(scene, "testimonials-open")).Is(Created);
        Assert.Equal(("open", "review"), (call.Text("state"), call.Text("keyword")));
        var (ada, bo) = (await scene.JoinAsync("Ada"), await scene.JoinAsync("Bo"));
        var body = new { text = "It smells of the sea.", agreed = true, named = true };
        (await scene.AudienceAsync(ada, "POST", "testimonials", new { text = "It smells.", agreed = false })).Is(UnprocessableEntity);
        var id = (await scene.AudienceAsync(ada, "POST", "testimonials", body, "audience-testimonial")).Is(Created).Text("id");
        (await scene.AudienceAsync(ada, "POST", "testimonials", body, "audience-testimonial-waits")).Is(Conflict, "one-waits");
        var other = (await scene.AudienceAsync(bo, "POST", "testimonials", body)).Is(Created).Text("id");
        var spotlight = new { item = new { kind = "testimonial", id } };
        (await scene.ApiAsync("POST", "spotlight", spotlight)).Is(Conflict, "hidden");
        Assert.Equal("approved", (await scene.ApiAsync("POST", $"testimonials/{id}/approve", sample: "testimonials-approve")).Is(OK).Text("state"));
        (await scene.ApiAsync("POST", "spotlight", spotlight, "spotlight-testimonial")).Is(OK);
        Assert.Equal("shown", (await scene.AudienceAsync(ada, "GET", "me"))["testimonials"][0].GetProperty("state").GetString());
        Assert.Equal("refused", (await scene.ApiAsync("POST", $"testimonials/{other}/refuse", new { reason = "Not about us." },
            "testimonials-refuse")).Is(OK).Text("state"));
        var all = (await scene.ApiAsync("GET", "testimonials", sample: "testimonials-get")).Is(OK);
        Assert.Equal(["shown", "refused"], all["testimonials"].EnumerateArray().Select(t => t.GetProperty("state").GetString()!));
        Assert.Equal("hidden", (await scene.ApiAsync("POST", $"testimonials/{id}/hide", sample: "testimonials-hide")).Is(OK).Text("state"));
        Assert.Equal("closed", (await scene.ApiAsync("POST", $"testimonials/{call.Text("id")}/close", sample: "testimonials-close")).Is(OK).Text("state"));
        (await scene.AudienceAsync(bo, "POST", $"testimonials/{id}/withdraw", new { })).Is(NotFound);
        (await scene.AudienceAsync(ada, "POST", $"testimonials/{id}/withdraw", new { }, "audience-testimonial-withdraw")).Is(OK);
        (await scene.ApiAsync("POST", $"testimonials/{id}/approve")).Is(Conflict, "erased");
        (await scene.ApiAsync("POST", "testimonials", new { question = "" })).Is(UnprocessableEntity);
        (await scene.ApiAsync("POST", $"testimonials/{Guid.NewGuid()}/approve")).Is(NotFound);
        Assert.DoesNotContain("smells", (await scene.ApiAsync("GET", "facts")).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_photo_When_it_is_looked_at_Then_only_who_may_sees_it_and_nobody_once_it_is_withdrawn()
    {
        await using var scene = await ShowScene.LiveAsync();
        (await OpenAsync(scene)).Is(Created);
        var ada = await scene.JoinAsync("Ada");
        var id = (await SendAsync(scene, ada, Form(SomePhotos.WithExif(SomePhotos.Picture(), 6)))).Is(Created).Text("id");
        using var host = await scene.App.NewHostAsync();
        using var moderator = await scene.App.NewModeratorAsync();
        var unseen = $"/testimonials/photos/{id}";
        Assert.NotEqual(OK, (await scene.App.Stranger.GetAsync(unseen)).StatusCode);
        foreach (var browser in (FormBrowser[])[host, moderator])
        {
            var seen = await browser.Http.GetAsync(unseen);
            Assert.Equal((OK, "image/jpeg", "nosniff"), (seen.StatusCode, seen.Content.Headers.ContentType?.MediaType,
                string.Join(',', seen.Headers.GetValues("X-Content-Type-Options"))));
            Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(await seen.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
        }

        var kept = scene.App.Services.GetRequiredService<Keepsakes>().Find(Guid.Parse(id))!;
        Assert.Equal(NotFound, (await scene.App.Stranger.GetAsync($"/photos/{kept.Key}")).StatusCode);
        var approved = (await scene.ApiAsync("POST", $"testimonials/{id}/approve")).Is(OK);
        Assert.Equal((200, 400), (approved["photo"].GetProperty("width").GetInt32(), approved["photo"].GetProperty("height").GetInt32()));
        var address = approved["photo"].GetProperty("address").GetString()!;
        var open = await scene.App.Stranger.GetAsync(address);
        Assert.Equal((OK, "image/jpeg"), (open.StatusCode, open.Content.Headers.ContentType?.MediaType));
        Assert.Contains("immutable", open.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        (await scene.ApiAsync("POST", "spotlight", new { item = new { kind = "testimonial", id } })).Is(OK);
        var page = await scene.AudienceAsync(ada, "GET", "");
        Assert.Contains(address, page.Raw, StringComparison.Ordinal);
        (await scene.AudienceAsync(ada, "POST", $"testimonials/{id}/withdraw", new { })).Is(OK);
        Assert.Equal(NotFound, (await scene.App.Stranger.GetAsync(address)).StatusCode);
        Assert.Equal(NotFound, (await host.Http.GetAsync(unseen)).StatusCode);
        Assert.DoesNotContain(address, (await scene.AudienceAsync(ada, "GET", "")).Raw, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_file_that_is_no_photo_or_too_large_Then_it_says_so_and_nothing_is_kept()
    {
        await using var scene = await shows.LiveAsync();
        (await OpenAsync(scene)).Is(Created);
        var ada = await scene.JoinAsync("Ada");
        var broken = (await SendAsync(scene, ada, Form("Not a picture at all"u8.ToArray()))).Is(UnprocessableEntity, "invalid");
        Assert.Equal(Photos.NoPicture, broken["errors"].GetProperty("photo")[0].GetString());
        (await SendAsync(scene, ada, Form(SomePhotos.Bomb(40_000, 40_000)))).Is(UnprocessableEntity, "invalid");
        (await SendAsync(scene, ada, Form(new byte[Photos.Largest + 200_000]))).Is(RequestEntityTooLarge);
        (await SendAsync(scene, ada, Form(SomePhotos.Picture(), agreed: false))).Is(UnprocessableEntity);
        Assert.Empty((await scene.ApiAsync("GET", "testimonials"))["testimonials"].EnumerateArray());
        (await SendAsync(scene, ada, Form(SomePhotos.Picture()))).Is(Created);
        (await SendAsync(scene, ada, Form(SomePhotos.Picture()))).Is(Conflict, "one-waits");
    }

    [Fact]
    public async Task Given_no_script_When_the_form_is_sent_Then_the_page_comes_back_and_says_what_is_wrong()
    {
        await using var scene = await shows.LiveAsync();
        (await OpenAsync(scene)).Is(Created);
        using var phone = new FormBrowser(scene.App.Address);
        var (_, page) = await phone.GetAsync($"/s/{scene.Code}");
        Assert.Contains("How do you like the candle?", page, StringComparison.Ordinal);
        Assert.Contains("formenctype=\"multipart/form-data\"", page, StringComparison.Ordinal);
        async Task<string> PostAsync(byte[]? photo)
        {
            using var sent = await phone.Http.PostAsync($"/s/{scene.Code}/testimonials", Form(photo, token: FormBrowser.FormToken(page)));
            Assert.Equal((SeeOther, $"/s/{scene.Code}"), (sent.StatusCode, sent.Headers.Location?.ToString()));
            return (await phone.GetAsync($"/s/{scene.Code}")).Html;
        }

        Assert.Contains("The photo can't be read",
            System.Net.WebUtility.HtmlDecode(await PostAsync("no"u8.ToArray())), StringComparison.Ordinal);
        var after = await PostAsync(SomePhotos.Picture());
        Assert.Contains("data-state=\"waiting\"", after, StringComparison.Ordinal);
        Assert.Contains("It smells of the sea.", after, StringComparison.Ordinal);
        using var none = new FormBrowser(scene.App.Address);
        await none.GetAsync($"/s/{scene.Code}");
        using var forged = await none.Http.PostAsync($"/s/{scene.Code}/testimonials", Form(null, token: "forged"));
        Assert.Equal(SeeOther, forged.StatusCode);
        Assert.Single((await scene.ApiAsync("GET", "testimonials"))["testimonials"].EnumerateArray());
    }

    [Fact]
    public async Task Given_somebody_writes_in_a_platforms_chat_Then_it_waits_with_its_words()
    {
        await using var scene = await shows.LiveAsync();
        (await OpenAsync(scene)).Is(Created);
        var message = new { channel = "twitch", author = new { id = "7", name = "Cleo" }, text = "Review: the glaze is lovely" };
        (await scene.ApiAsync("POST", "chat", message)).Is(OK);
        var sent = (await scene.ApiAsync("GET", "testimonials"))["testimonials"][0];
        Assert.Equal(("waiting", "twitch", "the glaze is lovely"), (sent.GetProperty("state").GetString(), sent.GetProperty("channel").GetString(),
            sent.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Given_a_key_that_only_reads_Then_it_gets_what_was_approved_alone()
    {
        await using var scene = await ShowScene.LiveAsync();
        (await OpenAsync(scene)).Is(Created);
        var (ada, bo) = (await scene.JoinAsync("Ada"), await scene.JoinAsync("Bo"));
        var id = (await SendAsync(scene, ada, Form(null))).Is(Created).Text("id");
        (await SendAsync(scene, bo, Form(null, "Still to be looked at"))).Is(Created);
        (await scene.ApiAsync("POST", $"testimonials/{id}/approve")).Is(OK);
        var key = await ReadKeyAsync(scene);
        var all = (await scene.CallAsync("GET", $"/api/v1/shows/{scene.Show}/testimonials", token: key)).Is(OK);
        Assert.Single(all["testimonials"].EnumerateArray());
        Assert.DoesNotContain("Still to be", all.Raw, StringComparison.Ordinal);
        (await scene.CallAsync("POST", $"/api/v1/shows/{scene.Show}/testimonials/{id}/hide", token: key)).Is(Forbidden);
    }

    private static async Task<string> ReadKeyAsync(ShowScene scene) =>
        (await scene.App.Services.GetRequiredService<ApiKeys>().MakeAsync(App.People.SomeHost(), "display", [ApiScope.Read])).Value!;
}
