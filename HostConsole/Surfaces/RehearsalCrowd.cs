using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Surfaces;

/// <summary>The people of a simulated audience by their numbers: who is there, what each will do when, and chance by the seed.</summary>
/// <param name="run">Tells the people of one rehearsal from those of another.</param>
/// <param name="speed">How many times faster than life they act.</param>
/// <param name="lines">What people say, by the moment at which they say it.</param>
/// <param name="talks">What is talked of, in order.</param>
public sealed class RehearsalCrowd(
    Chance chance, int run, double speed, IReadOnlyDictionary<string, IReadOnlyList<string>> lines, Func<ShowView, IEnumerable<Talk>> talks)
{
    private const int LineTopic = 5, IdTopic = 13;

    private readonly PriorityQueue<Action<ShowView>, (TimeSpan At, int Order)> _plan = new();
    private readonly SortedSet<int> _present = [];
    private readonly List<ShowCommand> _commands = [];
    private int _order;

    /// <summary>Since the audience began, in its own time.</summary>
    public TimeSpan Now { get; private set; }
    public double Speed => speed;

    /// <summary>Who is there, in order.</summary>
    public IReadOnlyCollection<int> Present => _present;

    public void Come(int who) => _present.Add(who);
    public void Leave(int who) => _present.Remove(who);

    public void Send(ShowCommand command) => _commands.Add(command);

    /// <summary>Does something after a time, with the show as it is then.</summary>
    public void Plan(TimeSpan wait, Action<ShowView> act) => _plan.Enqueue(act, (Now + wait, _order++));

    /// <summary>The same for one of them, who may have left by then.</summary>
    public void Plan(int who, TimeSpan wait, Action<ShowView> act) =>
        Plan(wait, show =>
        {
            if (_present.Contains(who)) act(show);
        });

    /// <summary>Goes on to a moment and gives what was sent on the way.</summary>
    public IReadOnlyList<ShowCommand> Advance(TimeSpan until, ShowView show)
    {
        while (_plan.TryPeek(out var act, out var due) && due.At <= until)
        {
            _plan.Dequeue();
            Now = due.At;
            act(show);
        }

        Now = until;
        ShowCommand[] sent = [.. _commands];
        _commands.Clear();
        return sent;
    }

    public ViewerId Viewer(int who) => new(chance.Id(run, IdTopic, who));

    /// <summary>An id for what somebody makes.</summary>
    public Guid NewId(params ReadOnlySpan<int> question) => chance.Id([run, IdTopic, .. question]);

    /// <summary>Whether somebody is of the share of people who do this.</summary>
    /// <param name="subject">What they do it with, by its place among its kind.</param>
    public bool Does(int who, double share, int topic, int subject) => chance.Of(topic, who, subject) < share;

    public int Pick(int count, params ReadOnlySpan<int> question) => chance.Pick(count, question);

    public TimeSpan Wait(TimeSpan mean, params ReadOnlySpan<int> question) => chance.Wait(mean, question);

    /// <summary>One line of a group.</summary>
    public string Line(string group, params ReadOnlySpan<int> question) => lines[group][chance.Pick(lines[group].Count, question)];

    /// <summary>What somebody says as their message of this number: about what is on, or else of the group given.</summary>
    public string Remark(ShowView show, int who, int message, string otherwise)
    {
        var on = message == 0 ? null : talks(show).FirstOrDefault(t => Does(who, t.Share, LineTopic, message + t.Draw));
        return Line(on?.Lines ?? otherwise, LineTopic, who, message, 2);
    }
}
