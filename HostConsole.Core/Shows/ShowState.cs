using System.Diagnostics;
using HostConsole.Core.Audience;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Goals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Stage;

namespace HostConsole.Core.Shows;

/// <summary>The whole of one run: dispatches commands and facts to the mechanics, and joins what concerns two of them. Belongs to the writer.</summary>
public sealed class ShowState
{
    public Course Course { get; } = new();
    public Polls.Polls Polls { get; } = new();
    public Deals.Deals Deals { get; } = new();
    public Giveaways.Giveaways Giveaways { get; } = new();
    public Goals.Goals Goals { get; } = new();
    public Audience.Audience Audience { get; } = new();
    public Crowds Crowds { get; }
    public Chat.Chat Chat { get; } = new();
    public Stage.Stage Stage { get; } = new();
    internal Func<ViewerId, string?> Barred { get; }

    private readonly Func<string, DateTimeOffset, double> _shareOf;

    public ShowState() => (Barred, Crowds, _shareOf) = (Audience.Barred, new(Audience.Addresses), Audience.Addresses.ShareOf);

    /// <summary>A command that concerns this run alone; what touches stock or orders is filled in and completed by <see cref="Run"/>.</summary>
    public Outcome Decide(ShowCommand command, DateTimeOffset now)
    {
        // Who is excluded is told so of a giveaway by its own rules, as everybody else who may not enter.
        if (command is IViewerCommand { Viewer: var viewer } and not GiveawayCommand.EnterGiveaway && Audience.IsBanned(viewer)) return new Outcome.Rejected(RejectionKind.Forbidden, "banned", "The host has excluded you from this show.");
        if (Closed(command) is { } closed) return closed;
        return command switch
        {
            PollCommand c => PollRules.Decide(Polls, c, now),
            DealCommand c => DealRules.Decide(Deals, c, now, _shareOf),
            GiveawayCommand c => GiveawayRules.Decide(Giveaways, c, now, Barred),
            GoalCommand c => GoalRules.Decide(Goals, c, now),
            AudienceCommand c => AudienceRules.Decide(Audience, c, now),
            ChatCommand c => DecideChat(c, now),
            StageCommand c => StageRules.Decide(Stage, c),
            CourseCommand c => CourseRules.Decide(this, c, now),
            _ => throw new UnreachableException(),
        };
    }

    // What needs a running show; the rest (drawing, answering a win, moderating, releasing a claim) goes on after its end.
    private Outcome.Rejected? Closed(ShowCommand command) => command switch
    {
        INeedsShowOn when !Course.IsOn =>
            new(RejectionKind.Conflict, "not-live", Course.Status == ShowStatus.Ended ? "This show has ended." : "The show isn't on yet: go live or rehearse first."),
        JoinShow when Course.Status == ShowStatus.Ended => new(RejectionKind.Conflict, "not-live", "This show has ended."),
        _ => null,
    };

    // What a message does besides being read is decided with it, so that it acts once or not at all.
    private Outcome DecideChat(ChatCommand command, DateTimeOffset now)
    {
        if (command is ShowMessage release) return Release(release, now);
        if (command is ClaimForAuthor claim) return ChatActs.ClaimFor(this, claim, now);
        var outcome = ChatRules.Decide(Chat, command, now);
        // What the house's own accounts entered before anybody knew them wins nothing either.
        if (outcome is Outcome.Accepted { Facts: [ChatFact.MessagePosted { Idle: IdleReason.Owner or IdleReason.Bot } own, ..] told } && !Audience.IsStaff(own.Author))
            return (Outcome.Accepted)outcome with { Facts = [.. told, new AudienceFact.StaffMarked(own.Author, true)] };
        if (outcome is not Outcome.Accepted { Facts: [ChatFact.MessagePosted { Idle: null } posted] } accepted || ChatRules.IsStaff(posted.Channel)) return outcome;
        if (command is RelayMessage { Bridged: true } && ChatActs.IsToldAgain(this, posted, now)) return accepted with { Facts = [posted with { Idle = IdleReason.Repeat }] };
        var acts = ChatActs.Of(this, posted, (command as PostMessage)?.Origin, now);
        var answers = posted.Author.IsRelayed ? GiveawayAnswers.ByChat(Giveaways, posted.Author, posted.Text) : [];
        return acts.Count + answers.Count == 0 ? outcome : accepted with { Facts = [posted, .. acts, .. answers] };
    }

    // What safe mode has held back does, when it is released, what it would have done.
    private Outcome Release(ShowMessage release, DateTimeOffset now)
    {
        var outcome = ChatRules.Decide(Chat, release, now);
        if (outcome is not Outcome.Accepted { Facts.Count: > 0 } accepted || Chat.Find(release.Message) is not { IsHeld: true, Idle: null } held || Audience.IsBanned(held.Author)) return outcome;
        var acts = ChatActs.Of(this, new(held.Id, held.Author, held.Channel, held.Text, held.At, null, held.Buyer, held.First), null, now);
        return accepted with { Facts = [.. accepted.Facts, .. acts] };
    }

    /// <summary>What is due by the clock.</summary>
    public IReadOnlyList<ShowFact> Due(DateTimeOffset now) => [.. DealRules.Due(Deals, now), .. PollRules.Due(Polls, now), .. GiveawayRules.Due(Giveaways, now, Barred)];

    /// <summary>What the facts just applied have reached.</summary>
    public IReadOnlyList<ShowFact> Reached() => GoalRules.Reached(Goals);

    public DateTimeOffset? NextDue() => Earliest(DealRules.NextDue(Deals), Earliest(PollRules.NextDue(Polls), GiveawayRules.NextDue(Giveaways)));

    /// <summary>Ends every open deal, poll, giveaway and goal.</summary>
    public IReadOnlyList<ShowFact> StopAll(DateTimeOffset now) =>
        [.. DealRules.Stop(Deals), .. PollRules.Stop(Polls), .. Giveaways.View().Where(g => g.State == GiveawayState.Open)
            .SelectMany(g => ((Outcome.Accepted)GiveawayRules.Decide(Giveaways, new GiveawayCommand.CloseGiveaway(g.Id), now)).Facts), .. GoalRules.Stop(Goals)];

    /// <summary>Whether the run has such a thing to put on stage.</summary>
    public bool Has(StageItem item) => item.Kind switch
    {
        "poll" => Polls.Find(new(item.Id)) is not null,
        "giveaway" => Giveaways.Find(new(item.Id)) is not null,
        "goal" => Goals.Find(new(item.Id)) is not null,
        _ => false,
    };

    /// <exception cref="UnreachableException">The fact belongs to no mechanic.</exception>
    public void Apply(ShowFact fact, DateTimeOffset at)
    {
        Course.Remember(this, fact, at);
        switch (fact)
        {
            case PollFact f: PollRules.Apply(Polls, f, at); Crowds.Count(f); break;
            case DealFact f: DealRules.Apply(Deals, f, at); Crowds.Count(f); break;
            case GiveawayFact f: GiveawayRules.Apply(Giveaways, f, at); Crowds.Count(f); break;
            case GoalFact f: GoalRules.Apply(Goals, f, at); break;
            case AudienceFact f: AudienceRules.Apply(Audience, f, at); break;
            case ChatFact f: ApplyChat(f, at); break;
            case StageFact f: StageRules.Apply(Stage, f, at); break;
            case CourseFact f: CourseRules.Apply(Course, f, at); break;
            default: throw new UnreachableException($"{fact.GetType().Name} belongs to no mechanic.");
        }
    }

    private void ApplyChat(ChatFact fact, DateTimeOffset at)
    {
        if (fact is ChatFact.MessagePosted { First: true } first) Audience.Addresses.NoteFirstMessage(first.Author, at);
        ChatRules.Apply(Chat, fact, at);
        if (fact is ChatFact.MessagePosted { IsAudience: true } posted) Audience.See(posted.Author);
    }

    private static DateTimeOffset? Earliest(DateTimeOffset? a, DateTimeOffset? b) => a is null ? b : b is null || a < b ? a : b;
}
