using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Engine;
using HostConsole.Shows;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;
using static HostConsole.Tests.Planning.Plans;

namespace HostConsole.Tests.Planning;

public sealed class PlanConflictTest
{
    private static readonly Actor By = new(ActorKind.Console, "test");

    [Fact]
    public async Task Given_two_who_edit_When_the_second_saves_over_the_first_Then_it_is_refused_and_nothing_is_lost()
    {
        await using var app = await RunningApp.StartAsync();
        var (shows, desk) = (app.Services.GetRequiredService<LiveShows>(), app.Services.GetRequiredService<PlanDesk>());
        var id = new ShowId(Guid.CreateVersion7());
        Assert.IsType<Done>(await shows.SendAsync(new Submission(new CreateShow(id, "plan-test", State(Plan.Empty).Settings), By)));

        Assert.IsType<Done>(await shows.SendAsync(id, new ChangePlan(Of("A1"), ChangePlan.NewPlan), By));
        var refused = Assert.IsType<Refused>(await shows.SendAsync(id, new ChangePlan(Of("B2"), ChangePlan.NewPlan), By));
        Assert.Equal("plan-changed", refused.Rejection.Slug);

        var state = (await desk.ReadAsync(id))!;
        Assert.Equal("A1", Text(state.Plan));
        Assert.IsType<Done>(await shows.SendAsync(id, new ChangePlan(Of("A1 B2"), state.ChangedAt), By));
        Assert.Equal("A1 B2", Text((await desk.ReadAsync(id))!.Plan));
    }

    [Fact]
    public async Task Given_shows_When_listed_Then_each_has_its_state_zone_and_length()
    {
        await using var app = await RunningApp.StartAsync();
        var shows = app.Services.GetRequiredService<LiveShows>();
        var (draft, planned, ended) =
            (new ShowId(Guid.CreateVersion7()), new ShowId(Guid.CreateVersion7()), new ShowId(Guid.CreateVersion7()));
        var settings = State(Plan.Empty).Settings;
        await shows.SendAsync(new Submission(new CreateShow(draft, "draft-one", settings with { LocalStart = null }), By));
        await shows.SendAsync(new Submission(new CreateShow(planned, "planned-one", settings), By));
        await shows.SendAsync(new Submission(new CreateShow(ended, "ended-one", settings), By));
        await shows.SendAsync(ended, new GoLive(), By);
        await shows.SendAsync(ended, new EndShow(), By);

        var lines = await app.Services.GetRequiredService<ShowList>().ReadAsync();
        Assert.Equal([planned, draft, ended], lines.Select(l => l.Id));
        Assert.Equal([ShowStatus.Scheduled, ShowStatus.Draft, ShowStatus.Ended], lines.Select(l => l.Status));
        Assert.Equal(new DateTimeOffset(2026, 11, 27, 19, 0, 0, TimeSpan.Zero), lines[0].StartsAt!.Value.ToUniversalTime());
        Assert.Equal(60, lines[0].Settings.PlannedMinutes);
    }
}
