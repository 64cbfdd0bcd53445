using Bunit;
using HostConsole.Components.Fields;
using MudBlazor.Services;

namespace HostConsole.Tests.Components;

/// <summary>The fields that are more than one of MudBlazor's.</summary>
public sealed class FieldsTest : BunitContext
{
    public FieldsTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices(mud => mud.PopoverOptions.CheckForPopoverProvider = false);
    }

    [Fact]
    public async Task Given_a_secret_When_it_is_looked_at_and_then_taken_Then_the_next_one_is_hidden_again()
    {
        var field = Render<SecretField>(p => p.Add(f => f.Name, "token").Add(f => f.Label, "Token").Add(f => f.Value, "opal"));
        Assert.Equal("password", field.FindByLabel("Token").GetAttribute("type"));
        await field.ClickAsync("[aria-label='Show what is typed']");
        Assert.Equal("text", field.FindByLabel("Token").GetAttribute("type"));
        field.Render(p => p.Add(f => f.Value, ""));
        Assert.Equal("password", field.FindByLabel("Token").GetAttribute("type"));
    }

    [Theory]
    [InlineData(null, "Kept sealed.")]
    [InlineData("Paste it.", "Paste it.")]
    public void Given_a_field_Then_its_input_names_the_hint_or_what_is_wrong(string? wrong, string described)
    {
        var field = Render<SecretField>(p => p.Add(f => f.Name, "token").Add(f => f.Label, "Token").Add(f => f.Hint, "Kept sealed.")
            .Add(f => f.Problem, new(wrong is null ? "" : "token", wrong ?? "")));
        Assert.Equal(described, field.Find("#" + field.FindByLabel("Token").GetAttribute("aria-describedby")).TextContent.Trim());
        Assert.Equal(wrong, field.WrongWith("Token"));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("#B0306A", null)]
    [InlineData("b0306a", null)]
    [InlineData("red", "Write it as #rrggbb, such as #2b62e3.")]
    public async Task Given_a_colour_When_it_is_typed_Then_the_field_says_whether_it_is_one(string typed, string? wrong)
    {
        var value = "#10141c";
        var field = Render<ColourField>(p => p.Add(f => f.Name, "accent").Add(f => f.Label, "Accent").Add(f => f.Fallback, "#2b62e3")
            .Add(f => f.Value, value).Add(f => f.ValueChanged, v => value = v));
        await field.TypeAsync("Accent", typed);
        Assert.Equal(typed, value);
        field.Render(p => p.Add(f => f.Value, value));
        Assert.Equal(wrong, field.WrongWith("Accent"));
    }
}
