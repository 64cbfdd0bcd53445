using Bunit;
using HostConsole.Components;
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

    [Fact]
    public void Given_a_file_field_Then_its_input_has_the_label_and_names_the_hint_and_what_is_wrong()
    {
        var field = Render<FileField>(p => p.Add(f => f.Name, "csv").Add(f => f.Label, "A CSV file").Add(f => f.Button, "Choose a file")
            .Add(f => f.Drop, "Drop a file here").Add(f => f.Hint, "Up to 32 MB.").Add(f => f.Problem, new("csv", "It is empty.")));
        var input = field.Find("input[type=file]");
        Assert.Equal("A CSV file", input.GetAttribute("aria-label"));
        Assert.Equal(["Up to 32 MB.", "It is empty."],
            input.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find("#" + id).TextContent.Trim()));
        Assert.Equal("It is empty.", field.Find("[role=alert]").TextContent);
    }

    [Theory]
    [InlineData(0, "Step 1 of 3: File")]
    [InlineData(1, "Step 2 of 3: Check")]
    [InlineData(3, "All steps are done.")]
    public void Given_an_import_Then_how_far_it_is_is_said(int at, string said) =>
        Assert.Equal(said, Render<ImportSteps>(p => p.Add(s => s.At, at)).Find("[role=status]").TextContent);

    [Fact]
    public async Task Given_choices_side_by_side_When_one_is_taken_Then_it_alone_is_checked()
    {
        var value = "left";
        var choice = Render<Segments<string>>(p => p.Add(c => c.Label, "Side").Add(c => c.Choices, ["left", "right"])
            .Add(c => c.Word, word => word.ToUpperInvariant()).Add(c => c.Value, value).Add(c => c.ValueChanged, side => value = side));
        Assert.Equal("Side", choice.Find("legend").TextContent);
        await choice.FindAll("label").Single(l => l.TextContent.Trim() == "RIGHT").QuerySelector("input")!.ChangeAsync(new() { Value = "on" });
        choice.Render(p => p.Add(c => c.Value, value));
        Assert.Equal([false, true], choice.FindAll("input").Select(i => i.HasAttribute("checked")));
    }
}
