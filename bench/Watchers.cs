using System.Net.Http.Headers;
using HostConsole.Core.Kernel;

namespace HostConsole.Bench;

/// <summary>Open streams of the audience's page, each read to its end as a phone does.</summary>
internal sealed class Watchers : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly HttpClient _client;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<Task> _readers = [];
    private int _missing;
    private string? _deal;
    private TaskCompletionSource _all = new();

    private Watchers(HttpClient client) => _client = client;

    public static async Task<Watchers> OpenAsync(AppProcess app, string[] tokens)
    {
        var watchers = new Watchers(app.NewClient(Math.Max(1, tokens.Length)));
        foreach (var opened in await Task.WhenAll(tokens.Select(watchers.OpenAsync))) watchers._readers.Add(watchers.ReadAsync(opened));
        return watchers;
    }

    /// <summary>Completes when every stream has shown this deal as sold out.</summary>
    public Task SoldOutAsync(DealId deal)
    {
        lock (_gate)
        {
            (_deal, _missing, _all) = ($"deal-{deal}", _readers.Count, new(TaskCreationOptions.RunContinuationsAsynchronously));
            if (_missing == 0) _all.SetResult();
        }

        return _all.Task.WaitAsync(Longest);
    }

    private async Task<StreamReader> OpenAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/s/bench/events")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) }
        };
        var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stop.Token);
        answer.EnsureSuccessStatusCode();
        return new(await answer.Content.ReadAsStreamAsync(_stop.Token));
    }

    private async Task ReadAsync(StreamReader stream)
    {
        using var _ = stream;
        string? seen = null;
        try
        {
            while (await stream.ReadLineAsync(_stop.Token) is { } line)
            {
                var deal = Volatile.Read(ref _deal);
                if (deal is null || seen == deal || !line.Contains(deal, StringComparison.Ordinal)
                    || !line.Contains("sold-out", StringComparison.Ordinal))
                    continue;
                seen = deal;
                lock (_gate)
                    if (deal == _deal && --_missing == 0) _all.TrySetResult();
            }
        }
        catch (OperationCanceledException) { }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_readers);
        _stop.Dispose();
        _client.Dispose();
    }
}
