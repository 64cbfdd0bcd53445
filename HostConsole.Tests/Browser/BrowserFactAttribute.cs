namespace HostConsole.Tests.Browsing;

/// <summary>
/// A test that needs a real browser. Where none is installed it is reported as skipped, with what to do;
/// under CI=true it runs, so that <see cref="BrowserFixture"/> fails it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (Chromium.Path is not null || Ci.IsOn) return;
        Skip = Chromium.Missing;
        Console.Error.WriteLine(Chromium.Missing);
    }
}
