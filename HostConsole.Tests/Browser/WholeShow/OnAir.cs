using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HostConsole.Tests.Browsing.WholeShow;

/// <summary>What is fired during the show, and what everybody sees of it.</summary>
internal sealed class OnAir(Studio studio)
{
    private LiveWindow Host => studio.Host;
    private LiveWindow Moderator => studio.Moderator;
    private IReadOnlyList<Phone> Phones => studio.Phones;

    public async Task PinAsync()
    {
        await Host.FireAsync("The blue hour");
        await Expect(Host.Page.GetByText("Hold the shirt to the light.")).ToBeVisibleAsync();
        await Host.FireAsync(BeforeTheShow.Product);
        foreach (var window in studio.Windows) await Expect(window.Page.Locator(".stage__title")).ToHaveTextAsync(BeforeTheShow.Product);
        foreach (var phone in Phones)
        {
            await Expect(phone.Page.Locator("#stage")).ToContainTextAsync(BeforeTheShow.Product);
            await Expect(phone.Page.Locator("#stage")).ToContainTextAsync("$50.00");
        }
    }

    public async Task PollAsync()
    {
        await Host.FireAsync("Which colour next?");
        await Phones[0].VoteAsync("Rust");
        await Phones[1].VoteAsync("Rust");
        await Phones[2].VoteAsync("Sea");
        foreach (var window in studio.Windows)
        {
            await Expect(window.Page.Locator(".tally__row", new() { HasText = "Rust" }).Locator(".tally__count"))
                .ToContainTextAsync("2 66.7");
            await Expect(window.Page.Locator(".tally__row", new() { HasText = "Sea" }).Locator("progress"))
                .ToHaveAttributeAsync("value", "1");
        }

        await Host.Button("Close poll").ClickAsync();
        await Host.Button("1 poll").ClickAsync();
        await Host.Page.Locator(".poll-past").GetByRole(AriaRole.Button, new() { Name = "Put on stage" }).ClickAsync();
        await Expect(Moderator.Page.Locator(".stage-line__now")).ToContainTextAsync("Which colour next?");
        foreach (var phone in Phones) await Expect(phone.Page.Locator("#polls")).ToContainTextAsync("Poll: the result");
    }

    /// <summary>Two units, three who want one; one is released and paid by the next in line.</summary>
    /// <returns>Who holds the units, who has waited, as they stand at the end: paid, held from the waitlist, and released.</returns>
    public async Task<(Phone Paid, Phone Offered, Phone Released)> DealAsync()
    {
        await Host.FireAsync(BeforeTheShow.Product);
        foreach (var phone in Phones) await Expect(phone.Page.Locator("#deals [data-act=claim]")).ToHaveTextAsync("Claim yours — $40.00");
        await Task.WhenAll(Phones.Select(phone => phone.Page.Locator("#deals [data-act=claim]").ClickAsync()));
        foreach (var phone in Phones) await Expect(phone.Claim.Or(phone.Waiting)).ToHaveCountAsync(1);
        List<Phone> winners = [], waiting = [];
        foreach (var phone in Phones) (await phone.Claim.CountAsync() == 1 ? winners : waiting).Add(phone);
        Assert.Equal((2, 1), (winners.Count, waiting.Count));
        foreach (var winner in winners)
        {
            await Expect(winner.Claim).ToContainTextAsync("Claim #");
            var checkout = await winner.Claim.GetByRole(AriaRole.Link, new() { Name = "Check out" }).GetAttributeAsync("href");
            Assert.StartsWith("https://shop.tidemug.com/till?claim=", checkout, StringComparison.Ordinal);
            Assert.EndsWith("&code=BLUE40", checkout, StringComparison.Ordinal);
        }

        await Expect(waiting[0].Waiting).ToContainTextAsync("1st in line");
        foreach (var window in studio.Windows)
        {
            await Expect(window.Units).ToHaveTextAsync("0 of 2");
            await Expect(window.Deal.Locator(".badge--warn")).ToHaveTextAsync("sold out");
        }

        var released = await NumberAsync(winners[1]);
        await Host.Button("all claims").ClickAsync();
        await Host.Button($"Release claim {released}").ClickAsync();
        await Host.ConfirmAsync("Release");
        await Expect(waiting[0].Claim).ToContainTextAsync("It’s yours");
        await Expect(winners[1].Claim).ToHaveCountAsync(0);

        await Host.Button($"Mark claim {await NumberAsync(winners[0])} paid").ClickAsync();
        await Expect(winners[0].Claim).ToContainTextAsync("Paid");
        foreach (var window in studio.Windows) await window.ShowsAsync("$40.00", "1 order", "33.3\u00a0%", "$40.00");
        return (winners[0], waiting[0], winners[1]);
    }

    public async Task GiveawayAsync()
    {
        await Host.FireAsync("A scarf");
        await Phones[0].Page.Locator("#giveaways [data-act=enter]").ClickAsync();
        await Phones[1].SayAsync("scarf");
        foreach (var window in studio.Windows) await Expect(window.Giveaway.Locator(".figures__value").First).ToHaveTextAsync("2");
        foreach (var phone in Phones.Take(2)) await Expect(phone.Mine).ToContainTextAsync("You’re in");
        await Host.Button("Close entries").ClickAsync();
        await Host.Button("Draw the winner").ClickAsync();
        await Expect(Phones[0].Page.Locator("#giveaways .v-winners li")).ToHaveCountAsync(1);
        var name = await Phones[0].Page.Locator("#giveaways .v-winners bdi").InnerTextAsync();
        var winner = Phones.Single(p => p.Name == name);
        await Expect(winner.Mine).ToContainTextAsync("You won!");
        await winner.Page.GetByLabel("How we reach you: e-mail or phone").FillAsync("winner@example.com");
        await winner.Page.GetByRole(AriaRole.Button, new() { Name = "Claim my prize" }).ClickAsync();
        await Expect(winner.Mine).ToContainTextAsync("we have your answer");
        Assert.DoesNotContain("winner@example.com", await Host.Page.ContentAsync(), StringComparison.Ordinal);
        await Host.Button("Show contact of place 1").ClickAsync();
        await Expect(Host.Giveaway.Locator(".contact")).ToHaveTextAsync("winner@example.com");
        await Expect(Moderator.Giveaway.Locator(".badge", new() { HasText = "answered" })).ToBeVisibleAsync();
        await Expect(Moderator.Giveaway.Locator(".contact")).ToHaveCountAsync(0);
        Assert.DoesNotContain("winner@example.com", await Moderator.Page.ContentAsync(), StringComparison.Ordinal);

        var page = Phones[2].Page;
        await page.Locator("#giveaways summary").ClickAsync();
        await page.GetByText("Check the draw yourself").ClickAsync();
        await Expect(page.Locator("[data-record][data-state=pass]")).ToBeVisibleAsync();
        await studio.LookAsync(Phones[2].Person);
        await page.GotoAsync($"/s/{Studio.Code}");
        await Expect(page.Locator("#message")).ToBeVisibleAsync();
    }

    public async Task ChatAsync()
    {
        const string Script = "<script>document.title = 'taken over'</script> hello";
        await Phones[1].SayAsync(Script);
        await Expect(Phones[0].Chat).ToContainTextAsync(Script);
        var message = Moderator.Page.Locator(".chat .msg", new() { HasText = Script });
        await Expect(message).ToBeVisibleAsync();
        Assert.NotEqual("taken over", await Phones[0].Page.TitleAsync());
        Assert.NotEqual("taken over", await Moderator.Page.TitleAsync());
        await message.HoverAsync();
        await message.GetByRole(AriaRole.Button, new() { Name = "Hide", Exact = true }).ClickAsync();
        foreach (var phone in Phones) await Expect(phone.Chat.GetByText(Script)).ToHaveCountAsync(0);
        await Expect(Host.Page.Locator(".chat .msg--hidden")).ToContainTextAsync(Script);

        foreach (var phone in Phones) await phone.Page.Locator(".v-chip", new() { HasText = "Questions" }).ClickAsync();
        await Phones[0].Page.FillAsync("#question", "Does it shrink?");
        await Phones[0].Page.Locator("#ask button").ClickAsync();
        var up = Phones[2].Page.Locator("#questions .v-q__up");
        var before = int.Parse(await up.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await up.ClickAsync();
        await Expect(up).ToHaveTextAsync((before + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Moderator.PressAsync("q");
        await Moderator.Page.Locator(".q", new() { HasText = "Does it shrink?" })
            .GetByRole(AriaRole.Button, new() { Name = "Answered", Exact = true }).ClickAsync();
        foreach (var phone in Phones) await Expect(phone.Page.Locator("#questions .v-q--done")).ToContainTextAsync("Does it shrink?");
    }

    /// <summary>A phone without network says so, and has what it missed when it is back.</summary>
    public async Task LoseAndFindAsync(Phone phone)
    {
        await phone.Page.Context.SetOfflineAsync(true);
        await Expect(phone.Page.Locator("#offline")).ToBeVisibleAsync();
        await Phones.First(p => p != phone).SayAsync("still here?");
        await phone.Page.Context.SetOfflineAsync(false);
        await Expect(phone.Chat).ToContainTextAsync("still here?");
        await Expect(phone.Page.Locator("#offline")).ToBeHiddenAsync();
        await phone.SayAsync("back again");
        await Expect(Host.Page.Locator(".chat .msg", new() { HasText = "back again" })).ToContainTextAsync(phone.Name);
    }

    private static async Task<string> NumberAsync(Phone phone) =>
        (await phone.Claim.Locator(".v-mine__number").InnerTextAsync())
            .Replace("Claim #", "", StringComparison.Ordinal).Trim();
}
