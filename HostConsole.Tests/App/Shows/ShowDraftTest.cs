using HostConsole.Components;
using HostConsole.Shows;

namespace HostConsole.Tests.Shows;

public sealed class ShowDraftTest
{
    private static ShowDraft Draft(Action<ShowDraft>? change = null)
    {
        var draft = new ShowDraft { Title = "  Friday   drop ", TimeZone = "Europe/Warsaw", Code = "abcd" };
        change?.Invoke(draft);
        return draft;
    }

    [Fact]
    public void Given_a_date_and_a_time_Then_the_start_is_local_to_the_zone()
    {
        var (settings, _, _) = Draft(d => (d.Date, d.Time) = (new(2026, 11, 27), new(20, 0))).Read();
        Assert.Equal(("Friday drop", new DateTime(2026, 11, 27, 20, 0, 0)), (settings!.Title, settings.LocalStart));
        Assert.Null(Draft().Read().Settings!.LocalStart);
    }

    [Fact]
    public void Given_what_is_wrong_Then_its_field_is_named()
    {
        Assert.Equal("title", Draft(d => d.Title = " ").Read().Field);
        Assert.Equal("currency", Draft(d => d.Currency = "XYZ").Read().Field);
        Assert.Equal("timeZone", Draft(d => d.TimeZone = "Mars/Base").Read().Field);
        Assert.Equal("start", Draft(d => d.Date = new(2026, 11, 27)).Read().Field);
        Assert.Equal("start", Draft(d => (d.Date, d.Time) = (new(2026, 3, 29), new(2, 30))).Read().Field);
        Assert.Equal("streamUrl", Draft(d => d.StreamUrl = "javascript:alert(1)").Read().Field);
        Assert.Equal("plannedMinutes", Draft(d => d.PlannedMinutes = 0).Read().Field);
        Assert.Equal("culture", Draft(d => d.Culture = "xx").Read().Field);
    }

    [Fact]
    public void Given_a_clone_Then_it_has_no_date_yet()
    {
        var clone = ShowDraft.CloneOf(Draft(d => (d.Date, d.Time) = (new(2026, 11, 27), new(20, 0))).Read().Settings!, "wxyz");
        Assert.Equal(("Friday drop (copy)", null, "wxyz"), (clone.Title, clone.Date, clone.Code));
    }

    [Theory]
    [InlineData("https://www.youtube.com/watch?v=dQw4w9WgXcQ", "youtube", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [InlineData("https://youtu.be/dQw4w9WgXcQ", "youtube", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [InlineData("https://www.youtube.com/live/dQw4w9WgXcQ?si=x", "youtube", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ")]
    [InlineData("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ", "youtube", null)]
    [InlineData("https://www.twitch.tv/ourshop", "twitch", "https://player.twitch.tv/?channel=ourshop")]
    [InlineData("https://player.twitch.tv/?channel=ourshop", "twitch", null)]
    [InlineData("https://cdn.example/live/index.m3u8", "hls", null)]
    [InlineData("https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", "", null)]
    [InlineData("not an address", "", null)]
    public void Given_a_stream_address_Then_its_provider_and_embed_form_are_known(string typed, string provider, string? better)
    {
        var address = StreamAddress.Of(typed);
        Assert.Equal((provider, better), (address.Provider, address.Better));
    }
}
