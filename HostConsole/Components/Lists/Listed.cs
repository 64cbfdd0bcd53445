using Microsoft.AspNetCore.Components.Web;

namespace HostConsole.Components.Lists;

/// <summary>A list below a field in which one types: the focus stays in the field, arrow keys move what Enter takes.</summary>
public static class Listed
{
    /// <summary>Where the arrow key leads, round at both ends; the same place for another key, or where there is nothing.</summary>
    public static int Step(int at, int count, KeyboardEventArgs key) => (key.Key, count) switch
    {
        (_, 0) => at,
        ("ArrowDown", _) => (at + 1) % count,
        ("ArrowUp", _) => (at + count - 1) % count,
        _ => at,
    };
}
