using Bunit;
using HostConsole.Planning;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace HostConsole.Tests.Planning;

/// <summary>What is typed into the run of show.</summary>
public sealed class RunOfShowTest : BunitContext, IAsyncLifetime
{
    private readonly List<string> changes = [];

    public RunOfShowTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices(mud => mud.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton(TimeProvider.System);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync() => await base.DisposeAsync();

    [Theory]
    [InlineData("Title of segment 1", "  ", "A")]
    [InlineData("Planned minutes of A", "soon", "10")]
    [InlineData("Planned minutes of A", "", "10")]
    public async Task Given_a_title_or_minutes_that_can_t_be_When_typed_Then_what_stood_there_is_back(string label, string typed, string stands)
    {
        var plan = Open();
        await plan.Find($"[aria-label='{label}']").ChangeAsync(new() { Value = typed });
        Assert.Empty(changes);
        Assert.Equal(stands, plan.Find($"[aria-label='{label}']").GetAttribute("value"));
    }

    [Theory]
    [InlineData("Title of segment 1", " Doors open ", "renamed a segment")]
    [InlineData("Planned minutes of A", "12", "changed the minutes")]
    public async Task Given_a_title_or_minutes_When_typed_Then_the_plan_changes(string label, string typed, string what)
    {
        var plan = Open();
        await plan.Find($"[aria-label='{label}']").ChangeAsync(new() { Value = typed });
        Assert.Equal([what], changes);
    }

    private IRenderedComponent<RunOfShow> Open()
    {
        var plan = Plans.Of("A1 B");
        return Render<RunOfShow>(p => p.Add(r => r.Plan, plan).Add(r => r.State, Plans.State(plan))
            .Add(r => r.Stock, new Dictionary<Core.Kernel.VariantId, int>()).Add(r => r.Begin, () => { })
            .Add(r => r.Changed, ((string What, Core.Shows.Plan Plan) change) => changes.Add(change.What)));
    }
}
