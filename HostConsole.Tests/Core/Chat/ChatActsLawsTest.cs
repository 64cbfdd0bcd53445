using FsCheck;
using FsCheck.Fluent;
using HostConsole.Core.Chat;
using HostConsole.Core.ClaimText;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Chat;

/// <summary>Whatever is written, in whatever order, however often a bridge delivers it.</summary>
[Trait("Speed", "Slow")]
public sealed class ChatActsLawsTest
{
    private static readonly string[] Channels = ["twitch", "youtube", "kick"];
    private static readonly string[] Said = ["1", "2", "#2", "3", "tote", "claim", "claim 2", "sold 1", "hello"];

    private sealed record Line(int Channel, int Author, int Said, int Id, bool Twice)
    {
        public RelayMessage Message(int n) =>
            new(new(Uid(4, n)), RelayedAuthor.Of(Channels[Channel], $"{Author}"), $"A{Author}", Channels[Channel],
                ChatActsLawsTest.Said[Said], DateTimeOffset.UnixEpoch, $"{Id}");
    }

    private static readonly Gen<Line> Any =
        from channel in Gen.Choose(0, 2)
        from author in Gen.Choose(1, 4)
        from said in Gen.Choose(0, Said.Length - 1)
        from id in Gen.Choose(1, 60)
        from twice in Gen.Choose(0, 3)
        select new Line(channel, author, said, id, twice == 0);

    [Fact]
    public void One_vote_and_one_entry_a_person_and_channel_and_no_claim_twice()
    {
        var (votes, entries, claims) = (0, 0, 0);
        Law.Holds(Any.ListOf(80).Zip(Gen.Elements(true, false)), 60, 81, evening =>
        {
            var ran = RunAsync(evening.Item1, evening.Item2).GetAwaiter().GetResult();
            (votes, entries, claims) = (votes + ran.Votes, entries + ran.Entries, claims + ran.Claims);
        });
        Assert.True(votes > 200 && entries > 200 && claims > 200,
            $"Only {votes} votes, {entries} entries, {claims} claims: the generator proves too little.");
    }

    private static async Task<(int Votes, int Entries, int Claims)> RunAsync(IReadOnlyList<Line> lines, bool change)
    {
        await using var scene = await LiveAsync(30);
        await scene.Do(new SetClaimTemplates(ClaimTemplate.Usual));
        await scene.Do(new OpenPoll(new(Uid(5, 1)), "Which one?", ["Blue", "Sand", "Moss"], false, change, null));
        await scene.Do(new GiveawayCommand.OpenGiveaway(new(Uid(6, 1)), "Tote", "A tote", "One entry each.", "tote",
            EntryMode.Open, null, 1, 0, null, null, Seed));
        await scene.Do(Launch(12, perViewer: 2, seconds: 3600, hold: 3600));
        var n = 100;
        var sent = lines.SelectMany(line => Enumerable.Repeat(line, line.Twice ? 2 : 1)).Select(line => line.Message(n++)).ToArray();
        foreach (var message in sent) await scene.Do(message);

        // What a platform's id was seen with first is the message; the rest are repeats.
        var heard = sent.DistinctBy(m => (m.Channel, m.ExternalId)).ToArray();
        var view = await scene.View();
        Assert.Equal(heard.Length, view.Chat.Comments);
        var cast = heard.Where(m => WrittenNumber.Read(m.Text) is not null).GroupBy(m => m.Author)
            .Select(g => WrittenNumber.Read((change ? g.Last() : g.First()).Text)!.Value - 1).ToArray();
        Assert.Equal(Enumerable.Range(0, 3).Select(o => cast.Count(c => c == o)), view.Polls[0].Options.Select(o => o.Votes));
        Assert.Equal(heard.Where(m => m.Text == "tote").Select(m => m.Author).Distinct().Count(), view.Giveaways[0].Entries);
        var claims = await scene.Read(w => w.Current(scene.Show)!.State.Deals.ClaimsOf(new DealId(Uid(2, 1))));
        Assert.All(claims.GroupBy(c => c.Viewer), g => Assert.InRange(g.Sum(c => c.Quantity), 1, 2));
        Assert.True(claims.Sum(c => c.Quantity) <= 12 && view.Deals[0].Left >= 0);
        Assert.Equal(claims.Length, view.Chat.Messages.Count(m => m.Answer is { Act: "claim", Done: true }));
        await scene.ReplaysAsync();
        return (cast.Length, view.Giveaways[0].Entries, claims.Length);
    }
}
