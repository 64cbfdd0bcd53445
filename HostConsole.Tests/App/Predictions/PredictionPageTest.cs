using System.Net;
using System.Text.Json;
using HostConsole.Core.Predictions;
using HostConsole.Core.Rewards;
using HostConsole.Tests.App;
using HostConsole.Tests.Live;
using HostConsole.Tests.Viewers;

namespace HostConsole.Tests.Predictions;

public sealed class PredictionPageTest
{
    private static readonly string Path = $"/s/{AudienceScene.Code}";

    [Fact]
    public async Task Given_no_script_When_the_form_is_posted_Then_the_page_comes_back_with_the_stake_and_says_what_points_are()
    {
        await using var scene = await AudienceScene.NewAsync();
        var id = LiveScene.New<PredictionId>();
        using var phone = scene.App.NewBrowser();
        var before = await phone.GetAsync(Path);
        Assert.DoesNotContain("predictions/", before.Html, StringComparison.Ordinal);
        await using var stream = await StreamReading.OpenAsync((await scene.JoinAsync()).Http);
        await scene.DoAsync(new OpenPrediction(id, "Which sells out first?", ["Mug", "Bud vase"], null, null));
        await stream.UntilAsync(e => e.Name == "fragment" && e.Html.Contains("Which sells out first?", StringComparison.Ordinal)); // it is drawn
        Assert.Contains("You have no points yet", await PageAsync(phone), StringComparison.Ordinal);
        using var me = JsonDocument.Parse(await phone.Http.GetStringAsync($"{Path}/me"));
        await scene.DoAsync(new MovePoints(new(me.RootElement.GetProperty("viewer").GetGuid()), 50, "To begin with"));

        var page = await PageAsync(phone);
        Assert.Contains($"action=\"{Path}/predictions/{id}/stake\"", page, StringComparison.Ordinal);
        Assert.Contains("Points are never money and can’t be bought.", page, StringComparison.Ordinal);
        var answer = await phone.Http.PostAsync($"{Path}/predictions/{id}/stake", new FormUrlEncodedContent(
            [new("outcome", "1"), new("points", "20"), new("__RequestVerificationToken", FormBrowser.FormToken(page))]));
        Assert.Equal((HttpStatusCode.SeeOther, Path), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        page = await PageAsync(phone);
        Assert.Contains("Your stake was 20 points on Bud vase", page, StringComparison.Ordinal);
        Assert.Contains("You have 30 points", page, StringComparison.Ordinal);
    }

    private static async Task<string> PageAsync(FormBrowser phone) => WebUtility.HtmlDecode((await phone.GetAsync(Path)).Html);
}
