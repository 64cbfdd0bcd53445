using Microsoft.Playwright;

namespace HostConsole.Tests.Browsing;

/// <summary>The sizes that every page is looked at in.</summary>
public sealed record Screen(string Name, int Width, int Height, bool Touch)
{
    public static readonly Screen Desktop = new("desktop", 1440, 900, Touch: false);
    public static readonly Screen Laptop = new("laptop", 1280, 800, Touch: false);
    public static readonly Screen Tablet = new("tablet", 820, 1180, Touch: true);
    public static readonly Screen Phone = new("phone", 360, 740, Touch: true);
    public static readonly IReadOnlyList<Screen> All = [Desktop, Laptop, Tablet, Phone];

    public BrowserNewContextOptions Options(string? baseUrl, ColorScheme scheme) => new()
    {
        BaseURL = baseUrl,
        ViewportSize = new() { Width = Width, Height = Height },
        HasTouch = Touch,
        IsMobile = Touch,
        ColorScheme = scheme,
        Locale = "en-US",
    };
}
