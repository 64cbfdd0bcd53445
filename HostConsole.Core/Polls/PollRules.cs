using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Polls;

/// <summary>How polls are opened, voted in and closed.</summary>
public static class PollRules
{
    public const int MostOptions = 10;

    public static Outcome Decide(PollState polls, PollCommand command, Moment moment) => command switch
    {
        OpenPoll open => Open(polls, open, moment.Now),
        CastVote vote => Vote(polls, vote, moment.Now),
        SetVotesAside aside => SetAside(polls, aside, moment),
        ClosePoll close => polls.Find(close.Poll) switch
        {
            null => Outcome.NotFound("poll"),
            { ClosedAt: not null } => Outcome.Accept(),
            _ => Outcome.Accept(new PollFact.PollClosed(close.Poll)),
        },
        _ => throw new UnreachableException(),
    };

    private static Outcome Open(PollState polls, OpenPoll open, DateTimeOffset now)
    {
        if (polls.Find(open.Poll) is not null) return Outcome.Reject("already-open", "This poll is open already.");
        var question = Text.Clean(open.Question);
        if (question.Length == 0) return Outcome.Invalid("question", "Ask a question.");
        if (Text.IsTooLong(question, 200)) return Outcome.Invalid("question", "Keep the question to 200 characters.");
        var options = open.Options.Select(Text.Clean).ToArray();
        if (options.Length is < 2 or > MostOptions) return Outcome.Invalid("options", $"Give 2 to {MostOptions} options.");
        if (options.Any(o => o.Length == 0)) return Outcome.Invalid("options", "An option is empty: write it or take it out.");
        if (options.Any(o => Text.IsTooLong(o, 80))) return Outcome.Invalid("options", "Keep each option to 80 characters.");
        if (options.Distinct(Text.Comparer).Count() < options.Length) return Outcome.Invalid("options", "Two options are the same.");
        if (open.Duration is { } d && (d < TimeSpan.FromSeconds(5) || d > TimeSpan.FromHours(24)))
            return Outcome.Invalid("seconds", "A timed poll runs 5 seconds to 24 hours.");
        return Outcome.Accept(new PollFact.PollOpened(open.Poll, question, options, open.HideTally, open.AllowChange, now + open.Duration));
    }

    private static Outcome Vote(PollState polls, CastVote vote, DateTimeOffset now)
    {
        if (polls.Find(vote.Poll) is not { } poll) return Outcome.NotFound("poll");
        if (poll.ClosedAt is not null || poll.Opened.ClosesAt <= now) return Outcome.Reject("not-open", "This poll has closed.");
        if (vote.Option < 0 || vote.Option >= poll.Votes.Length)
            return Outcome.Invalid("option", $"This poll has the options 0 to {poll.Votes.Length - 1}.");
        if (poll.Aside.Contains(vote.Viewer)) return Outcome.Reject("set-aside", "The host has set aside the votes from your network.");
        int? instead = poll.ByViewer.TryGetValue(vote.Viewer, out var before) ? before : null;
        if (instead is not null)
        {
            if (instead == vote.Option) return Outcome.Accept();
            if (!poll.Opened.AllowChange) return Outcome.Reject("already-voted", "Your vote is counted; this poll doesn't allow changes.");
        }

        return Outcome.Accept(new PollFact.VoteCast(vote.Poll, vote.Viewer, vote.Option, instead));
    }

    private static Outcome SetAside(PollState polls, SetVotesAside aside, Moment moment)
    {
        if (polls.Find(aside.Poll) is not { } poll) return Outcome.NotFound("poll");
        if (string.IsNullOrEmpty(aside.Address)) return Outcome.Invalid("address", "Nobody's address is known in this poll.");
        ViewerId[] voted = [.. moment.ViewersAt(aside.Address).Where(poll.ByViewer.ContainsKey)];
        return voted.Length == 0
            ? Outcome.Reject("nobody-there", "Nobody from this address has a vote that counts.")
            : Outcome.Accept(new PollFact.VotesSetAside(aside.Poll, aside.Address, voted));
    }

    public static void Apply(PollState polls, PollFact fact, DateTimeOffset at)
    {
        switch (fact)
        {
            case PollFact.PollOpened opened:
                polls.Add(new(opened, at));
                break;
            case PollFact.VoteCast vote:
                var poll = polls.Find(vote.Poll)!;
                if (vote.Instead is { } before) poll.Votes[before]--;
                poll.Votes[vote.Option]++;
                poll.ByViewer[vote.Viewer] = vote.Option;
                polls.Changed(poll);
                break;
            case PollFact.VotesSetAside aside:
                poll = polls.Find(aside.Poll)!;
                foreach (var viewer in aside.Viewers)
                    if (poll.Aside.Add(viewer) && poll.ByViewer.Remove(viewer, out var gone)) poll.Votes[gone]--;
                polls.Changed(poll);
                break;
            case PollFact.PollClosed closed:
                poll = polls.Find(closed.Poll)!;
                poll.ClosedAt = at;
                polls.Changed(poll);
                break;
            default:
                throw new UnreachableException();
        }
    }

    public static IEnumerable<PollFact> Due(PollState polls, DateTimeOffset now) =>
        polls.All.Where(p => p.ClosedAt is null && p.Opened.ClosesAt <= now).Select(p => new PollFact.PollClosed(p.Opened.Poll));

    public static DateTimeOffset? NextDue(PollState polls)
    {
        DateTimeOffset? next = null;
        foreach (var poll in polls.All)
            if (poll.ClosedAt is null && poll.Opened.ClosesAt is { } at && !(next <= at)) next = at;
        return next;
    }

    /// <summary>What "stop everything" does to the open ones.</summary>
    public static IEnumerable<PollFact> Stop(PollState polls) =>
        polls.All.Where(p => p.ClosedAt is null).Select(p => new PollFact.PollClosed(p.Opened.Poll));
}
