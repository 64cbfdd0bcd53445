using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Tests;

/// <summary>
/// What a person does to a component. Found and done in one turn of its dispatcher: a panel that reads something beside may draw
/// itself anew between the two, and the element that was found would be gone.
/// </summary>
internal static class Press
{
    public static Task ClickAsync<T>(this IRenderedComponent<T> cut, string selector, int index = 0) where T : IComponent =>
        cut.InvokeAsync(() => cut.FindAll(selector)[index].ClickAsync(new()));

    public static Task ClickTextAsync<T>(this IRenderedComponent<T> cut, string text) where T : IComponent =>
        cut.InvokeAsync(() => cut.Button(text).ClickAsync(new()));

    /// <summary>The button that says this, or has it as its label.</summary>
    public static IElement Button<T>(this IRenderedComponent<T> cut, string text) where T : IComponent =>
        cut.FindAll("button").First(b => b.GetAttribute("aria-label") == text || Said(b) == text);

    public static Task InputAsync<T>(this IRenderedComponent<T> cut, string selector, string value) where T : IComponent =>
        cut.InvokeAsync(() => cut.Find(selector).InputAsync(value));

    public static Task SubmitAsync<T>(this IRenderedComponent<T> cut, string selector) where T : IComponent =>
        cut.InvokeAsync(() => cut.Find(selector).SubmitAsync());

    /// <summary>Types into the field of that label.</summary>
    public static Task TypeAsync<T>(this IRenderedComponent<T> cut, string label, string value) where T : IComponent =>
        cut.InvokeAsync(() => cut.FindByLabel(label).InputAsync(value));

    /// <summary>What is said to be wrong with the field of that label; null where nothing is.</summary>
    public static string? WrongWith<T>(this IRenderedComponent<T> cut, string label) where T : IComponent =>
        cut.FindByLabel(label) is var field && field.GetAttribute("aria-invalid") == "true"
            ? cut.Find($"[id='{field.GetAttribute("aria-describedby")!.Split(' ')[0]}']").TextContent.Trim() : null;

    /// <summary>The input whose label is exactly this.</summary>
    public static IElement FindByLabel<T>(this IRenderedComponent<T> cut, string label) where T : IComponent =>
        cut.Find("#" + cut.FindAll("label").First(l => Said(l) == label).GetAttribute("for"));

    // As it is read: a line break of the markup is a space.
    private static string Said(IElement element) =>
        string.Join(' ', element.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
