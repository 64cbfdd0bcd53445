using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace HostConsole.Surfaces;

/// <summary>A text with markup in it: each language puts {0} and {1} where they belong.</summary>
public sealed partial class Sentence : ComponentBase
{
    [Parameter, EditorRequired] public required string Of { get; set; }

    /// <summary>What stands for {0}.</summary>
    [Parameter] public RenderFragment? First { get; set; }

    /// <summary>What stands for {1}.</summary>
    [Parameter] public RenderFragment? Second { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var piece in Places.Split(Of))
        {
            if (piece == "{0}") builder.AddContent(0, First);
            else if (piece == "{1}") builder.AddContent(1, Second);
            else builder.AddContent(2, piece);
        }
    }

    [GeneratedRegex(@"(\{[01]\})")]
    private static partial Regex Places { get; }
}
