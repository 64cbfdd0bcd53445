using static System.Net.HttpStatusCode;

namespace HostConsole.Tests.Api;

public sealed class DealApiTest(SharedShows shows) : IClassFixture<SharedShows>
{
    [Fact]
    public async Task Given_a_live_show_When_a_deal_runs_Then_each_call_answers_as_documented()
    {
        await using var scene = await shows.LiveAsync();
        var deal = (await scene.ApiAsync("POST", "deals", scene.Deal(quantity: 2), "deals-launch")).Is(Created).Text("id");
        var (ada, ben, cy) = (await scene.JoinAsync(), await scene.JoinAsync("Ben"), await scene.JoinAsync("Cy"));
        var claim = (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/claim", new { quantity = 1 }, "audience-claim")).Is(Created);
        Assert.Equal(1, claim.Number("number"));
        (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/claim", new { }, "audience-claim-limit-reached"))
            .Is(Conflict, "limit-reached");
        var bens = (await scene.AudienceAsync(ben, "POST", $"deals/{deal}/claim")).Is(Created).Text("claim");
        var late = (await scene.AudienceAsync(cy, "POST", $"deals/{deal}/claim", new { quantity = 1 },
            "audience-claim-sold-out")).Is(Conflict, "sold-out");
        Assert.Equal(1, late.Number("waitlist"));

        var seen = (await scene.ApiAsync("GET", $"deals/{deal}", sample: "deals-get")).Is(OK);
        Assert.Equal(("sold-out", 2, 0), (seen.Text("state"), seen.Number("claimed"), seen.Number("left")));
        var claims = (await scene.ApiAsync("GET", $"deals/{deal}/claims", sample: "deals-claims")).Is(OK);
        Assert.Equal(2, claims.Number("total"));

        Assert.Equal("ordered",
            (await scene.ApiAsync("POST", $"claims/{claim.Text("claim")}/paid", sample: "claims-paid")).Is(OK)
                .Text("state"));
        (await scene.ApiAsync("POST", $"claims/{claim.Text("claim")}/release")).Is(Conflict, "already-ordered");
        Assert.Equal("released", (await scene.ApiAsync("POST", $"claims/{bens}/release", sample: "claims-release")).Is(OK).Text("state"));
        var cys = (await scene.AudienceAsync(cy, "GET", "me")).Is(OK);
        Assert.True(cys["claims"][0].GetProperty("fromWaitlist").GetBoolean());

        Assert.Equal(3, (await scene.ApiAsync("POST", $"deals/{deal}/top-up", new { quantity = 1 }, "deals-top-up"))
            .Is(OK).Number("quantity"));
        var ends = seen["endsAt"].GetDateTimeOffset();
        Assert.Equal(ends.AddSeconds(30),
            (await scene.ApiAsync("POST", $"deals/{deal}/extend", new { seconds = 30 }, "deals-extend"))
                .Is(OK)["endsAt"].GetDateTimeOffset());
        Assert.Equal("ended", (await scene.ApiAsync("POST", $"deals/{deal}/end", sample: "deals-end")).Is(OK).Text("state"));
        (await scene.AudienceAsync(ben, "POST", $"deals/{deal}/claim", new { }, "audience-claim-not-open")).Is(Conflict, "not-open");
    }

    [Fact]
    public async Task Given_a_held_unit_and_a_line_When_the_hold_runs_out_Then_the_unit_is_offered_to_the_first_in_line()
    {
        await using var scene = await shows.LiveAsync();
        var deal = await scene.LaunchAsync(quantity: 1, holdSeconds: 30);
        var (ada, ben, cy) = (await scene.JoinAsync(), await scene.JoinAsync(), await scene.JoinAsync());
        (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/claim")).Is(Created);
        Assert.Equal(1, (await scene.AudienceAsync(ben, "POST", $"deals/{deal}/claim")).Is(Conflict, "sold-out").Number("waitlist"));
        Assert.Equal(2, (await scene.AudienceAsync(cy, "POST", $"deals/{deal}/claim")).Is(Conflict, "sold-out").Number("waitlist"));
        (await scene.AudienceAsync(ben, "POST", $"deals/{deal}/waitlist/leave", new { }, "audience-waitlist-leave")).Is(OK);
        Assert.Equal(1, (await scene.AudienceAsync(cy, "GET", "me"))["waitlist"].GetProperty(deal).GetInt32());

        await scene.AdvanceAsync(TimeSpan.FromSeconds(31));

        Assert.Equal("expired", (await scene.AudienceAsync(ada, "GET", "me"))["claims"][0].GetProperty("state").GetString());
        Assert.Empty((await scene.AudienceAsync(ben, "GET", "me"))["claims"].EnumerateArray());
        var offered = (await scene.AudienceAsync(cy, "GET", "me"))["claims"][0];
        Assert.Equal(("held", true), (offered.GetProperty("state").GetString(), offered.GetProperty("fromWaitlist").GetBoolean()));
        (await scene.AudienceAsync(cy, "DELETE", $"deals/{deal}/waitlist")).Is(OK);
    }

    [Fact]
    public async Task Given_a_claim_without_a_checkout_When_its_viewer_leaves_a_contact_Then_the_page_no_longer_asks()
    {
        await using var scene = await shows.LiveAsync();
        var deal = await scene.LaunchAsync();
        var ada = await scene.JoinAsync();
        (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/contact", new { contact = "ada@example.org" })).Is(Conflict, "no-claim");
        (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/claim")).Is(Created);
        (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/contact", new { contact = "" })).Is(UnprocessableEntity, "invalid");
        Assert.False((await scene.AudienceAsync(ada, "GET", "me"))["claims"][0].GetProperty("contact").GetBoolean());
        (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/contact", new { contact = "ada@example.org" }, "audience-claim-contact")).Is(OK);
        Assert.True((await scene.AudienceAsync(ada, "GET", "me"))["claims"][0].GetProperty("contact").GetBoolean());
    }

    [Fact]
    public async Task Given_claims_When_the_deal_is_cancelled_Then_the_claimants_see_why()
    {
        await using var scene = await shows.LiveAsync();
        var deal = await scene.LaunchAsync();
        var ada = await scene.JoinAsync();
        (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/claim")).Is(Created);
        (await scene.ApiAsync("POST", $"deals/{deal}/cancel", new { reason = "" })).Is(UnprocessableEntity, "invalid");
        Assert.Equal("cancelled", (await scene.ApiAsync("POST", $"deals/{deal}/cancel",
            new { reason = "The price was wrong." }, "deals-cancel")).Is(OK).Text("state"));
        var mine = (await scene.AudienceAsync(ada, "GET", "me"))["claims"][0];
        Assert.Equal(("cancelled", "The price was wrong."),
            (mine.GetProperty("state").GetString(), mine.GetProperty("dealCancelReason").GetString()));
    }

    [Fact]
    public async Task Given_an_idempotency_key_When_the_claim_is_sent_again_Then_the_first_answer_comes_again()
    {
        await using var scene = await shows.LiveAsync();
        var deal = await scene.LaunchAsync(quantity: 1, perViewer: 2);
        var (ada, ben) = (await scene.JoinAsync(), await scene.JoinAsync());
        var first = (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/claim", new { quantity = 1 }, key: "a")).Is(Created);
        Assert.Equal(first.Raw,
            (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/claim", new { quantity = 1 }, key: "a"))
                .Is(Created).Raw);
        (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/claim", new { quantity = 2 }, key: "a"))
            .Is(UnprocessableEntity, "idempotency-key-reused");
        var sold = (await scene.AudienceAsync(ben, "POST", $"deals/{deal}/claim", key: "b")).Is(Conflict, "sold-out");
        Assert.Equal(sold.Raw, (await scene.AudienceAsync(ben, "POST", $"deals/{deal}/claim", key: "b")).Is(Conflict, "sold-out").Raw);
        Assert.Equal(1, (await scene.ApiAsync("GET", $"deals/{deal}/claims")).Number("total"));
    }

    [Fact]
    public async Task Given_wrong_terms_When_a_deal_is_launched_Then_the_field_is_named()
    {
        await using var scene = await shows.LiveAsync();
        object With(Guid? variantId, string amount = "18.00", string currency = "USD", int quantity = 1,
            int seconds = 60) =>
            new { variantId, price = new { amount, currency }, quantity, perViewer = 1, seconds };
        async Task Wrong(object body, string field) =>
            Assert.True((await scene.ApiAsync("POST", "deals", body)).Is(UnprocessableEntity, "invalid")["errors"]
                .TryGetProperty(field, out _),
                field);
        await Wrong(With(Guid.NewGuid()), "variantId");
        await Wrong(With(null), "variantId");
        await Wrong(With(scene.Mug, currency: "EUR"), "price");
        await Wrong(With(scene.Mug, quantity: 0), "quantity");
        await Wrong(With(scene.Mug, seconds: 0), "seconds");
        await Wrong(new { variantId = scene.Mug, quantity = 1 }, "price");
        (await scene.ApiAsync("POST", "deals", With(scene.Mug, amount: "18.005"))).Is(BadRequest, "malformed");
    }

    [Fact]
    public async Task Given_a_lead_in_and_an_end_When_claimed_before_and_after_Then_it_is_not_open()
    {
        await using var scene = await shows.LiveAsync();
        var deal = await scene.LaunchAsync(leadSeconds: 10, seconds: 20);
        var ada = await scene.JoinAsync();
        Assert.Equal("lead-in", (await scene.ApiAsync("GET", $"deals/{deal}")).Text("state"));
        (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/claim")).Is(Conflict, "not-open");
        await scene.AdvanceAsync(TimeSpan.FromSeconds(31));
        (await scene.AudienceAsync(ada, "POST", $"deals/{deal}/claim")).Is(Conflict, "not-open");
        Assert.Equal("ended", (await scene.ApiAsync("GET", $"deals/{deal}")).Text("state"));
    }
}
