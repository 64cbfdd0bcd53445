using System.Text.Json;
using HostConsole.Tests.App;

namespace HostConsole.Tests.Crash;

[Trait("Speed", "Slow")]
public sealed class LogsTest
{
    [Fact]
    public async Task Given_logs_for_a_program_When_the_console_runs_and_stops_Then_every_line_is_an_entry_with_its_values()
    {
        using var folder = new TestFolder();
        using var server = await RunningProcess.StartAsync(folder.Path, null, ("Logging__Console__FormatterName", "json"));
        server.Terminate();
        Assert.Equal(0, await server.ExitAsync());
        var entries = server.Said.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var started = Assert.Single(entries, e => e.GetProperty("Category").GetString() == "HostConsole.Startup.StartBanner");
        Assert.Equal(folder.Path, started.GetProperty("State").GetProperty("Folder").GetString());
        Assert.Contains("/first-account?key=", started.GetProperty("State").GetProperty("FirstAccountLink").GetString(),
            StringComparison.Ordinal);
    }
}
