using System.Collections.Immutable;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Quizzes;

/// <summary>The quizzes of one run. Belongs to the writer, but for the views that it hands out.</summary>
public sealed class QuizState
{
    private readonly Dictionary<QuizId, Quiz> _byId = [];
    private readonly List<Quiz> _inOrder = [];
    private ImmutableArray<QuizView>? _view;

    /// <summary>Quizzes in the order of their opening; what did not change is the same object as before.</summary>
    public ImmutableArray<QuizView> View() => _view ??= [.. _inOrder.Select(q => q.View ??= QuizView.Of(q))];

    /// <summary>What a viewer has in the quizzes that are open and in the last that is over.</summary>
    public IEnumerable<KeyValuePair<QuizId, QuizOwn>> OwnOf(ViewerId viewer)
    {
        var last = _inOrder.FindLast(q => q.ClosedAt is not null);
        foreach (var quiz in _inOrder)
            if ((quiz.ClosedAt is null || quiz == last) && quiz.OwnOf(viewer) is { } own) yield return new(quiz.Opened.Quiz, own);
    }

    /// <summary>The public record of a quiz; null where the run has none of this id.</summary>
    public QuizRecord? RecordOf(QuizId id) => Find(id) is { } quiz ? QuizRecord.Of(quiz) : null;

    internal List<Quiz> All => _inOrder;
    internal Quiz? Find(QuizId id) => _byId.GetValueOrDefault(id);

    internal void Add(Quiz quiz)
    {
        _byId.Add(quiz.Opened.Quiz, quiz);
        _inOrder.Add(quiz);
        _view = null;
    }

    internal void Remove(QuizId id)
    {
        if (_byId.Remove(id, out var quiz)) _inOrder.Remove(quiz);
        _view = null;
    }

    internal void Changed(Quiz quiz)
    {
        quiz.View = null;
        _view = null;
    }
}

/// <summary>One quiz's state.</summary>
internal sealed class Quiz(QuizFact.QuizOpened opened, DateTimeOffset at)
{
    private readonly Dictionary<ViewerId, Player> _players = [];
    private readonly List<Round> _rounds = [];

    public QuizFact.QuizOpened Opened { get; } = opened;
    public DateTimeOffset OpenedAt { get; } = at;
    public DateTimeOffset? ClosedAt { get; set; }
    public IReadOnlyList<QuizQuestion> Questions { get; set; } = [];
    public IReadOnlyList<Round> Rounds => _rounds;
    public IReadOnlyList<QuizPlace> Podium { get; set; } = [];
    public QuizView? View { get; set; }

    /// <summary>Who has answered, first in the log first.</summary>
    public List<Player> Players { get; } = [];

    /// <summary>By place, as of the last closed question.</summary>
    public ImmutableArray<QuizScore> Ranking { get; private set; } = [];
    public int[] TeamSizes { get; } = new int[opened.Teams.Count];

    /// <summary>By head, as of the last closed question.</summary>
    public int[] TeamPoints { get; private set; } = new int[opened.Teams.Count];

    /// <summary>How many players are not out.</summary>
    public int In { get; private set; }

    /// <summary>The question that takes answers; null between questions.</summary>
    public Round? OpenRound => _rounds is [.., { ClosedAt: null } last] ? last : null;

    public Player? Find(ViewerId viewer) => _players.GetValueOrDefault(viewer);

    /// <summary>The team of somebody who has chosen none: the smallest, of equal ones the first. Null without teams.</summary>
    public int? SmallestTeam => TeamSizes.Length == 0 ? null : Array.IndexOf(TeamSizes, TeamSizes.Min());

    public void Begin(Round round) => _rounds.Add(round);

    public Player Join(ViewerId viewer, int? team)
    {
        if (!_players.TryGetValue(viewer, out var player)) _players.Add(viewer, player = new(viewer));
        if (player.Team == team) return player;
        if (player.Team is { } before) TeamSizes[before]--;
        if (team is { } now) TeamSizes[now]++;
        player.Team = team;
        return player;
    }

    public void Give(ViewerId viewer, int? team, QuizAnswer answer)
    {
        var player = Join(viewer, team);
        if (!player.HasAnswered)
        {
            Players.Add(player);
            player.Number = Players.Count;
            In++;
        }

        player.HasAnswered = true;
        OpenRound!.Answers.Add(viewer, answer);
    }

    /// <summary>Counts the answers of the open question.</summary>
    public void Close(Round round, decimal answer, DateTimeOffset now)
    {
        (round.ClosedAt, round.Answer) = (now, answer);
        round.Summary = QuizRoundView.Of(round);
        foreach (var player in Players) player.Count(ResultOf(player, round, answer));
        Ranking = Rank(null, 0);
        In = Players.Count(p => !p.Out);
        TeamPoints = [.. Enumerable.Range(0, TeamSizes.Length).Select(PointsByHead)];
    }

    private int PointsByHead(int team)
    {
        var members = Players.FindAll(p => p.Team == team);
        return members.Count == 0 ? 0 : (int)(members.Sum(p => (long)p.Points) / members.Count);
    }

    /// <summary>All who have answered by place, with the answers of an open question counted as if it closed now.</summary>
    public ImmutableArray<QuizScore> Rank(Round? open, decimal answer)
    {
        var scores = new QuizScore[Players.Count];
        foreach (var (index, player) in Players.Index())
        {
            var result = open is null ? default : ResultOf(player, open, answer);
            scores[index] = new(player.Viewer, player.Points + result.Points, player.Right + (result.IsRight ? 1 : 0),
                player.Ms + result.Ms, 0, player.Team);
        }

        // Stable: of those who share a place the first in the log comes first.
        var place = 0;
        QuizScore[] ranked = [.. scores.OrderByDescending(s => s.Points).ThenBy(s => s.Ms)];
        for (var i = 0; i < ranked.Length; i++)
        {
            if (i == 0 || (ranked[i].Points, ranked[i].Ms) != (ranked[i - 1].Points, ranked[i - 1].Ms)) place = i + 1;
            ranked[i] = ranked[i] with { Place = place };
            if (open is null) _players[ranked[i].Viewer].Place = place;
        }

        return [.. ranked];
    }

    public QuizOwn? OwnOf(ViewerId viewer)
    {
        if (Find(viewer) is not { } player) return null;
        var round = _rounds.Count == 0 ? null : _rounds[^1];
        var given = round is not null && round.Answers.TryGetValue(viewer, out var answer) ? answer : (QuizAnswer?)null;
        var closed = round?.ClosedAt is not null;
        return new(player.Team, player.Points, player.Place, player.Out, round?.Opened.Question, given?.Option,
            closed ? given?.Option == round!.Answer : null, closed ? player.Last.Points : null)
        {
            Player = player.HasAnswered ? player.Number : null,
        };
    }

    private RoundResult ResultOf(Player player, Round round, decimal answer)
    {
        if (!round.Answers.TryGetValue(player.Viewer, out var given)) return new(false, 0, 0, Opened.Eliminate);
        var right = given.Option == answer;
        var points = right
            ? QuizScoring.PointsOf(given.Ms, round.Opened.Seconds, player.Run + 1, Opened.Speed, Opened.Streaks)
            : 0;
        return new(right, points, given.Ms, Opened.Eliminate && !right);
    }

    internal readonly record struct RoundResult(bool IsRight, int Points, int Ms, bool IsOut);

    internal sealed class Round(QuizFact.QuizQuestionOpened opened, DateTimeOffset at)
    {
        public QuizFact.QuizQuestionOpened Opened { get; } = opened;
        public DateTimeOffset OpenedAt { get; } = at;
        public DateTimeOffset ClosesAt { get; } = at.AddSeconds(opened.Seconds);
        public Phrase[] Options { get; } = [.. opened.Options.Select(o => new Phrase(o))];
        public DateTimeOffset? ClosedAt { get; set; }
        public decimal? Answer { get; set; }
        public Dictionary<ViewerId, QuizAnswer> Answers { get; } = [];
        public QuizRoundView? Summary { get; set; }
    }

    internal sealed class Player(ViewerId viewer)
    {
        public ViewerId Viewer { get; } = viewer;
        public int? Team { get; set; }
        public int Points { get; private set; }
        public int Right { get; private set; }
        public int Run { get; private set; }
        public long Ms { get; private set; }
        public bool Out { get; private set; }
        public int? Place { get; set; }
        public bool HasAnswered { get; set; }

        /// <summary>In the public record, from 1; 0 before the first answer.</summary>
        public int Number { get; set; }

        /// <summary>Of the last closed question.</summary>
        public RoundResult Last { get; private set; }

        public void Count(RoundResult result)
        {
            Last = result;
            Points += result.Points;
            Right += result.IsRight ? 1 : 0;
            Run = result.IsRight ? Run + 1 : 0;
            Ms += result.Ms;
            Out |= result.IsOut;
        }
    }
}

/// <param name="Ms">Thinking time in milliseconds.</param>
internal readonly record struct QuizAnswer(decimal Option, int Ms);
