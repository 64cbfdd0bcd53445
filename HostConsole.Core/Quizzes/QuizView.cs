using System.Collections.Immutable;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Quizzes;

/// <summary>Lobby: no question yet. Open: one takes answers. Revealed: it is closed, and its answer is public. Closed: over.</summary>
public enum QuizStatus { Lobby, Open, Revealed, Closed }

/// <summary>A question that has been asked, without its answer.</summary>
/// <param name="Id">Its number, from 1.</param>
public sealed record QuizQuestionView(
    int Id, string Text, ImmutableArray<string> Options, int Seconds, string? Picture, DateTimeOffset OpenedAt, DateTimeOffset ClosesAt)
{
    [JsonIgnore] public bool AsksNumber => Options.IsEmpty;
}

/// <summary>A question that is over.</summary>
/// <param name="Votes">By option; none where it asked for a number.</param>
/// <param name="MedianMs">Of the thinking times; null where nobody answered.</param>
public sealed record QuizRoundView(
    QuizQuestionView Question, decimal Answer, int Answers, int Right, ImmutableArray<int> Votes, int? MedianMs)
{
    internal static QuizRoundView Of(Quiz.Round round)
    {
        var votes = new int[round.Opened.Options.Count];
        var (right, times) = (0, new List<int>(round.Answers.Count));
        foreach (var given in round.Answers.Values)
        {
            if (votes.Length > 0) votes[(int)given.Option]++;
            if (given.Option == round.Answer) right++;
            times.Add(given.Ms);
        }

        times.Sort();
        return new(QuizView.Of(round), round.Answer!.Value, times.Count, right, [.. votes], times.Count == 0 ? null : times[times.Count / 2]);
    }
}

/// <param name="Ms">All thinking times together; the less, the better among equal points.</param>
/// <param name="Place">From 1; equal points and times share one.</param>
/// <param name="Team">Counted from 0.</param>
public sealed record QuizScore(ViewerId Viewer, int Points, int Right, long Ms, int Place, int? Team);

/// <param name="Points">Of all its players together, by head, in whole numbers: a large team is no better than a small one.</param>
public sealed record QuizTeamView(string Name, int Players, int Points);

/// <summary>What one viewer has of a quiz.</summary>
/// <param name="Place">As of the last closed question; null before.</param>
/// <param name="Question">The last that was asked; what follows is of it.</param>
/// <param name="Option">What the viewer answered.</param>
/// <param name="Right">Null until it is closed, and for who gave no answer.</param>
/// <param name="Won">Points for it; null until it is closed.</param>
public sealed record QuizOwn(int? Team, int Points, int? Place, bool Out, int? Question, decimal? Option, bool? Right, int? Won)
{
    /// <summary>The number in the public record; null before the first answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? Player { get; init; }
}

/// <summary>A quiz as screens get it: no answer of an open question, nothing of a coming one.</summary>
/// <param name="Count">How many questions it has.</param>
/// <param name="Current">The last that was asked.</param>
/// <param name="Answers">To the last that was asked.</param>
/// <param name="Players">Who has answered any.</param>
/// <param name="In">Of those, who is not out.</param>
/// <param name="Rounds">The questions that are over.</param>
/// <param name="Top">The first ten by place, as of the last closed question.</param>
/// <param name="Scores">Once it is over: the first <see cref="MostScores"/> by place.</param>
public sealed record QuizView(
    QuizId Id, string Title, int Count, bool Speed, bool Streaks, bool Eliminate, ImmutableArray<QuizTeamView> Teams,
    QuizQuestionView? Current, int Answers, int Players, int In, ImmutableArray<QuizRoundView> Rounds, ImmutableArray<QuizScore> Top,
    ImmutableArray<QuizScore> Scores, DateTimeOffset OpenedAt, DateTimeOffset? ClosedAt)
{
    public const int MostScores = 1000;
    private const int TopPlaces = 10;

    [JsonIgnore] public StageItem StageItem => new("quiz", Id.Value);
    [JsonIgnore] public bool IsOn => ClosedAt is null;
    [JsonIgnore] public bool IsOpen => State == QuizStatus.Open;

    /// <summary>The question that was closed last; null before the first.</summary>
    [JsonIgnore] public QuizRoundView? Last => Rounds.IsEmpty ? null : Rounds[^1];

    public QuizStatus State => ClosedAt is not null ? QuizStatus.Closed
        : Current is null ? QuizStatus.Lobby
        : Rounds.Length < Current.Id ? QuizStatus.Open : QuizStatus.Revealed;

    /// <summary>Whether the next step ends it.</summary>
    [JsonIgnore] public bool IsThrough => State == QuizStatus.Revealed && Current!.Id == Count;

    /// <summary>The first three places; more where the third is shared, but never more than ten.</summary>
    [JsonIgnore] public IEnumerable<QuizScore> Podium => Top.Where(s => s.Place <= 3 && s.Points > 0);

    internal static QuizView Of(Quiz quiz)
    {
        var (o, last) = (quiz.Opened, quiz.Rounds.Count == 0 ? null : quiz.Rounds[^1]);
        var over = quiz.ClosedAt is not null;
        return new(o.Quiz, o.Title, o.Questions, o.Speed, o.Streaks, o.Eliminate,
            [.. o.Teams.Select((name, i) => new QuizTeamView(name, quiz.TeamSizes[i], quiz.TeamPoints[i]))],
            last is null ? null : Of(last), last?.Answers.Count ?? 0, quiz.Players.Count, quiz.In,
            [.. quiz.Rounds.Select(r => r.Summary).OfType<QuizRoundView>()],
            quiz.Ranking.Length <= TopPlaces ? quiz.Ranking : quiz.Ranking[..TopPlaces],
            !over ? [] : quiz.Ranking.Length <= MostScores ? quiz.Ranking : quiz.Ranking[..MostScores],
            quiz.OpenedAt, quiz.ClosedAt);
    }

    internal static QuizQuestionView Of(Quiz.Round round) => new(round.Opened.Question, round.Opened.Text, [.. round.Opened.Options],
        round.Opened.Seconds, round.Opened.Picture, round.OpenedAt, round.ClosesAt);
}
