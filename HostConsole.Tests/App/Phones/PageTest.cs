using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using HostConsole.Chat;
using HostConsole.Core.Audience;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Phones;
using HostConsole.Tests.App;
using HostConsole.Tests.Viewers;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Tests.Phones;

[Trait("Speed", "Slow")]
public sealed partial class PageTest
{
    private const string Phone = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Mobile Safari/537.36";
    private static readonly string Path = $"/s/{AudienceScene.Code}";

    private static FormBrowser PhoneOf(AudienceScene scene)
    {
        var phone = scene.App.NewBrowser();
        phone.Http.DefaultRequestHeaders.UserAgent.ParseAdd(Phone);
        return phone;
    }

    private static async Task<HttpResponseMessage> PostAsync(FormBrowser phone, string path, params (string Name, string Value)[] fields)
    {
        var (_, page) = await phone.GetAsync(Path);
        var form = fields.ToDictionary(f => f.Name, f => f.Value);
        form["__RequestVerificationToken"] = FormBrowser.FormToken(page);
        return await phone.Http.PostAsync(Path + path, new FormUrlEncodedContent(form));
    }

    [Fact]
    public async Task Given_a_brand_and_a_tall_stream_Then_page_preview_and_manifest_name_them()
    {
        await using var scene = await AudienceScene.NewAsync(stream: "https://stream.example/live.m3u8");
        var (view, store) = ((await scene.Shows.ViewAsync(scene.Show))!, scene.App.Services.GetRequiredService<SettingsStore>());
        await scene.DoAsync(new EditShow(view.Settings with { Shape = StreamShape.Tall }));
        await store.SaveAsync(await store.GetAsync() with { Brand = "Moss & <Kiln>", Accent = "#aa3300" });
        using var phone = PhoneOf(scene);
        var (_, page) = await phone.GetAsync(Path);
        Assert.Contains("<title>Winter Warmers with Maya & Юлия · Moss & <Kiln></title>", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Contains("data-shape=\"tall\"", page, StringComparison.Ordinal);
        Assert.Contains($"property=\"og:url\" content=\"{scene.App.Address.GetLeftPart(UriPartial.Authority)}{Path}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<Kiln>", page, StringComparison.Ordinal);
        using var manifest = JsonDocument.Parse(await phone.Http.GetStringAsync($"{Path}/manifest.webmanifest"));
        Assert.Equal(("Moss & <Kiln>", Path, "#aa3300"), (manifest.RootElement.GetProperty("short_name").GetString(),
            manifest.RootElement.GetProperty("start_url").GetString(), manifest.RootElement.GetProperty("theme_color").GetString()));
    }

    [Theory]
    [InlineData("https://radio.example/show.mp3")]
    [InlineData("https://radio.example/show.M4A?token=1")]
    public void Given_sound_alone_Then_the_browser_plays_it_by_itself(string address) =>
        Assert.Equal(EmbedKind.Video, StreamEmbed.Of(address, "localhost")!.Kind);

    [Fact]
    public async Task Given_a_developers_environment_which_checks_scopes_Then_page_and_stream_are_drawn()
    {
        await using var scene = await AudienceScene.NewAsync(configure: o => o.Arguments = ["--environment", "Development"]);
        await scene.PollAsync();
        using var phone = PhoneOf(scene);
        var (answer, page) = await phone.GetAsync(Path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("كحلي", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        await using var stream = await StreamReading.OpenAsync((await scene.JoinAsync()).Http);
        await stream.UntilAsync(e => e.Name == "fragment" && WebUtility.HtmlDecode(e.Html).Contains("كحلي", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_no_script_When_the_forms_are_used_Then_each_goes_back_to_the_page_and_the_page_shows_it()
    {
        await using var scene = await AudienceScene.NewAsync();
        var (deal, poll, giveaway) = (await scene.DealAsync(), await scene.PollAsync(), await scene.GiveawayAsync());
        using var phone = PhoneOf(scene);
        var (_, first) = await phone.GetAsync(Path);
        Assert.Contains($"formaction=\"{Path}/deals/{deal}/claim\"", first, StringComparison.Ordinal);
        foreach (var (path, field, value) in new[]
        {
            ("/name", "name", "Zoë"), ($"/deals/{deal}/claim", "quantity", "1"), ($"/polls/{poll}/vote", "option", "1"),
            ($"/giveaways/{giveaway}/enter", "route", ""), ("/chat", "text", "hello all"), ("/questions", "text", "Is it oven safe?"),
        })
        {
            var answer = await PostAsync(phone, path, (field, value));
            Assert.True(answer.StatusCode == HttpStatusCode.SeeOther,
                $"{path}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            Assert.Equal(Path, answer.Headers.Location!.OriginalString);
        }

        var stream = await StreamReading.OpenAsync((await scene.JoinAsync()).Http);
        await stream.UntilAsync(e => e.Name == "fragment" && e.Html.Contains("Is it oven safe?", StringComparison.Ordinal));
        await stream.DisposeAsync();
        var (_, html) = await phone.GetAsync(Path);
        var page = WebUtility.HtmlDecode(html);
        Assert.Contains("Claim #0001", page, StringComparison.Ordinal);
        Assert.Contains("You’re in", page, StringComparison.Ordinal);
        Assert.Contains("You voted: <bdi dir=\"auto\">كحلي", page, StringComparison.Ordinal);
        Assert.Contains("<bdi class=\"v-msg__who\">Zoë</bdi>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv=\"refresh\"", page, StringComparison.Ordinal); // it would wipe what is being typed
        Assert.Contains($"href=\"{Path}\">Refresh</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_refusal_without_script_When_back_on_the_page_Then_its_reason_stands_there_once()
    {
        await using var scene = await AudienceScene.NewAsync();
        var poll = await scene.PollAsync();
        using var phone = PhoneOf(scene);
        var answer = await PostAsync(phone, $"/polls/{poll}/vote", ("option", "9"));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var (_, page) = await phone.GetAsync(Path);
        Assert.Contains("This poll has the options 0 to 2.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("This poll has the options 0 to 2.", (await phone.GetAsync(Path)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_script_emoji_and_right_to_left_text_When_shown_Then_it_is_text()
    {
        await using var scene = await AudienceScene.NewAsync();
        const string Evil = "<img src=x onerror=alert(1)><script>alert(2)</script>";
        using var phone = PhoneOf(scene);
        await PostAsync(phone, "/name", ("name", "<b>نور</b>"));
        await PostAsync(phone, "/chat", ("text", Evil + " 👩‍👩‍👧"));
        await PostAsync(phone, "/questions", ("text", "</li></ul>" + Evil));
        await scene.PollAsync(question: Evil, options: ["\"><svg onload=alert(3)>", "b"]);
        await scene.DealAsync(title: Evil);
        await using var stream = await StreamReading.OpenAsync((await scene.JoinAsync()).Http);
        await stream.UntilAsync(e => e.Name == "fragment" && e.Target == "mine");
        var all = string.Concat(stream.Seen.Where(e => e.Name == "fragment").Select(e => e.Html)) + (await phone.GetAsync(Path)).Html;
        Assert.Contains("&lt;script&gt;alert(2)", all, StringComparison.Ordinal);
        Assert.Contains("👩‍👩‍👧", WebUtility.HtmlDecode(all), StringComparison.Ordinal);
        Assert.Contains("<b>نور</b>", WebUtility.HtmlDecode(all), StringComparison.Ordinal);
        foreach (var raw in new[] { "<img src=x", "<script>alert", "<svg onload", "<b>" + "نور" })
            Assert.DoesNotContain(raw, all, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Given_a_first_visit_with_everything_on_stage_Then_it_weighs_less_than_60_kB()
    {
        await using var scene = await AudienceScene.NewAsync();
        await scene.DealAsync();
        await scene.PollAsync();
        await scene.GiveawayAsync();
        for (var i = 0; i < ChatPhone.Messages; i++) await scene.ChatAsync($"message number {i} with a few words in it");
        using var phone = PhoneOf(scene);
        phone.Http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
        var (page, bytes) = await WeighAsync(phone, Path);
        var sum = bytes;
        foreach (Match link in Linked().Matches(page))
        {
            var path = "/" + link.Groups[1].Value;
            Assert.False(path.Contains("blazor", StringComparison.OrdinalIgnoreCase)
                || path.Contains("MudBlazor", StringComparison.OrdinalIgnoreCase),
                path);
            sum += (await WeighAsync(phone, path)).Bytes;
        }

        sum += (await WeighAsync(phone, "/icons.svg")).Bytes;
        Assert.InRange(sum, 5_000, 60_000);
    }

    [Fact]
    public async Task Given_the_page_Then_no_script_but_its_own_may_run_and_only_the_players_are_framed()
    {
        await using var scene = await AudienceScene.NewAsync(stream: "https://www.youtube.com/watch?v=abc_DEF-123");
        using var phone = PhoneOf(scene);
        var (response, page) = await phone.GetAsync(Path);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-src https://www.youtube-nocookie.com", policy, StringComparison.Ordinal);
        Assert.Contains("src=\"https://www.youtube-nocookie.com/embed/abc_DEF-123?", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=\"", page, StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal(HttpStatusCode.NotFound, (await phone.GetAsync("/s/nothing-here")).Response.StatusCode);
    }

    [Fact]
    public async Task Given_visitors_When_they_open_the_page_Then_people_count_once_and_link_previews_never()
    {
        await using var scene = await AudienceScene.NewAsync();
        using var phone = PhoneOf(scene);
        await phone.GetAsync(Path);
        await phone.GetAsync(Path);
        using var preview = scene.App.NewBrowser();
        preview.Http.DefaultRequestHeaders.UserAgent.ParseAdd("facebookexternalhit/1.1");
        Assert.Equal(HttpStatusCode.OK, (await preview.GetAsync(Path)).Response.StatusCode);
        Assert.Equal(1, (await scene.Shows.AskAsync(scene.Show, new ViewAt(DateTimeOffset.UtcNow)))!.Audience.Viewers);
    }

    [Fact]
    public async Task Given_a_public_address_When_the_QR_code_is_asked_for_Then_it_is_a_picture_and_unknown_shows_have_none()
    {
        await using var scene = await AudienceScene.NewAsync();
        var answer = await scene.App.Stranger.GetAsync(Path + "/qr.svg");
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("<svg", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.App.Stranger.GetAsync("/s/nothing-here/qr.svg")).StatusCode);
    }

    [Theory]
    [InlineData("https://youtu.be/abcDEF123", EmbedKind.Frame, "https://www.youtube-nocookie.com/embed/abcDEF123?")]
    [InlineData("https://www.youtube.com/live/abcDEF123?si=x", EmbedKind.Frame, "https://www.youtube-nocookie.com/embed/abcDEF123?")]
    [InlineData("https://www.twitch.tv/pottery", EmbedKind.Frame, "https://player.twitch.tv/?channel=pottery&parent=shop.example")]
    [InlineData("https://cdn.example/live/index.m3u8", EmbedKind.Video, "https://cdn.example/live/index.m3u8")]
    [InlineData("https://www.instagram.com/pottery/live", EmbedKind.Link, "https://www.instagram.com/pottery/live")]
    public void Given_a_stream_address_Then_it_is_played_its_way(string stream, EmbedKind kind, string start)
    {
        var embed = StreamEmbed.Of(stream, "shop.example")!;
        Assert.Equal(kind, embed.Kind);
        Assert.StartsWith(start, embed.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("not an address")]
    [InlineData(null)]
    public void Given_no_address_of_the_web_Then_nothing_is_played(string? stream) => Assert.Null(StreamEmbed.Of(stream, "shop.example"));

    [Fact]
    public async Task Given_a_show_that_is_over_When_opened_Then_it_says_so_and_asks_for_nothing()
    {
        await using var scene = await AudienceScene.NewAsync();
        await scene.DoAsync(new EndShow());
        using var phone = PhoneOf(scene);
        var (_, page) = await phone.GetAsync(Path);
        Assert.Contains("The show has ended", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"chat-form\"", page, StringComparison.Ordinal);
    }

    private static async Task<(string Text, int Bytes)> WeighAsync(FormBrowser phone, string path)
    {
        var response = await phone.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var bytes = await response.Content.ReadAsByteArrayAsync();
        await using var plain = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress),
            "gzip" => (Stream)new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress),
            _ => new MemoryStream(bytes),
        };
        return (await new StreamReader(plain).ReadToEndAsync(),
            bytes.Length + response.Headers.ToString().Length + response.Content.Headers.ToString().Length);
    }

    [GeneratedRegex("(?:href|src)=\"((?:css|js)/[^\"]+|favicon[^\"]+)\"")]
    private static partial Regex Linked();
}
