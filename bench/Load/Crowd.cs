using System.Globalization;

namespace HostConsole.Bench.Load;

/// <summary>An audience in a show: phones with open streams that chat, vote and enter while a case runs.</summary>
internal sealed class Crowd : IDisposable
{
    private readonly string _poll, _giveaway;
    private readonly Usage _usage;
    private readonly long _memory;
    private int _marks, _beat;

    private Crowd(LoadShow show, Audience audience, string[] tokens, Line[] lines, string poll, string giveaway) =>
        (Show, Audience, Tokens, Lines, _poll, _giveaway, _usage, _memory) =
            (show, audience, tokens, lines, poll, giveaway, show.Start(), show.App.Memory);

    public LoadShow Show { get; }
    public Audience Audience { get; }
    public string[] Tokens { get; }

    /// <summary>What the claims of the case are sent over.</summary>
    public Line[] Lines { get; }

    /// <param name="streams">How many of the viewers hold a stream; each phones a connection (1: HTTP/1.1).</param>
    public static async Task<Crowd> StartAsync(Options options, int viewers, int streams, int each, int connections)
    {
        var (show, http2) = await StreamsLoad.StartAsync(options);
        try
        {
            var tokens = await show.JoinAsync(viewers);
            var (poll, giveaway) = (await show.PollAsync(), await show.GiveawayAsync());
            var audience = await Audience.OpenAsync(show.Folder, each == 1 ? show.App.Address : http2, show.Events,
                tokens[..streams], each);
            await StreamsLoad.SettleAsync(show, audience, tokens[0]);
            await audience.StartCountingAsync();
            Console.WriteLine($"\n{Figures.Count(viewers)} viewers, {Figures.Count(streams)} open streams over "
                + $"HTTP/{(each == 1 ? "1.1" : "2")}, claims over {connections} connections");
            return new(show, audience, tokens, show.NewLines(connections), poll, giveaway);
        }
        catch
        {
            show.Dispose();
            throw;
        }
    }

    /// <summary>Twice a second a line of chat, whose way to the phones is timed, two votes and an entry, until told to stop.</summary>
    public async Task LiveAsync(CancellationToken stop)
    {
        using var line = new Line(Show.App.Address);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(0.5));
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                var i = _beat++;
                await SayAsync(line, Tokens[i % Tokens.Length]);
                for (var vote = 0; vote < 2; vote++)
                    Ok(await line.PostAsync($"/s/{Show.Code}/polls/{_poll}/vote",
                        Tokens[(2 * i + vote) % Tokens.Length], $$"""{"option":{{i % 3}}}"""), line);
                if (i < Tokens.Length) Ok(await line.PostAsync($"/s/{Show.Code}/giveaways/{_giveaway}/enter", Tokens[i], "{}"), line);
            }
        }
        catch (OperationCanceledException) { }
    }

    private async Task SayAsync(Line line, string token)
    {
        Ok(await line.PostAsync($"/s/{Show.Code}/chat", token, $$"""{"text":"{{Marks.Now()}}"}"""), line);
        _marks++;
    }

    /// <summary>Waits until all phones have seen all, says what was measured, and checks that none was lost.</summary>
    public async Task ReportAsync(string claims)
    {
        var used = _usage.Say();
        var (marks, lost) = await Audience.SettledAsync(_marks, TimeSpan.FromSeconds(60));
        Console.WriteLine($"  claims, sent until answered: {claims}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  chat, sent until on all other "
            + $"phones: {marks.Say()}; {(long)_marks * Audience.Count - marks.Seen} missing, {lost} streams lost"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {used}, {_memory / 1048576.0:0} MB when all had come"));
        Figures.Check(lost == 0 && marks.Seen == (long)_marks * Audience.Count, "A stream was lost, or a line of chat didn't come.");
    }

    private static void Ok(int status, Line line) =>
        Figures.Check(status is 200 or 201, $"A viewer was answered with {status}: {line.Body}");

    public void Dispose()
    {
        foreach (var line in Lines) line.Dispose();
        Audience.Dispose();
        Show.Dispose();
    }
}
