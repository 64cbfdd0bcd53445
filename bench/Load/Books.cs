using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HostConsole.Bench.Load;

/// <summary>What the phones were told of one deal, to be held against what the server says afterwards.</summary>
internal sealed class Books(LoadShow show, string deal, int units, int perViewer = 1)
{
    private readonly ConcurrentQueue<string> _answers = new();
    private readonly Dictionary<int, string> _given = [];
    private int _soldOut, _limited;

    public string Deal => deal;
    public int Given => Read().Count;
    public ICollection<string> Claims => Read().Values;

    public async Task ClaimAsync(Line line, string token)
    {
        switch (await line.PostAsync($"/s/{show.Code}/deals/{deal}/claim", token, """{"quantity":1}"""))
        {
            case 201: _answers.Enqueue(line.Body); break;
            case 409 when line.Body.Contains("/problems/sold-out", StringComparison.Ordinal): Interlocked.Increment(ref _soldOut); break;
            case 409 when line.Body.Contains("/problems/limit-reached", StringComparison.Ordinal):
                Interlocked.Increment(ref _limited);
                break;
            case var status: throw new InvalidOperationException($"A claim was answered with {status}: {line.Body}");
        }
    }

    // After the run: keeping books is no part of what is measured.
    private Dictionary<int, string> Read()
    {
        while (_answers.TryDequeue(out var answer))
        {
            var body = JsonNode.Parse(answer)!;
            Figures.Check(_given.TryAdd(body["number"]!.GetValue<int>(), body["claim"]!.GetValue<string>()),
                "Two phones were given the same number.");
        }

        return _given;
    }

    /// <summary>
    /// Claims that phones were told of = units that the deal has sold = facts in the log; no viewer over the limit, no
    /// unit over the stock.
    /// </summary>
    /// <exception cref="InvalidOperationException">They don't agree.</exception>
    public async Task<string> CheckAsync()
    {
        var sold = (await show.GetAsync($"deals/{deal}")).GetProperty("claimed").GetInt32();
        var (facts, byViewer) = (new HashSet<string>(), new Dictionary<string, int>());
        await foreach (var line in show.FactsAsync())
        {
            if (line.GetProperty("fact").GetString() != "UnitClaimed"
                || line.GetProperty("data") is not { ValueKind: JsonValueKind.Object } data
                || data.GetProperty("deal").GetString() != deal)
                continue;
            facts.Add(data.GetProperty("claim").GetString()!);
            var viewer = data.GetProperty("viewer").GetString()!;
            byViewer[viewer] = byViewer.GetValueOrDefault(viewer) + data.GetProperty("quantity").GetInt32();
        }

        Figures.Check(Given == sold && sold == facts.Count && facts.SetEquals(Claims),
            $"Phones were told of {Given} claims, the deal has {sold} sold, the log {facts.Count}.");
        Figures.Check(sold <= units, $"{sold} of {units} units are sold.");
        Figures.Check(byViewer.Count == 0 || byViewer.Values.Max() <= perViewer,
            $"A viewer has {byViewer.Values.DefaultIfEmpty().Max()} units, {perViewer} are allowed.");
        return $"books: {Figures.Count(Given)} claims told = sold = facts, of {Figures.Count(units)} "
            + $"units; {Figures.Count(_soldOut)} told sold out, {Figures.Count(_limited)} over their limit";
    }
}
