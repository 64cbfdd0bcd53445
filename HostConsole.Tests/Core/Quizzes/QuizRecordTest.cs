using System.Text.Json;
using System.Text.Json.Nodes;
using HostConsole.Core.Kernel;
using HostConsole.Core.Quizzes;
using HostConsole.Tests.Giveaways;
using static HostConsole.Tests.Shows.ShowScene;
using Outcome = HostConsole.Core.Kernel.Outcome;

namespace HostConsole.Tests.Quizzes;

/// <summary>Records made here are checked by the offline script; tampered records must not pass.</summary>
public sealed class QuizRecordTest : IDisposable
{
    private static readonly QuizId Id = new(Uid(23, 1));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quiz-record-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_guide_names_the_protocol() =>
        Assert.Contains($"`{QuizRecord.Version}`", File.ReadAllText(Path.Combine(Tools.Root, "docs/fair-draws.md")), StringComparison.Ordinal);

    [Fact]
    public void Before_the_end_no_answer_is_in_it_and_no_viewer_ever()
    {
        var early = Played(5, closed: false);
        Assert.Empty(early.Answers);
        Assert.Empty(early.Scores);
        Assert.Equal([1, 2], early.Questions.Select(q => q.Question)); // the third is open
        var late = JsonSerializer.Serialize(Played(5), Json.Options);
        for (var n = 1; n <= 5; n++) Assert.DoesNotContain(Viewer(n).ToString(), late, StringComparison.Ordinal);
    }

    [NeedsToolFact("python3")]
    public async Task The_offline_script_agrees_on_1000_scores_and_on_true_records_and_passes_no_tampered_one()
    {
        await Tools.JudgesAsync(_folder, Cases());
        var early = await Tools.CheckAsync(_folder, "early", Text(Played(5, closed: false)));
        Assert.Equal(1, early.Exit);
        Assert.Contains("not over yet", early.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, bool Passes, string Record)> Cases()
    {
        yield return ("1000 scores", true, Text(Played(1000)));
        yield return ("without speed", true, Text(Played(20, speed: false)));
        yield return ("elimination", true, Text(Played(40, eliminate: true)));
        yield return ("teams", true, Text(Played(31, teams: ["Sand", "Sea", "Sky"])));
        yield return ("nobody answered", true, Text(Played(0)));
        yield return ("a point more", false, Change(r => r["scores"]![3]!["points"] = (int)r["scores"]![3]!["points"]! + 1));
        yield return ("another place", false, Change(r => r["scores"]![0]!["place"] = 2));
        yield return ("a faster answer", false, Change(r => r["answers"]![0]!["ms"] = 1));
        yield return ("an answer hidden", false, Change(r => r["answers"]!.AsArray().RemoveAt(0)));
        yield return ("an answer twice", false, Change(r => r["answers"]!.AsArray().Add(r["answers"]![0]!.DeepClone())));
        yield return ("another right option", false, Change(r => r["questions"]![0]!["answer"] = 2));
        yield return ("a score hidden", false, Change(r => r["scores"]!.AsArray().RemoveAt(1)));
        yield return ("a team more", false, Change(r => r["teams"]![0]!["points"] = 5_000));
    }

    private static string Text(QuizRecord record) => JsonSerializer.Serialize(record, Json.Options);

    private static string Change(Action<JsonNode> change)
    {
        var record = JsonNode.Parse(Text(Played(12, teams: ["Sand", "Sea"])))!;
        change(record);
        return record.ToJsonString();
    }

    /// <summary>Three questions of 20 seconds, answered by most, each in a time of their own.</summary>
    private static QuizRecord Played(int viewers, bool closed = true, bool speed = true, bool eliminate = false, string[]? teams = null)
    {
        var quizzes = new QuizState();
        var at = new DateTimeOffset(2026, 11, 21, 19, 0, 0, TimeSpan.Zero);
        QuizQuestion[] questions = [.. Enumerable.Range(0, 3).Select(i => new QuizQuestion($"Question {i}?", ["A", "B", "C"], i, 20, null))];
        Do(new OpenQuiz(Id, "Sea and sand", questions, speed, true, eliminate, teams ?? []));
        for (var question = 1; question <= 3; question++)
        {
            Do(new NextInQuiz(Id));
            for (var viewer = 1; viewer <= viewers; viewer++)
            {
                if ((viewer + question) % 5 == 0) continue;
                var arrived = at.AddMilliseconds(viewer * 7919L * question % 20_000);
                var answer = new AnswerQuiz(Id, question, Viewer(viewer), viewer % 3 == 0 ? 1 : question - 1, at, null, arrived);
                Try(answer, arrived);
            }

            at = at.AddSeconds(25);
            if (question < 3 || closed) Do(new NextInQuiz(Id));
        }

        if (closed && quizzes.View()[0].ClosedAt is null) Do(new CloseQuiz(Id));
        return quizzes.RecordOf(Id)!;

        void Do(QuizCommand command) => Assert.IsType<Outcome.Accepted>(Try(command, at));

        Outcome Try(QuizCommand command, DateTimeOffset when)
        {
            var outcome = QuizRules.Decide(quizzes, command, new Moment(when));
            if (outcome is Outcome.Accepted accepted)
                foreach (var fact in accepted.Facts) QuizRules.Apply(quizzes, (QuizFact)fact, when);
            return outcome;
        }
    }
}
