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
        cut.InvokeAsync(() => cut.FindAll("button").First(b => b.TextContent.Trim() == text).ClickAsync(new()));

    public static Task InputAsync<T>(this IRenderedComponent<T> cut, string selector, string value) where T : IComponent =>
        cut.InvokeAsync(() => cut.Find(selector).InputAsync(value));

    public static Task SubmitAsync<T>(this IRenderedComponent<T> cut, string selector) where T : IComponent =>
        cut.InvokeAsync(() => cut.Find(selector).SubmitAsync());
}
