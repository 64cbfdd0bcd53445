using HostConsole.Core.DailyWord;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Tests.Shows;
using static HostConsole.Tests.Shows.ShowScene;

namespace HostConsole.Tests.DailyWord;

public sealed class DailyWordTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly string Key = new('b', 64);

    private static SetWords Words(int list, DateOnly? today, bool keep, params WordEntry[] words) =>
        new(new(Uid(20, list)), words, keep, today ?? Monday, Seed, Key);

    private static string Numbered(int n) => $"{(char)('a' + n / 676)}{(char)('a' + n / 26 % 26)}{(char)('a' + n % 26)}x";

    private static WordEntry[] Drawn(params string[] words) => [.. words.Select(w => new WordEntry(w))];

    private static async Task<ShowScene> PlayAsync(params WordEntry[] words)
    {
        var scene = await DraftAsync();
        await scene.Ledger(Words(1, null, false, words));
        await scene.Ledger(new SwitchWordGame(true));
        return scene;
    }

    private static GuessWord Guess(string word, int viewer = 1, DateOnly? day = null) => new(Viewer(viewer), word, day ?? Monday, day ?? Monday);

    private static Task<WordView> ViewAsync(ShowScene scene, int? viewer = 1, DateOnly? day = null) =>
        scene.Read(w => new WordOf(viewer is { } id ? Viewer(id) : null, day ?? Monday).Answer(w));

    private static async Task<WordView> SolveAsync(ShowScene scene, DateOnly day, int viewer = 1)
    {
        var word = await scene.Read(w => w.Ledger.Words.WordOn(day)!);
        await scene.Ledger(Guess(word, viewer, day));
        return await ViewAsync(scene, viewer, day);
    }

    private static async Task<WordView> FailAsync(ShowScene scene, DateOnly day, int viewer = 1)
    {
        foreach (var letter in "uvwxyz") await scene.Ledger(Guess(new(letter, (await ViewAsync(scene, viewer, day)).Length!.Value), viewer, day));
        return await ViewAsync(scene, viewer, day);
    }

    [Fact]
    public async Task Given_a_word_for_today_When_somebody_guesses_Then_each_guess_is_a_fact_and_the_word_is_told_when_it_is_found()
    {
        await using var scene = await PlayAsync(new WordEntry("Small", Monday));
        await scene.Ledger(Guess("LLAMA"));
        var playing = await ViewAsync(scene);
        Assert.Equal((WordState.Playing, 5, null, 1), (playing.State, playing.Length, playing.Word, playing.Players));
        Assert.Equal(new("llama", "eehea"), Assert.Single(playing.Tries));
        await scene.Ledger(Guess("small"));
        var solved = await ViewAsync(scene);
        Assert.Equal((WordState.Solved, "small", 1, 1, 1, 1), (solved.State, solved.Word, solved.Streak, solved.Best, solved.Total, solved.Solved));
        Assert.Equal((null, 1), ((await ViewAsync(scene, 2)).Word, (await ViewAsync(scene, null)).Solved));
        await scene.Refused(Guess("llama"), "word-played");
        Assert.Equal(2, scene.Memory.Batches.SelectMany(b => b).Count(f => f.Fact is DailyWordFact.WordGuessed));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_six_wrong_guesses_Then_the_game_is_over_and_the_word_is_told()
    {
        await using var scene = await PlayAsync(new WordEntry("small", Monday));
        var failed = await FailAsync(scene, Monday);
        Assert.Equal((WordState.Failed, "small", 0, 6), (failed.State, failed.Word, failed.Streak, failed.Tries.Length));
        await scene.Refused(Guess("small"), "word-played");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_guesses_that_are_none_Then_they_cost_nothing()
    {
        await using var scene = await PlayAsync(new WordEntry("small", Monday));
        foreach (var no in (string[])["smal", "smalls", "sma11", "sm al", "", "small!"]) await scene.Invalid(Guess(no), "guess");
        await scene.Ledger(Guess("llama"));
        await scene.Invalid(Guess("Llama"), "guess"); // a second press of the same is no guess
        await scene.Refused(new GuessWord(Viewer(1), "small", Monday, Monday.AddDays(1)), "word-over");
        Assert.Single((await ViewAsync(scene)).Tries);
    }

    [Fact]
    public async Task Given_no_list_or_the_game_is_off_or_used_up_Then_it_says_so()
    {
        await using var scene = await DraftAsync();
        await scene.Refused(new SwitchWordGame(true), "no-words");
        await scene.Refused(Guess("small"), "word-off");
        await scene.Ledger(Words(1, null, false, Drawn("small")));
        await scene.Ledger(new SwitchWordGame(true));
        await SolveAsync(scene, Monday);
        Assert.Null((await ViewAsync(scene, 1, Monday.AddDays(1))).Length);
        await scene.Refused(Guess("small", 1, Monday.AddDays(1)), "no-word");
        await scene.Ledger(new SwitchWordGame(false));
        await scene.Refused(Guess("small", 2), "word-off");
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_days_solved_missed_and_failed_Then_the_streak_counts_days_in_a_row_and_the_best_stays()
    {
        await using var scene = await PlayAsync(Drawn([.. Enumerable.Range(0, 26).Select(i => $"tea{(char)('a' + i)}")]));
        var streaks = new List<int>();
        for (var day = 0; day < 3; day++) streaks.Add((await SolveAsync(scene, Monday.AddDays(day))).Streak);
        Assert.Equal([1, 2, 3], streaks);
        Assert.Equal(3, (await ViewAsync(scene, 1, Monday.AddDays(3))).Streak); // today can still be played
        await SolveAsync(scene, Monday.AddDays(3), viewer: 2);
        Assert.Equal(0, (await ViewAsync(scene, 1, Monday.AddDays(4))).Streak);
        Assert.Equal((1, 3), (await SolveAsync(scene, Monday.AddDays(4)) is var back ? (back.Streak, back.Best) : default));
        // Nobody played for a week: there was nothing to miss for those who came before and after it.
        Assert.Equal(2, (await SolveAsync(scene, Monday.AddDays(11))).Streak);
        Assert.Equal(0, (await FailAsync(scene, Monday.AddDays(12))).Streak);
        Assert.Equal((1, 3), (await SolveAsync(scene, Monday.AddDays(13)) is var last ? (last.Streak, last.Best) : default));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_somebody_plays_today_When_the_list_is_replaced_Then_today_keeps_its_word_and_what_was_played_doesnt_come_again()
    {
        await using var scene = await PlayAsync(Drawn("small", "llama", "teapot", "saucer"));
        var today = (await SolveAsync(scene, Monday)).Word!;
        await SolveAsync(scene, Monday.AddDays(1));
        var played = (await scene.Read(w => new WordGameNow(Monday.AddDays(2)).Answer(w))).Days.Select(d => d.Word).ToArray();
        var taken = (await scene.Ledger(Words(2, Monday.AddDays(1), true, Drawn("Crane", "crane", "Saucer", "small")))).Answer<WordsTaken>();
        var left = (await scene.Read(w => new WordsLeft(Monday.AddDays(2)).Answer(w))).Select(w => w.Letters).ToArray();
        Assert.Equal(taken.Left, left.Length);
        Assert.Contains(today, played);
        Assert.Equal(played.Contains("small") ? 4 : 3, left.Length);
        Assert.Contains("crane", left);
        var second = played.Single(word => word != today)!;
        Assert.Equal(second, (await ViewAsync(scene, 1, Monday.AddDays(1))).Word);
        await scene.Ledger(Guess(second, 2, Monday.AddDays(1)));
        Assert.Equal(2, (await ViewAsync(scene, 2, Monday.AddDays(1))).Solved);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_words_for_days_Then_they_come_on_those_days_and_a_day_that_is_played_or_over_takes_none()
    {
        await using var scene = await PlayAsync([new("party", Monday.AddDays(2)), .. Drawn("small", "llama")]);
        await SolveAsync(scene, Monday);
        await scene.Invalid(Words(2, null, true, new WordEntry("crane", Monday)), "words");
        await scene.Invalid(Words(2, null, true, new WordEntry("crane", Monday.AddDays(-1))), "words");
        await scene.Invalid(Words(2, null, true, new WordEntry("crane", Monday.AddDays(2_000))), "words");
        await scene.Ledger(Words(2, null, true, new WordEntry("treat", Monday.AddDays(2)), new("gift", Monday.AddDays(3))));
        Assert.Equal("treat", (await SolveAsync(scene, Monday.AddDays(2))).Word);
        Assert.Equal("gift", (await SolveAsync(scene, Monday.AddDays(3))).Word);
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_lists_that_are_none_Then_they_are_refused()
    {
        await using var scene = await DraftAsync();
        await scene.Invalid(Words(1, null, false), "words");
        await scene.Invalid(Words(1, null, false, Drawn("small", "two words")), "words");
        await scene.Invalid(Words(1, null, false, Drawn([.. Enumerable.Range(0, 1_001).Select(Numbered)])), "words");
        await scene.Invalid(Words(1, null, false, Drawn("small")) with { Seed = "no" }, "seed");
    }

    [Fact]
    public async Task Given_an_earlier_day_after_the_zone_was_changed_Then_nobody_plays_back_in_time()
    {
        await using var scene = await PlayAsync(Drawn("small", "llama"));
        await scene.Ledger(Guess("zzzzz", 1, Monday.AddDays(1)));
        await scene.Refused(Guess("zzzzz", 1, Monday), "word-played");
        await scene.Ledger(Guess("zzzzz", 2, Monday));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_points_for_solving_Then_they_are_given_once()
    {
        await using var scene = await PlayAsync(Drawn("small"));
        await scene.Ledger(new SetEarnRules(EarnRules.Off with { Points = [new(EarnRule.SolvedWord, 15)] }));
        await scene.Ledger(Guess("llama"));
        await SolveAsync(scene, Monday);
        await FailAsync(scene, Monday, viewer: 2);
        Assert.Equal((15, 0), await scene.Read(w => (w.Ledger.Rewards.Points.Of(Viewer(1)), w.Ledger.Rewards.Points.Of(Viewer(2)))));
        Assert.Equal(15, await scene.Read(w => w.Ledger.Rewards.Points.In(Season.Of(scene.Now))[Viewer(1)]));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_player_is_forgotten_Then_their_guesses_and_streak_are_gone_and_the_days_numbers_stay()
    {
        await using var scene = await PlayAsync(Drawn("small"));
        await SolveAsync(scene, Monday);
        await scene.Ledger(new ForgetWordPlayer(Viewer(1)));
        var view = await ViewAsync(scene);
        Assert.Equal((0, 0, 0, 1), (view.Tries.Length, view.Best, view.Played, view.Solved));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_a_year_of_words_and_edits_Then_a_month_is_kept()
    {
        await using var scene = await PlayAsync(Drawn("small"));
        for (var day = 0; day < 365; day++)
        {
            await scene.Ledger(Words(100 + day, Monday.AddDays(day), true, new WordEntry("treat", Monday.AddDays(day + 1))));
            await scene.Ledger(Guess(day == 0 ? "small" : "treat", 1 + day % 3, Monday.AddDays(day)));
        }

        Assert.Equal((31, 31, 3), await scene.Read(w => w.Ledger.Words.Size));
        Assert.Null(await scene.Read(w => new WordRecordOf(Monday, Monday.AddDays(365)).Answer(w)));
        await scene.ReplaysAsync();
    }

    [Fact]
    public async Task Given_the_store_Then_no_word_seed_or_guess_stands_in_it_in_clear_and_it_plays_on_after_a_restart()
    {
        using var store = new StoreFile();
        await using var scene = await DraftAsync(store.Log);
        var word = Drawn("qwertzui", "asdfghjk");
        await scene.Ledger(Words(1, null, false, word));
        await scene.Ledger(new SwitchWordGame(true));
        var solved = await SolveAsync(scene, Monday);
        using (var db = store.Open())
            foreach (var row in db.Facts.Where(f => f.Name.StartsWith("Word")).AsEnumerable())
                foreach (var secret in (string[])["qwertzui", "asdfghjk", Seed, Key])
                    Assert.DoesNotContain(secret, row.Data, StringComparison.OrdinalIgnoreCase);
        await scene.RestartAsync();
        Assert.Equal(solved with { Tries = [] }, await ViewAsync(scene) with { Tries = [] });
        Assert.Equal(solved.Word, Assert.Single((await ViewAsync(scene)).Tries).Guess);
    }

    [Fact]
    public async Task Given_the_key_of_the_store_is_gone_Then_nothing_can_be_guessed_until_there_are_new_words()
    {
        await using var scene = await PlayAsync(Drawn("small"));
        var (seal, other) = (new SecretSeal(new byte[32]), new SecretSeal([.. Enumerable.Repeat((byte)1, 32)]));
        var elsewhere = new Ledger();
        foreach (var logged in scene.Memory.Batches.SelectMany(b => b).Where(f => f.Fact is DailyWordFact))
        {
            var fact = logged.Fact is ISealedFact secret ? secret.Closed(seal) : logged.Fact;
            var read = FactCatalogue.Read(FactCatalogue.NameOf(fact), 1, FactCatalogue.Write(fact));
            elsewhere.Apply(logged with { Fact = read is ISealedFact closed ? closed.Opened(other) : read });
        }

        var book = elsewhere.Words;
        Assert.Equal("no-word", Assert.IsType<Outcome.Rejected>(WordRules.Decide(book, Guess("small"))).Slug);
        Assert.IsType<Outcome.Accepted>(WordRules.Decide(book, Words(2, null, true, Drawn("llama"))));
    }

    [Fact]
    public void No_line_of_a_log_tells_a_word()
    {
        ShowCommand[] commands = [Words(1, null, false, Drawn("small")), Guess("small")];
        ShowFact[] facts =
            [new DailyWordFact.WordsKept(new(Uid(20, 1)), Drawn("small"), Seed, Key), new DailyWordFact.WordGuessed(Monday, Viewer(1), "hhhhh", "small")];
        Assert.All([.. commands.Select(c => c.ToString()), .. facts.Select(f => f.ToString()), Drawn("small")[0].ToString()],
            text => Assert.DoesNotContain("small", text, StringComparison.OrdinalIgnoreCase));
        Assert.All(facts, fact => Assert.Null(PublicFacts.Of(new(1, null, true, default, Actor.Clock, fact))));
    }
}
