namespace HostConsole.Tests;

/// <summary>
/// Where <c>CI=true</c>, a program that a test talks to must be there: a missing one fails the test instead of skipping
/// it.
/// </summary>
internal static class Ci
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("CI") is "true" or "True" or "1";
}
