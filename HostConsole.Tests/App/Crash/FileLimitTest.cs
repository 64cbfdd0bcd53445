using System.Net;
using HostConsole.Tests.App;

namespace HostConsole.Tests.Crash;

/// <summary>Strangers fill all the files that the real process may hold.</summary>
[Trait("Speed", "Slow")]
public sealed class FileLimitTest : IDisposable
{
    private const int Files = 700, Strangers = 900;
    private readonly string _folder = Directory.CreateTempSubdirectory("hostconsole-files-").FullName;

    [Fact]
    public async Task Given_a_small_file_limit_When_strangers_fill_it_Then_the_console_is_usable_and_all_comes_back()
    {
        using var server = await RunningProcess.StartAsync(_folder, ["bash", "-c", $"ulimit -n {Files}; exec \"$@\"", "limited"]);
        using var host = new FormBrowser(server.Address);
        var (made, _) = await host.FillInAsync((await FirstAccountAsync(server)).PathAndQuery, ("Input.Name", "Hanna"),
            ("Input.Password", Passphrase));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var before = OpenFiles(server);

        var strangers = new List<RawConnection>();
        try
        {
            for (var i = 0; i < Strangers; i++)
            {
                var stranger = await RawConnection.OpenAsync(server.Address);
                strangers.Add(stranger);
                var head = i % 2 == 0
                    ? $"GET /healthz HTTP/1.1\nHost: {server.Address.Authority}"
                    : RawConnection.WebSocket(server.Address, "/_blazor");
                Assert.StartsWith(i % 2 == 0 ? "HTTP/1.1 200" : "HTTP/1.1 401", await stranger.AskAsync(head), StringComparison.Ordinal);
            }

            Assert.InRange(OpenFiles(server), 200, Files);
            await UsableAsync(server, host.Cookies.GetCookieHeader(server.Address));
        }
        finally
        {
            foreach (var stranger in strangers) stranger.Dispose();
        }

        await UsableAsync(server, host.Cookies.GetCookieHeader(server.Address));
        var late = TimeProvider.System.GetUtcNow() + RunningProcess.Patience;
        while (OpenFiles(server) > before + 40)
            Assert.True((await server.Client.GetAsync("/healthz")).IsSuccessStatusCode
                && TimeProvider.System.GetUtcNow() < late,
                $"{OpenFiles(server)} files are open, {before} were");
        Assert.DoesNotContain("Exception", server.Said, StringComparison.Ordinal);
    }

    private const string Passphrase = "seven small lanterns drift";

    // A page and its circuit, each over a connection of its own, as a browser that comes now needs them.
    private static async Task UsableAsync(RunningProcess server, string cookies)
    {
        using var page = await RawConnection.OpenAsync(server.Address);
        Assert.StartsWith("HTTP/1.1 200",
            await page.AskAsync($"GET /settings HTTP/1.1\nHost: {server.Address.Authority}\nCookie: {cookies}"),
            StringComparison.Ordinal);
        using var circuit = await RawConnection.OpenAsync(server.Address);
        Assert.StartsWith("HTTP/1.1 101", await circuit.AskAsync(RawConnection.WebSocket(server.Address, "/_blazor",
            $"Cookie: {cookies}", $"Origin: http://{server.Address.Authority}")),
            StringComparison.Ordinal);
        await server.Client.GetAuthorizedAsync("/api/v1/shows");
    }

    private static async Task<Uri> FirstAccountAsync(RunningProcess server)
    {
        while (true)
        {
            if (server.Said.Split('\n')
                .FirstOrDefault(line => line.Contains("/first-account?key=", StringComparison.Ordinal)) is { } line)
                return new(line.Trim());
            using var pace = await server.Client.GetAsync("/healthz"); // what it says comes right after the address
        }
    }

    private static int OpenFiles(RunningProcess server) => Directory.EnumerateFileSystemEntries($"/proc/{server.Id}/fd").Count();

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
