using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace HostConsole.Tests.Crash;

/// <summary>
/// The real process on a disk that is full, and on one that can't be written: it runs on, says so, and goes on by
/// itself.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class DiskTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hostconsole-disk-").FullName;

    [MountFact]
    public async Task Given_a_disk_that_fills_up_When_there_is_room_again_Then_it_goes_on_and_what_was_told_is_there()
    {
        using var server = await RunningProcess.StartAsync(_folder, [.. MountFactAttribute.Namespace!, "sh", "-c",
            "mount -t tmpfs -o size=32m tmpfs \"$0\" && exec \"$@\"", _folder]);
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", RunningProcess.ApiKey);
        var show = (await server.Client.OkAsync("/api/v1/shows",
            new { title = "Full house", currency = "USD", timeZone = "Europe/Berlin" })).GetProperty("id").GetString();
        var path = $"/api/v1/shows/{show}";
        await server.Client.OkAsync($"{path}/live", new { });
        var told = 0;
        object Line() => new { channel = "twitch", author = new { id = "1", name = "Ada" }, text = new string('x', 1_500), id = $"{told}" };
        await server.Client.OkAsync($"{path}/chat", Line());
        told++;

        var filler = Path.Combine($"/proc/{server.Id}/root{_folder}", "filler");
        Fill(filler);
        // The log's file is reused until it is full too.
        var status = HttpStatusCode.OK;
        for (var i = 0; i < 5_000 && status == HttpStatusCode.OK; i++)
        {
            using var answer = await server.Client.PostAsJsonAsync($"{path}/chat", Line());
            status = answer.StatusCode;
            if (status == HttpStatusCode.OK) told++;
            else Assert.Contains("Nothing can be saved right now", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        using (var ready = await server.Client.GetAsync("/readyz"))
            Assert.Equal((HttpStatusCode.ServiceUnavailable, true), (ready.StatusCode,
                (await ready.Content.ReadAsStringAsync()).Contains("not-ready", StringComparison.Ordinal)));
        Assert.Equal(told, (await server.Client.GetAuthorizedAsync($"{path}/metrics")).GetProperty("comments").GetInt32());
        using (var alive = await server.Client.GetAsync("/healthz")) Assert.Equal(HttpStatusCode.OK, alive.StatusCode);

        File.Delete(filler);
        await server.Client.UntilReadyAsync();
        await server.Client.OkAsync($"{path}/chat", Line());
        Assert.Equal(told + 1, (await server.Client.GetAuthorizedAsync($"{path}/metrics")).GetProperty("comments").GetInt32());
    }

    [MountFact]
    public Task Given_a_folder_on_a_read_only_mount_When_started_Then_it_waits_says_why_and_starts_once_it_can_write() =>
        WaitsAsync("mount -o remount,ro \"$0\"", "mount -o remount,rw \"$0\"", "can&#39;t be written (Read-only file system");

    [MountFact]
    public Task Given_a_folder_on_a_full_disk_When_started_Then_it_waits_says_why_and_starts_once_there_is_room() =>
        WaitsAsync("{ head -c 64m /dev/zero > \"$0/filler\" 2> /dev/null; true; }", "rm \"$0/filler\"",
            "can&#39;t be written (No space left on device");

    /// <param name="worse">Shell that takes the folder away, which is <c>$0</c>.</param>
    /// <param name="better">Shell that gives it back.</param>
    private async Task WaitsAsync(string worse, string better, string reason)
    {
        var gate = Path.Combine(Path.GetTempPath(), $"hostconsole-gate-{Guid.NewGuid():N}");
        var script =
            $$"""mount -t tmpfs -o size=32m tmpfs "$0" && {{worse}} || exit 9; gate=$1; shift; """
            + $$"""{ while [ ! -e "$gate" ] && kill -0 $$; do sleep 0.2; done; {{better}}; } > /dev/null 2>&1 & exec "$@" """;
        using var server = await RunningProcess.StartWaitingAsync(_folder,
            [.. MountFactAttribute.Namespace!, "sh", "-c", script, _folder, gate]);
        try
        {
            using var page = new HttpRequestMessage(HttpMethod.Get, "/");
            page.Headers.Accept.ParseAdd("text/html");
            using (var answer = await server.Client.SendAsync(page))
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
                Assert.Contains(reason, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

            using (var ready = await server.Client.GetAsync("/readyz"))
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
                Assert.Equal("application/problem+json", ready.Content.Headers.ContentType?.MediaType);
            }

            using (var alive = await server.Client.GetAsync("/healthz")) Assert.Equal(HttpStatusCode.OK, alive.StatusCode);

            await File.WriteAllTextAsync(gate, "");
            await server.ListensAsync();
            await server.Client.UntilReadyAsync();
        }
        finally
        {
            File.Delete(gate);
        }
    }

    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in (int[])[1 << 20, 4096, 1])
            try
            {
                while (true) file.Write(new byte[size]);
            }
            catch (IOException) { } // full
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
