using HostConsole.Accounts;
using HostConsole.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace HostConsole.Startup;

/// <summary>Says on the terminal where the console is and, as long as there is no account, how to make the first one.</summary>
public sealed partial class StartBanner(
    IServer server, DataFolder folder, FirstAccountLink link, IHostApplicationLifetime lifetime,
    IConfiguration settings, ILogger<StartBanner> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() =>
        {
            var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses.Select(Address.Openable).ToList() ?? [];
            // Where a program reads the log, every line of it is an entry.
            if (settings["Logging:Console:FormatterName"] == "json")
            {
                Started(string.Join(' ', addresses), folder.Path, link.Key is { } key ? LinkOf(addresses, key) : null);
                return;
            }

            (settings["HostConsole:Quiet"] is "true" ? TextWriter.Null : Console.Out).Write(Compose(addresses, folder, link.Key));
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public static string Compose(IReadOnlyList<string> addresses, DataFolder folder, string? firstAccountKey)
    {
        List<string> lines = ["", "HostConsole", $"  Address      {string.Join("  ", addresses)}", $"  Data folder  {folder.Path}"];
        if (firstAccountKey is not null)
        {
            lines.Add("  First run    open this link to make the host's account (it works once):");
            lines.Add($"               {LinkOf(addresses, firstAccountKey)}");
        }
        return string.Join(Environment.NewLine, [.. lines, "", ""]);
    }

    private static string LinkOf(IReadOnlyList<string> addresses, string key) =>
        $"{(addresses.Count > 0 ? addresses[0] : Address.Default)}{FirstAccountLink.Path}?key={key}";

    [LoggerMessage(Level = LogLevel.Information, Message = "HostConsole listens at {Addresses}, its data is in "
        + "{Folder}; the first account is made at {FirstAccountLink}")]
    private partial void Started(string addresses, string folder, string? firstAccountLink);
}
