using Bunit;
using HostConsole.Components;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Tests.Components;

/// <summary>A fault in one panel stays in that panel.</summary>
public sealed class GuardedTest : BunitContext
{
    private bool _broken = true;

    private RenderFragment Panel(string text) => builder =>
    {
        if (_broken && text == "broken") throw new InvalidOperationException("a fault of the panel");
        builder.AddContent(0, text);
    };

    [Fact]
    public async Task Given_a_panel_that_can_not_be_drawn_Then_its_neighbour_stays_and_it_is_shown_again_when_asked()
    {
        var page = Render(builder =>
        {
            foreach (var text in new[] { "broken", "whole" })
            {
                builder.OpenComponent<Guarded>(0);
                builder.AddAttribute(1, nameof(Guarded.What), "The panel");
                builder.AddAttribute(2, nameof(Guarded.ChildContent), Panel(text));
                builder.CloseComponent();
            }
        });
        Assert.Contains("The panel ran into a fault.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("whole", page.Markup, StringComparison.Ordinal);

        await page.ClickAsync("button");
        Assert.Contains("ran into a fault", page.Markup, StringComparison.Ordinal);
        _broken = false;
        await page.ClickAsync("button");
        Assert.DoesNotContain("fault", page.Markup, StringComparison.Ordinal);
        Assert.Contains("broken", page.Markup, StringComparison.Ordinal);
    }
}
