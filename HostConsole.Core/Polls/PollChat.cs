using HostConsole.Core.Kernel;

namespace HostConsole.Core.Polls;

/// <summary>What a chat message does in a poll: an option's words, its number or its letter vote (<see cref="WrittenVote"/>).</summary>
internal static class PollChat
{
    /// <summary>A vote in the poll on stage, else in the newest that is open. A number that no option has is talk.</summary>
    public static ChatAct? Act(PollState polls, SaidInChat said, Moment moment)
    {
        var open = polls.View().Where(p => p.IsOpen).ToArray();
        var poll = open.FirstOrDefault(p => said.OnStage.Contains(p.StageItem)) ?? open.LastOrDefault();
        if (poll is null || polls.OptionSaid(poll.Id, said.Text) is not { } option) return null;
        return PollRules.Decide(polls, new CastVote(poll.Id, said.Author, option),
            moment) is Outcome.Accepted { Facts: [PollFact.VoteCast] } cast
            ? new(cast.Facts, "vote", true, $"Voted for {poll.Options[option].Text}.")
            : ChatAct.Nothing;
    }
}
