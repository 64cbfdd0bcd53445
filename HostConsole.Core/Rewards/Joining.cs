using System.Diagnostics;
using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

public abstract partial record RewardFact
{
    /// <summary>A device, or an account of another platform, is the same person's as another: points and rewards are theirs together.</summary>
    /// <param name="Member">The main one; the device itself, where it is the first with this address.</param>
    /// <param name="Person">Whose e-mail address was confirmed, by its id beside the log; null for an account that was linked by a code.</param>
    public sealed record MemberJoined(
        ViewerId Member, ViewerId Viewer, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? Person = null)
        : RewardFact, IConcernsViewers
    {
        IEnumerable<ViewerId> IConcernsViewers.Viewers => [Member, Viewer];
    }

    /// <summary>A viewer wants to link an account of another platform, by writing a code in its chat.</summary>
    /// <param name="Code">Six digits; anybody may see it, since the viewer is asked whose account it was.</param>
    public sealed record LinkAsked(ViewerId Viewer, string Code) : RewardFact, IConcernsViewer;

    /// <summary>An account has written the code: its viewer says whether it is theirs.</summary>
    public sealed record LinkWritten(ViewerId Viewer, ViewerId Author) : RewardFact, IConcernsViewer;

    /// <summary>The viewer has said whether it was theirs.</summary>
    public sealed record LinkAnswered(ViewerId Viewer) : RewardFact, IConcernsViewer;
}

/// <summary>A device's owner has proved that an e-mail address is theirs.</summary>
/// <param name="Person">The address's id beside the log.</param>
/// <param name="Email">Kept as personal data.</param>
public sealed record ConfirmMember(ViewerId Viewer, Guid Person, string Email) : RewardCommand, IViewerCommand;

/// <param name="Code">Six digits, drawn by the caller.</param>
public sealed record AskLink(ViewerId Viewer, string Code) : RewardCommand, IViewerCommand;

/// <summary>The account that wrote the code is the viewer's own, or isn't.</summary>
public sealed record AnswerLink(ViewerId Viewer, bool IsMine) : RewardCommand, IViewerCommand;

/// <summary>A code that waits to be written, or for its viewer's word.</summary>
/// <param name="Author">Who has written it; null for nobody yet.</param>
public sealed record PendingLink(string Code, DateTimeOffset Until, ViewerId? Author = null);

/// <summary>How devices and accounts come together.</summary>
internal static class JoiningRules
{
    public static readonly TimeSpan LinkFor = TimeSpan.FromMinutes(Members.LinkMinutes);

    public static Outcome Decide(RewardState rewards, RewardCommand command, Moment moment) => command switch
    {
        ConfirmMember confirm => Confirm(confirm, moment),
        AskLink ask => Ask(rewards, ask, moment),
        AnswerLink answer => Answer(rewards, answer, moment),
        _ => throw new UnreachableException(),
    };

    /// <summary>What an account of another platform writes in its chat: "link 123456".</summary>
    public static ChatAct? Act(RewardState rewards, SaidInChat said, Moment moment)
    {
        if (!said.Author.IsRelayed || CodeIn(said.Text) is not { } code) return null;
        if (rewards.WhoAsked(code, moment.Now) is not { } viewer) return ChatAct.Nothing;
        return new([new RewardFact.LinkWritten(viewer, said.Author)], "link", true, "Wrote the code of a phone.");
    }

    /// <returns>Six digits; null where the text is anything else.</returns>
    private static string? CodeIn(string text) => text.Trim() is { Length: >= 6 } bare && IsCode(bare[^6..])
        && bare.Equals(Members.LinkText(bare[^6..]), StringComparison.OrdinalIgnoreCase) ? bare[^6..] : null;

    private static bool IsCode(string code) => code.Length == 6 && code.All(char.IsAsciiDigit);

    private static Outcome Confirm(ConfirmMember confirm, Moment moment)
    {
        if (!moment.Knows(confirm.Viewer)) return Outcome.NotFound("viewer in this show");
        var mine = moment.Person(confirm.Viewer)[0];
        var member = moment.MemberOf(confirm.Person);
        if (member == mine) return Outcome.Accept();
        var kept = new PersonalData(confirm.Person, Email: confirm.Email);
        if (member is not { } other) return new Outcome.Accepted([new RewardFact.MemberJoined(mine, mine, confirm.Person)], People: [kept]);
        return Fits(moment, other, mine) ?? new Outcome.Accepted([new RewardFact.MemberJoined(other, mine)], People: [kept]);
    }

    private static Outcome Ask(RewardState rewards, AskLink ask, Moment moment)
    {
        if (!moment.Knows(ask.Viewer)) return Outcome.NotFound("viewer in this show");
        if (!IsCode(ask.Code)) return Outcome.Invalid("code", "A code has six digits.");
        return rewards.WhoAsked(ask.Code, moment.Now) is { } taken && taken != ask.Viewer
            ? Outcome.Reject("try-again", "That didn’t work: try again.")
            : Outcome.Accept(new RewardFact.LinkAsked(ask.Viewer, ask.Code));
    }

    private static Outcome Answer(RewardState rewards, AnswerLink answer, Moment moment)
    {
        if (rewards.LinkOf(answer.Viewer) is not { } link) return Outcome.Reject("nothing-to-link", "There is nothing to link: ask for a code.");
        if (!answer.IsMine) return Outcome.Accept(new RewardFact.LinkAnswered(answer.Viewer));
        if (link.Author is not { } author) return Outcome.Reject("not-written", "Nobody has written the code yet.");
        if (link.Until < moment.Now) return Outcome.Reject("too-late", "The code is too old: ask for a new one.");
        var (mine, theirs) = (moment.Person(answer.Viewer)[0], moment.Person(author)[0]);
        if (mine == theirs) return Outcome.Accept(new RewardFact.LinkAnswered(answer.Viewer));
        return Fits(moment, mine, theirs)
            ?? Outcome.Accept(new RewardFact.LinkAnswered(answer.Viewer), new RewardFact.MemberJoined(mine, theirs));
    }

    private static Outcome? Fits(Moment moment, ViewerId main, ViewerId other) =>
        moment.Person(main).Count + moment.Person(other).Count > Members.Most
            ? Outcome.Reject("too-many-devices", $"Up to {Members.Most} devices and accounts can be one person’s.") : null;
}
