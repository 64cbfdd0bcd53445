using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using HostConsole.Accounts;
using HostConsole.Tests.App;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HostConsole.Tests.Accounts;

public sealed class WrongKeysTest
{
    [Fact]
    public async Task Given_many_wrong_keys_When_more_come_Then_429_one_line_in_the_log_and_right_keys_go_on()
    {
        using var log = new Heard();
        await using var app = await RunningApp.StartAsync(o =>
        {
            (o.Clock, o.Settings["Logging:LogLevel:Default"]) = (new FakeClock(), "Information");
            o.Services = services => services.AddSingleton<ILoggerProvider>(log);
        });
        log.Lines.Clear();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 3 * WrongKeys.AtOnce; i++) answers.Add(await CallAsync(app, $"guess-{i}"));
        Assert.All(answers.Take(WrongKeys.AtOnce), status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.Contains(HttpStatusCode.TooManyRequests, answers.Skip(WrongKeys.AtOnce));
        Assert.Equal(HttpStatusCode.OK, await CallAsync(app, RunningApp.ApiKey));
        var told = Assert.Single(log.Lines);
        Assert.Contains("wrong or revoked API key", told, StringComparison.Ordinal);
        Assert.DoesNotContain("guess", told, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> CallAsync(RunningApp app, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/shows");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var answer = await app.Stranger.SendAsync(request);
        if (answer.StatusCode == HttpStatusCode.TooManyRequests) Assert.NotNull(answer.Headers.RetryAfter);
        return answer.StatusCode;
    }

    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();
        public ILogger CreateLogger(string categoryName) => this;
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
        public bool IsEnabled(LogLevel logLevel) => true;
        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception));
        public void Dispose() { }
    }
}
