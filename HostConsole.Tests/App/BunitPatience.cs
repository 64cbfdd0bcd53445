using System.Runtime.CompilerServices;
using Bunit;

namespace HostConsole.Tests;

internal static class BunitPatience
{
    /// <summary>A condition is waited for as long as a slow machine may need; a test that passes doesn't take longer for it.</summary>
    [ModuleInitializer]
    internal static void Wait() => BunitContext.DefaultWaitTimeout = TimeSpan.FromMinutes(2);
}
