using HostConsole.Core.Kernel;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Core.Giveaways.GiveawayFact;

namespace HostConsole.Core.Giveaways;

/// <summary>How winners answer on the page, or through the host; in the chat that they entered from: <see cref="GiveawayChat"/>.</summary>
public static class GiveawayAnswers
{
    internal static Outcome Answer(Giveaway giveaway, AnswerWin command, DateTimeOffset now)
    {
        if (giveaway.Winners.Find(w => w.Drawn.Viewer == command.Viewer) is not { } winner)
            return Outcome.Reject("not-a-winner", "Only a winner can answer.");
        if (winner.State == WinnerStatus.Replaced)
            return Outcome.Reject("too-late", $"This place went to somebody else: {winner.Reason}");
        if (winner.State == WinnerStatus.Lapsed || winner.LapsesAt <= now)
            return Outcome.Reject("too-late", "The time to answer is over. Write to the host in the chat.");
        var contact = command.Contact?.Trim();
        if (Contact.Check(contact) is { } wrong) return wrong;

        // A second answer corrects the first one: nothing new happened, but the contact is another.
        return new Outcome.Accepted(
            winner.State == WinnerStatus.Answered ? [] : [new WinnerAnswered(giveaway.Id, winner.Drawn.Entry)],
            People: [new PersonalData(command.Viewer.Value, Contact: contact)]);
    }

    internal static Outcome Mark(Giveaway giveaway, MarkAnswered command) => giveaway.Standing(command.Entry) is not { } winner
        ? Outcome.Reject("not-a-winner", "Only an entry that holds a winning place now can be marked as answered.")
        : winner.State == WinnerStatus.Answered ? Outcome.Accept() : Outcome.Accept(new WinnerAnswered(giveaway.Id, command.Entry));
}
