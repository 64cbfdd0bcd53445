using System.Reflection;
using Microsoft.Playwright;

namespace HostConsole.Tests.Browsing; // not "Browser": App/Browser.cs is a class of that name

/// <summary>Finds the browser that is installed here (nothing is downloaded) and starts it.</summary>
public static class Chromium
{
    private static readonly Lazy<string?> Found = new(() => Candidates().FirstOrDefault(File.Exists));

    /// <summary>The browser's program, or null. CHROMIUM_PATH, where it is set, is the only place looked at.</summary>
    public static string? Path => Found.Value;

    public static string Missing => Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } set
        ? $"NO BROWSER: CHROMIUM_PATH is '{set}', and there is no such file."
        : "NO BROWSER: no Chromium, Chrome or Edge was found. Install one (Debian: apt-get install chromium; ./test.sh "
            + "does it) or set CHROMIUM_PATH.";

    /// <exception cref="InvalidOperationException">No browser was found; the message says what to do.</exception>
    public static async Task<(IPlaywright Playwright, IBrowser Browser)> LaunchAsync()
    {
        var program = Path ?? throw new InvalidOperationException(Missing);
        UseDriverOfPackage();
        var playwright = await Playwright.CreateAsync();
        List<string> args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required"];
        if (OperatingSystem.IsLinux() && Environment.UserName == "root") args.Add("--no-sandbox");
        return (playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Headless = true, Args = args }));
    }

    // The driver is a Node.js program inside the package; the build leaves it there and writes the folder into this assembly.
    private static void UseDriverOfPackage()
    {
        if (Environment.GetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH") is { Length: > 0 }) return;
        var package = typeof(Chromium).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(
            a => a.Key == "PlaywrightPackage").Value!;
        if (!OperatingSystem.IsWindows())
            foreach (var node in Directory.EnumerateFiles(System.IO.Path.Combine(package, ".playwright", "node"),
                "node", SearchOption.AllDirectories))
                if (!File.GetUnixFileMode(node).HasFlag(UnixFileMode.UserExecute))
                    File.SetUnixFileMode(node, File.GetUnixFileMode(node) | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", package);
    }

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } set) return [set];
        string[] names = OperatingSystem.IsWindows()
            ? ["chrome.exe", "msedge.exe", "chromium.exe"]
            : ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge",
                "microsoft-edge-stable"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).Concat(UsualPlaces());
    }

    private static IEnumerable<string> UsualPlaces()
    {
        if (OperatingSystem.IsMacOS())
            return from root in new[] { "/Applications", System.IO.Path.Combine(
                Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "Applications") }
                   from app in new[] { "Google Chrome", "Chromium", "Microsoft Edge" }
                   select $"{root}/{app}.app/Contents/MacOS/{app}";
        if (OperatingSystem.IsWindows())
            return from root in new[] { Environment.SpecialFolder.ProgramFiles,
                Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
                   from app in new[] { @"Google\Chrome\Application\chrome.exe",
                       @"Microsoft\Edge\Application\msedge.exe", @"Chromium\Application\chrome.exe" }
                   select System.IO.Path.Combine(Environment.GetFolderPath(root), app);
        return ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/opt/google/chrome/chrome",
            "/opt/microsoft/msedge/msedge", "/snap/bin/chromium"];
    }
}
