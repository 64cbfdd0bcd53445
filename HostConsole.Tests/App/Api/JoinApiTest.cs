using System.Text.RegularExpressions;
using HostConsole.Mail;
using HostConsole.Tests.App;
using HostConsole.Tests.Mail;
using Microsoft.Extensions.DependencyInjection;
using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

/// <summary>Devices and accounts of one person, over a real mail server and real HTTP.</summary>
public sealed partial class JoinApiTest
{
    private static async Task<ShowScene> WithPointsAsync()
    {
        var scene = await ShowScene.LiveAsync();
        (await scene.CallAsync("PUT", "/api/v1/rewards/rules", new { points = new { joined = 10 } })).Is(OK);
        return scene;
    }

    private static Task SetAsync(ShowScene scene, MailServer? server) => scene.App.Services.GetRequiredService<MailSettings>().SaveAsync(server);

    private static string TicketIn(MailboxHere mailbox) => Ticket().Match(mailbox.Mails[^1].TextBody!).Groups[1].Value;

    [Fact]
    public async Task Given_a_mail_server_When_two_devices_confirm_one_address_Then_they_have_one_account()
    {
        await using var mailbox = new MailboxHere();
        await using var scene = await WithPointsAsync();
        await SetAsync(scene, mailbox.Server);
        var (phone, laptop) = (await scene.JoinAsync("Ada"), await scene.JoinAsync("Ada at her desk"));
        foreach (var device in (Person[])[phone, laptop])
        {
            var sample = device == phone ? "audience-member-mail" : null;
            (await scene.AudienceAsync(device, "POST", "member/mail", new { email = "ada@example.com" }, sample)).Is(OK);
            Assert.Equal("ada@example.com", mailbox.Mails[^1].To.Mailboxes.Single().Address);
            Assert.Equal("hello@harbour.example", mailbox.Mails[^1].From.Mailboxes.Single().Address);
            (await scene.AudienceAsync(device, "POST", "member/confirm", new { t = TicketIn(mailbox) })).Is(OK);
        }

        foreach (var device in (Person[])[phone, laptop])
        {
            var me = (await scene.AudienceAsync(device, "GET", "me")).Is(OK);
            Assert.Equal(20, me.Number("points"));
            Assert.Equal((true, 2), (me["member"].GetProperty("confirmed").GetBoolean(), me["member"].GetProperty("devices").GetInt32()));
        }

        var known = Assert.Single(await scene.App.Services.GetRequiredService<Core.Store.People>().SearchAsync("ada@example.com"));
        Assert.Equal("ada@example.com", known.Email);
    }

    [Fact]
    public async Task Given_somebody_sends_their_own_link_to_another_Then_opening_it_gives_nothing_away()
    {
        await using var mailbox = new MailboxHere();
        await using var scene = await WithPointsAsync();
        await SetAsync(scene, mailbox.Server);
        var (thief, ada) = (await scene.JoinAsync("Thief"), await scene.JoinAsync("Ada"));
        (await scene.AudienceAsync(thief, "POST", "member/mail", new { email = "ada@example.com" })).Is(OK);
        (await scene.AudienceAsync(ada, "POST", "member/confirm", new { t = TicketIn(mailbox) })).Is(Conflict, "another-device");
        using var browser = scene.App.NewBrowser();
        var (_, page) = await browser.GetAsync($"/s/{scene.Code}/member/confirm?t={TicketIn(mailbox)}");
        Assert.Contains("Open this link in the browser in which you asked for it", page, StringComparison.Ordinal);
        Assert.DoesNotContain("ada@example.com", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_phone_without_script_Then_forms_do_it()
    {
        await using var mailbox = new MailboxHere();
        await using var scene = await WithPointsAsync();
        await SetAsync(scene, mailbox.Server);
        using var phone = scene.App.NewBrowser();
        phone.Http.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0"); // programs that only look join no show
        var (_, page) = await phone.GetAsync($"/s/{scene.Code}");
        Assert.Contains("Send me a link", page, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(
            [new("email", "ada@example.com"), new("__RequestVerificationToken", FormBrowser.FormToken(page))]);
        Assert.Equal(SeeOther, (await phone.Http.PostAsync($"/s/{scene.Code}/member/mail", form)).StatusCode);
        var link = $"/s/{scene.Code}/member/confirm?t={TicketIn(mailbox)}";
        var (_, asks) = await phone.GetAsync(link);
        Assert.Contains("ada@example.com", asks, StringComparison.Ordinal);
        using var yes = new FormUrlEncodedContent([new("t", TicketIn(mailbox)), new("__RequestVerificationToken", FormBrowser.FormToken(asks))]);
        Assert.Equal(SeeOther, (await phone.Http.PostAsync($"/s/{scene.Code}/member/confirm", yes)).StatusCode);
        Assert.Contains("Your e-mail is confirmed", (await phone.GetAsync($"/s/{scene.Code}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_link_that_is_old_or_made_up_Then_it_says_so()
    {
        await using var mailbox = new MailboxHere();
        await using var scene = await WithPointsAsync();
        await SetAsync(scene, mailbox.Server);
        var ada = await scene.JoinAsync("Ada");
        (await scene.AudienceAsync(ada, "POST", "member/mail", new { email = "ada@example.com" })).Is(OK);
        scene.Clock.Advance(TimeSpan.FromMinutes(31));
        (await scene.AudienceAsync(ada, "POST", "member/confirm", new { t = TicketIn(mailbox) })).Is(Conflict, "too-old");
        (await scene.AudienceAsync(ada, "POST", "member/confirm", new { t = "made-up" })).Is(Conflict, "too-old");
        (await scene.AudienceAsync(ada, "POST", "member/confirm", new { })).Is(Conflict, "too-old");
    }

    [Fact]
    public async Task Given_an_order_Then_the_link_goes_to_its_address_on_request()
    {
        await using var mailbox = new MailboxHere();
        await using var scene = await WithPointsAsync();
        await SetAsync(scene, mailbox.Server);
        var ada = await scene.JoinAsync("Ada");
        (await scene.AudienceAsync(ada, "POST", "member/mail", new { })).Is(UnprocessableEntity);
        (await scene.ApiAsync("POST", "orders", new
        {
            externalId = "1",
            placedAt = scene.Clock.GetUtcNow(),
            viewer = ada.Id,
            customer = new { key = "77", email = "ada@example.com" },
            lines = new[] { new { title = "Mug", quantity = 1, unitPrice = new { amount = "24.00", currency = "USD" } } },
        })).Is(Created);
        (await scene.AudienceAsync(ada, "POST", "member/mail", new { })).Is(OK);
        Assert.Equal("ada@example.com", mailbox.Mails.Single().To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task Given_no_server_a_wrong_password_or_a_full_mailbox_Then_the_viewer_reads_that_it_was_not_sent()
    {
        await using var mailbox = new MailboxHere { IsFull = true };
        await using var scene = await WithPointsAsync();
        var ada = await scene.JoinAsync("Ada");
        var body = new { email = "ada@example.com" };
        (await scene.AudienceAsync(ada, "POST", "member/mail", body)).Is(Conflict, "no-mail");
        await SetAsync(scene, mailbox.Server with { Password = "wrong" });
        (await scene.AudienceAsync(ada, "POST", "member/mail", body)).Is(BadGateway, "not-sent");
        await SetAsync(scene, mailbox.Server);
        (await scene.AudienceAsync(ada, "POST", "member/mail", body)).Is(BadGateway, "not-sent");
        Assert.Empty(mailbox.Mails);
        string[] wrongs = ["ada", "ada@example", "ada@example.com, bo@example.com", "Ada <ada@example.com>", "ada@example.com\r\nBcc: bo@example.com"];
        foreach (var wrong in wrongs)
            (await scene.AudienceAsync(ada, "POST", "member/mail", new { email = wrong })).Is(UnprocessableEntity);
    }

    [Fact]
    public async Task Given_three_mails_to_one_address_Then_no_fourth_is_sent_within_the_hour()
    {
        await using var mailbox = new MailboxHere();
        await using var scene = await WithPointsAsync();
        await SetAsync(scene, mailbox.Server);
        var body = new { email = "ada@example.com" };
        for (var n = 0; n < MailThrottle.ToOne; n++)
            (await scene.AudienceAsync(await scene.JoinAsync($"{n}"), "POST", "member/mail", body)).Is(OK);
        var last = await scene.JoinAsync();
        (await scene.AudienceAsync(last, "POST", "member/mail", body)).Is(TooManyRequests, "too-many-mails");
        scene.Clock.Advance(TimeSpan.FromMinutes(61));
        (await scene.AudienceAsync(last, "POST", "member/mail", body)).Is(OK);
        Assert.Equal(4, mailbox.Mails.Count);
    }

    [Fact]
    public async Task Given_a_code_that_an_account_writes_Then_the_phone_is_asked_and_points_come_together()
    {
        await using var scene = await WithPointsAsync();
        var ada = await scene.JoinAsync("Ada");
        var code = (await scene.AudienceAsync(ada, "POST", "member/code", sample: null)).Is(Created).Text("code");
        Assert.Matches("^[0-9]{6}$", code);
        (await scene.AudienceAsync(ada, "POST", "member/link")).Is(Conflict, "not-written");
        var said = new { channel = "twitch", author = new { id = "42", name = "ada_42" }, text = $"link {code}" };
        (await scene.ApiAsync("POST", "chat", said)).Is(OK);
        Assert.True((await scene.AudienceAsync(ada, "GET", "me"))["member"].TryGetProperty("author", out var author));
        (await scene.CallAsync("POST", $"/api/v1/members/{author.GetString()}/points", new { amount = 5, reason = "A good question" })).Is(OK);
        (await scene.AudienceAsync(ada, "POST", "member/link", sample: "audience-member-link")).Is(OK);
        Assert.Equal(15, (await scene.AudienceAsync(ada, "GET", "me")).Number("points"));
    }

    [GeneratedRegex(@"member/confirm\?t=(\S+)")]
    private static partial Regex Ticket();
}
