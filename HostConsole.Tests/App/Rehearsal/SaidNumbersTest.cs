using HostConsole.Core.Blitzes;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using HostConsole.Core.Quizzes;
using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;
using HostConsole.Core.Testimonials;
using HostConsole.Engine;
using HostConsole.Rehearsal;
using HostConsole.Rehearsal.Sample;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Rehearsal;

/// <summary>
/// No sentence on any screen says a number that a query over the facts doesn't give again: the sample show is rehearsed, and all that
/// phones, the stream and the console say of each game on the way is compared.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class SaidNumbersTest
{
    private const double Speed = 20;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250), Lasts = TimeSpan.FromMinutes(4), Between = TimeSpan.FromSeconds(4);

    [Fact]
    public async Task Given_a_rehearsal_with_its_games_When_screens_are_crawled_Then_each_number_is_what_the_facts_add_up_to()
    {
        var (clock, heard) = (new FakeClock(), new HeardTexts());
        await using var app = await RunningApp.StartAsync(o =>
        {
            o.Clock = clock;
            o.Services = services => services.AddSingleton<IStringLocalizerFactory>(
                root => heard.Around(ActivatorUtilities.CreateInstance<ResourceManagerStringLocalizerFactory>(root)));
        });
        var shows = app.Services.GetRequiredService<LiveShows>();
        var rehearsals = app.Services.GetRequiredService<Rehearsals>();
        var log = app.Services.GetRequiredService<IFactLog>();
        await using var crawler = new ScreenCrawler(app.Services, heard);
        var show = Id.New<ShowId>(clock);
        Assert.IsType<Done>(await shows.SendAsync(new Submission(new CreateShow(show, "said",
            new("All games", Usd, "en-US", "UTC", null, null, 60), SamplePlan.Of(SampleContent.ReadShow(), Items(), clock)), Actor.Clock)));
        await DoAsync(new Rehearse(new(Guid.CreateVersion7(clock.GetUtcNow()))));
        while (rehearsals.Find(show) is null) await TickAsync();
        Assert.Null(await rehearsals.SetAsync(show, new(Seed: 7, Viewers: 120, Speed)));
        await DoAsync(new OpenProof(Id.New<ProofId>(clock), 5, 2));
        await DoAsync(new OpenProof(Id.New<ProofId>(clock), 5, 2, Items().Values.First()));
        await DoAsync(new OpenTestimonials(Id.New<TestimonialCallId>(clock), "How do you like the glaze?"));
        await DoAsync(new OpenMilestone(Id.New<MilestoneId>(clock), "Every fifth", MilestoneRule.Every, 5,
            MilestoneOf.Orders, new(RewardKind.Points, "", Points: 10)));
        await DoAsync(new OpenBlitz(Id.New<BlitzId>(clock), "Each five minutes",
            new DealCue(default, Items().Values.First(), new(2_000, Usd), 5, 1, 60, 0, 60, null), new(5, null, "UTC"), null));

        for (var at = TimeSpan.Zero; at < Lasts; at += Step)
        {
            await TickAsync();
            if (at.Ticks % Between.Ticks != 0) continue;
            if (at.Ticks % (2 * Between.Ticks) == 0)
            {
                var now = (await shows.ViewAsync(show))!;
                if ((now.NextCue, now.NextSegment) != (null, null)) await DoAsync(new NextCue(Guid.CreateVersion7(clock.GetUtcNow()), Seed));
                foreach (var quiz in now.Quizzes.Where(q => q.IsOn)) await DoAsync(new NextInQuiz(quiz.Id));
            }

            var view = (await shows.AskAsync(show, new ViewAt(clock.GetUtcNow())))!;
            var facts = log.ReadRun(view.Run, 0).Where(f => f.Seq <= view.Seq).ToList();
            await crawler.CrawlAsync(view, new(facts), clock.GetUtcNow());
        }

        Assert.True(crawler.Wrong.Count == 0, string.Join("\n", crawler.Wrong.Order(StringComparer.Ordinal)));
        string[] asked = ["DealTexts.Phone_Left", "PollTexts.Phone_Votes_Many", "GiveawayTexts.Phone_Entries_Many", "WheelTexts.Phone_Spins_Many",
            "QuizTexts.Phone_Answers_Many", "MilestoneTexts.Left_Next_Orders", "proof.buyers", "proof.highest", "testimonial: # waiting"];
        Assert.All(asked, key => Assert.True(crawler.Asked.GetValueOrDefault(key) > 1, $"{key} was said {crawler.Asked.GetValueOrDefault(key)} times; "
            + string.Join(", ", crawler.Asked)));

        async Task TickAsync()
        {
            var before = rehearsals.Find(show)?.Elapsed;
            clock.Advance(Step);
            do await shows.AskAsync(new Ping());
            while (before is not null && rehearsals.Find(show)?.Elapsed == before);
        }

        async Task DoAsync(ShowCommand command)
        {
            var sent = await shows.SendAsync(show, command, Actor.Clock);
            Assert.True(sent is Done, sent.ToString());
        }
    }

    private static Dictionary<string, Item> Items()
    {
        var skus = SampleContent.ReadShow().Segments.SelectMany(s => s.Cues).Select(c => c.Sku).OfType<string>().Distinct().ToList();
        return skus.ToDictionary(sku => sku, sku => ItemOf(skus.IndexOf(sku) + 1, sku));
    }
}
