using System.Text.Json;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.Shows;

public sealed class StageTests
{
    private static readonly StageItem Poll = new("poll", Uid(5, 1)), Goal = new("goal", Uid(14, 1));

    [Fact]
    public async Task Given_two_items_on_stage_When_one_is_taken_off_Then_undo_brings_it_back()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new OpenPoll(new(Poll.Id), "Which one?", ["Blue", "Sand"], false, true, null));
        await scene.Do(new OpenGoal(new(Goal.Id), "Together", GoalCounts.Orders, 100, null, null, null, false));
        await scene.Do((await scene.View()).Stage.Toggle(Poll));
        await scene.Do((await scene.View()).Stage.Toggle(Goal));
        Assert.Equal([Poll, Goal], (await scene.View()).Stage.Items);
        await scene.Do((await scene.View()).Stage.Toggle(Poll));
        Assert.Equal([Goal], (await scene.View()).Stage.Items);
        await scene.Do(new Undo());
        Assert.Equal([Poll, Goal], (await scene.View()).Stage.Items);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_two_items_of_a_kind_Then_the_first_stands_on_stage()
    {
        await using var scene = await LiveAsync();
        await scene.Do(new SetStage([Poll, Poll with { Id = Uid(5, 2) }], null));
        Assert.Equal([Poll], (await scene.View()).Stage.Items);
        Assert.Equal((Poll.Id, null), ((await scene.View()).Stage.Of("poll"), (await scene.View()).Stage.Of("goal")));
    }

    [Fact]
    public void Given_a_stage_as_JSON_Then_it_reads_as_it_was_written_and_one_of_before_goals_too()
    {
        var stage = new StageView(Mug, 3, DateTimeOffset.UnixEpoch, [Poll, Goal], "Back in five");
        var json = JsonSerializer.Serialize(stage, Json.Options);
        var read = JsonSerializer.Deserialize<StageView>(json, Json.Options)!;
        Assert.Equal(stage with { Items = read.Items }, read);
        Assert.Equal(stage.Items, read.Items);
        var older = $$"""{"pinned":null,"stock":null,"pinnedAt":null,"poll":null,"giveaway":"{{Goal.Id}}","message":null}""";
        Assert.Equal([new("giveaway", Goal.Id)], JsonSerializer.Deserialize<StageView>(older, Json.Options)!.Items);
    }
}
