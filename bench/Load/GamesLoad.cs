namespace HostConsole.Bench.Load;

/// <summary>
/// Spins of a wheel and answers to a quiz over HTTP beside claims, by the same viewers over the same connections: each viewer acts once a
/// round.
/// </summary>
internal static class GamesLoad
{
    private sealed record Round(Driven Claims, Driven Spins, Driven Answers, Driven Votes);

    public static async Task RunAsync(Options options)
    {
        var (runs, connections) = (options.Number("runs", 3, most: 20), options.Number("connections", 64, most: 1_024));
        var viewers = options.Number("viewers", 20_000, least: 100, most: 100_000);
        using var show = await LoadShow.StartAsync(options);
        var tokens = await show.JoinAsync(viewers);
        var lines = show.NewLines(connections);
        async Task<Round> RoundAsync(int count)
        {
            var poll = await show.PollAsync();
            var books = new Books(show, await show.DealAsync(count), count, 1);
            var wheel = await show.WheelAsync(stock: count / 20);
            var quiz = await show.QuizAsync();
            var votes = await Drive.ClosedAsync(lines, count,
                (line, i) => IsAsync(200, line, $"/s/{show.Code}/polls/{poll}/vote", tokens[i], """{"option":1}"""));
            var claims = await Drive.ClosedAsync(lines, count, (line, i) => books.ClaimAsync(line, tokens[i]));
            var spins = await Drive.ClosedAsync(lines, count, (line, i) => IsAsync(201, line, $"/s/{show.Code}/wheels/{wheel}/spin", tokens[i], "{}"));
            await show.DoAsync($"quizzes/{quiz}/next", new { });
            var answers = await Drive.ClosedAsync(lines, count,
                (line, i) => IsAsync(201, line, $"/s/{show.Code}/quizzes/{quiz}/answer", tokens[i], """{"question":1,"option":1}"""));
            await books.CheckAsync();
            await show.DoAsync($"wheels/{wheel}/close", new { });
            await show.DoAsync($"quizzes/{quiz}/close", new { });
            Console.WriteLine($"  claims {Figures.Count(claims.PerSecond)}/s, spins {Figures.Count(spins.PerSecond)}/s, "
                + $"answers {Figures.Count(answers.PerSecond)}/s, votes {Figures.Count(votes.PerSecond)}/s");
            return new(claims, spins, answers, votes);
        }

        Console.WriteLine($"\n{connections} connections, {Figures.Count(viewers)} viewers; the first round, in which the app still compiles, is left out");
        await RoundAsync(viewers / 2);
        var rounds = new List<Round>();
        for (var i = 0; i < runs; i++) rounds.Add(await RoundAsync(viewers));
        Say("claims", rounds, r => r.Claims);
        Say("spins", rounds, r => r.Spins);
        Say("answers", rounds, r => r.Answers);
        Say("votes", rounds, r => r.Votes);
        foreach (var line in lines) line.Dispose();
    }

    private static async Task IsAsync(int expected, Line line, string path, string token, string body)
    {
        var status = await line.PostAsync(path, token, body);
        Figures.Check(status == expected, $"{path} was answered with {status}: {line.Body}");
    }

    private static void Say(string what, List<Round> rounds, Func<Round, Driven> of)
    {
        string Part(double part) => Figures.Ms(Figures.Median(rounds.Select(r => of(r).At(part))));
        Console.WriteLine($"  {what}: {Figures.Count(Figures.Median(rounds.Select(r => of(r).PerSecond)))}/s; p50 {Part(0.5)}, p99 {Part(0.99)}; "
            + $"{Figures.Median(rounds.Select(r => of(r).PerSecond / r.Claims.PerSecond)):0.00} × the claims");
    }
}
