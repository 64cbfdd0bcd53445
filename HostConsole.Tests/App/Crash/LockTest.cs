using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;

namespace HostConsole.Tests.Crash;

/// <summary>The real process while another one (this) holds its database.</summary>
[Trait("Speed", "Slow")]
public sealed class LockTest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hostconsole-lock-").FullName;

    /// <summary>Holds the store as a database browser does in which somebody has begun to edit.</summary>
    private sealed class Hold : IDisposable
    {
        private readonly SqliteConnection _connection;
        private readonly SqliteTransaction _held;

        public Hold(string folder)
        {
            _connection = new($"Data Source={Path.Combine(folder, "hostconsole.db")};Pooling=False");
            _connection.Open();
            _held = _connection.BeginTransaction(deferred: false);
        }

        public void Dispose()
        {
            _held.Dispose();
            _connection.Dispose();
        }
    }

    [Fact]
    public async Task Given_another_process_that_locks_the_store_When_it_lets_go_Then_it_goes_on_and_the_repeated_call_counts_once()
    {
        using var server = await RunningProcess.StartAsync(_folder);
        server.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", RunningProcess.ApiKey);
        var show = await server.Client.OkAsync("/api/v1/shows", new { title = "Locked out", currency = "USD", timeZone = "Europe/Berlin" });
        var path = $"/api/v1/shows/{show.GetProperty("id").GetString()}";
        await server.Client.OkAsync($"{path}/live", new { });
        using (new Hold(_folder))
        {
            var (status, said) = await OrderAsync(server.Client, path);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
            Assert.Contains("locked", said, StringComparison.Ordinal);
            Assert.Contains("tries again by itself", said, StringComparison.Ordinal);
            using var ready = await server.Client.GetAsync("/readyz");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            using var alive = await server.Client.GetAsync("/healthz");
            Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
            // What is recorded can be looked at, by programs and by the audience.
            Assert.Equal(0, (await server.Client.GetAuthorizedAsync($"{path}/metrics")).GetProperty("orders").GetInt32());
            using var page = await server.Client.GetAsync($"/s/{show.GetProperty("code").GetString()}");
            Assert.Contains("Locked out", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await server.Client.UntilReadyAsync();
        var first = await OrderAsync(server.Client, path);
        Assert.Equal(HttpStatusCode.Created, first.Status);
        Assert.Equal(first, await OrderAsync(server.Client, path));
        Assert.Equal(1, (await server.Client.GetAuthorizedAsync($"{path}/metrics")).GetProperty("orders").GetInt32());
    }

    [Fact]
    public async Task Given_another_process_that_locks_the_store_When_started_Then_it_waits_says_why_and_starts_once_it_lets_go()
    {
        using (await RunningProcess.StartAsync(_folder)) { }
        RunningProcess waiting;
        using (new Hold(_folder))
        {
            waiting = await RunningProcess.StartWaitingAsync(_folder);
            using var answer = await waiting.Client.GetAsync("/");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("locked by another program", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using (waiting)
        {
            await waiting.ListensAsync();
            await waiting.Client.UntilReadyAsync();
        }
    }

    [Fact]
    public async Task Given_a_console_that_runs_When_a_second_one_is_started_on_its_folder_Then_that_one_ends_with_the_reason()
    {
        using var first = await RunningProcess.StartAsync(_folder);
        var (code, said) = await RunningProcess.RunAsync(_folder, "--urls", "http://127.0.0.1:0");
        Assert.Equal(3, code);
        Assert.Contains("Another HostConsole runs on the data folder", said, StringComparison.Ordinal);
        await first.Client.UntilReadyAsync();
    }

    private static async Task<(HttpStatusCode Status, string Body)> OrderAsync(HttpClient client, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{path}/orders")
        {
            Content = JsonContent.Create(new
            {
                externalId = "4711",
                placedAt = new DateTimeOffset(2026, 11, 21, 19, 0, 0, TimeSpan.Zero),
                lines = new[] {
                    new { title = "Plate", quantity = 1, unitPrice = new { amount = "20.00", currency = "USD" } } }
            }),
        };
        request.Headers.Add("Idempotency-Key", "order-4711");
        using var response = await client.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
