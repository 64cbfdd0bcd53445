using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using Microsoft.Extensions.DependencyInjection;

namespace HostConsole.Bench;

/// <summary>Plays a show of many facts through the real writer, three hours of it, days ago.</summary>
internal static class LongShow
{
    private const int InFlight = 2_000;
    private static readonly TimeSpan Length = TimeSpan.FromHours(3);

    /// <summary>What happened, as the review has to count it.</summary>
    public sealed record Played(
        ShowId Show, long Facts, int Viewers, int Votes, int Comments, int Claims, int Orders, DateTimeOffset EndedAt);

    /// <summary>A clock that the play moves.</summary>
    private sealed class PlayClock(DateTimeOffset start) : TimeProvider
    {
        private long _ticks = start.UtcTicks;
        public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
        public void MoveTo(DateTimeOffset at) => Interlocked.Exchange(ref _ticks, at.UtcTicks);
    }

    public static async Task<Played> PlayAsync(string folder, int facts)
    {
        var start = TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(7);
        var clock = new PlayClock(start);
        await using var venue = await Venue.OpenAsync(folder, clock);
        var share = facts / 1_000;
        var (viewers, claims, orders, polls) = (50 * share, 40 * share, 30 * share, 10);
        var deals = new LaunchDeal[20];
        for (var i = 0; i < deals.Length; i++) deals[i] = await venue.DealAsync(claims, $"Piece number {i + 1}");
        var opened = new PollId[polls];
        for (var i = 0; i < polls; i++)
            await venue.DoAsync(new OpenPoll(opened[i] = Id.New<PollId>(clock), $"Which glaze for number {i + 1}?",
                ["Sea green", "Rust", "Chalk"], false, true, null));
        var people = Enumerable.Range(0, viewers).Select(_ => Id.New<ViewerId>(clock)).ToArray();
        var made = Enumerable.Range(0, claims).Select(
            i => new ClaimUnit(deals[i % deals.Length].Deal, Id.New<ClaimId>(clock), people[i % viewers], 1)).ToArray();
        var votes = 40 * share * polls;

        // The mix of the hour, one kind after the other in each of a hundred slices, so that every minute has some of all.
        const int slices = 100;
        for (var slice = 0; slice < slices; slice++)
        {
            clock.MoveTo(start + Length * ((slice + 1) / (double)(slices + 1)));
            IEnumerable<int> Slice(int all) => Enumerable.Range(all * slice / slices, all * (slice + 1) / slices - all * slice / slices);
            await SendAsync(venue, Slice(viewers).Select(i => new JoinShow(people[i], i % 5 == 0 ? $"Guest {i}" : null)));
            await venue.DoAsync(new CountAudience(slice < slices / 2 ? viewers * slice / slices : viewers * (slices - slice) / slices));
            await SendAsync(venue, Slice(votes).Select(i => new CastVote(opened[i % polls], people[i / polls % viewers], i % 3)));
            await SendAsync(venue, Slice(claims).Select(i => made[i]));
            await SendAsync(venue, Slice(orders).Select(i => Order(made[i], deals[i % deals.Length], clock.GetUtcNow(), i)), ledger: true);
            await SendAsync(venue, Slice(290 * share).Select(i => new PostMessage(Id.New<MessageId>(clock),
                people[i % viewers], $"How large is it, and is it fit for the dishwasher? ({i})")));
        }

        var comments = 290 * share;
        var log = venue.Services.GetRequiredService<IFactLog>();
        await venue.Writer.AskAsync(new Ping());
        // Holds that nobody paid run out after the end, one fact or two each; chat fills up to the number asked for.
        for (var missing = facts - log.LastSeq() - 2 * (claims - orders); missing > 0; missing = 0)
        {
            await SendAsync(venue, Enumerable.Range(0, (int)missing)
                .Select(i => new PostMessage(Id.New<MessageId>(clock), people[i % viewers], $"Thank you! ({i})")));
            comments += (int)missing;
        }

        clock.MoveTo(start + Length);
        await venue.DoAsync(new EndShow());
        await venue.DoAsync(new CountAudience(0));
        var ended = clock.GetUtcNow();
        clock.MoveTo(ended + TimeSpan.FromHours(50));
        await venue.DoAsync(new CountPlatform("twitch", 0)); // wakes what is due
        var stock = await venue.Writer.AskAsync(new StockOf([.. deals.Select(d => d.Item.Variant).OfType<VariantId>()]));
        var held = stock.Values.Sum(level => level.Held);
        Figures.Check(held == 0, $"{held} units are still held.");
        return new(venue.Show, log.LastSeq(), viewers, votes, comments, claims, orders, ended);
    }

    // Three claims of four are paid; one order in twenty has a discount.
    private static PlaceOrder Order(ClaimUnit claim, LaunchDeal deal, DateTimeOffset now, int i) => new(new(
        new("shop", $"{i + 1}"), now, Venue.Usd, [new(deal.Item.Variant, null, deal.Item.Title, 1, deal.Price)],
        new(i % 20 == 0 ? 100 : 0, Venue.Usd), Customer: claim.Viewer.Value, Claim: claim.Claim, Number: $"#{i + 1}"));

    private static async Task SendAsync(Venue venue, IEnumerable<ShowCommand> commands, bool ledger = false)
    {
        foreach (var some in commands.Chunk(InFlight)) await Task.WhenAll(some.Select(c => venue.DoAsync(c, ledger)));
    }
}
