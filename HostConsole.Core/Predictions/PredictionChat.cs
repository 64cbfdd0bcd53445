using System.Globalization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Predictions;

/// <summary>
/// How points are staked in chat: "2 50" puts 50 points on the second outcome, "Sea green 50" on the one with these words. A larger
/// number raises the stake to it: so a message that a bridge tells twice takes nothing twice.
/// </summary>
internal static class PredictionChat
{
    private const int LongestStake = 200, MostDigits = 7;

    /// <summary>A stake in the prediction on stage, else in the newest that is open; null for talk.</summary>
    public static ChatAct? Act(PredictionState predictions, SaidInChat said, Moment moment)
    {
        var open = predictions.All.FindAll(p => p.Status == PredictionStatus.Open);
        if (open.Count == 0) return null;
        var prediction = open.Find(p => said.OnStage.Contains(new("prediction", p.Id.Value))) ?? open[^1];
        if (Read(said.Text, prediction.Outcomes) is not var (outcome, points)) return null;
        var before = prediction.Find(said.Author) is { } own && own.Outcome == outcome ? own.Points : 0;
        if (points == before) return ChatAct.Nothing;
        if (points < before)
            return new([], "stake", false, Words($"{before:N0} points stay staked: a larger number raises them."));
        return PredictionRules.Decide(predictions, new StakePoints(prediction.Id, said.Author, outcome, points - before), moment) switch
        {
            Outcome.Accepted staked => new(staked.Facts, "stake", true,
                Words($"{points:N0} points on {prediction.Opened.Outcomes[outcome]}.")),
            Outcome.Rejected { Reason: var reason } => new([], "stake", false, reason),
            _ => ChatAct.Nothing,
        };
    }

    private static string Words(FormattableString words) => FormattableString.Invariant(words);

    /// <returns>The outcome, counted from 0, and the points; null where the text is no stake.</returns>
    private static (int Outcome, int Points)? Read(string text, Phrase[] outcomes)
    {
        if (text.Length > LongestStake || Text.IsQuestion(text)) return null;
        var words = Text.Bare(text);
        var gap = words.LastIndexOf(' ');
        if (gap < 0 || Number(words[(gap + 1)..]) is not { } points) return null;
        var head = words[..gap];
        for (var i = 0; i < outcomes.Length; i++)
            if (outcomes[i].IsSaidBy(head)) return (i, points);
        return Number(head) is >= 1 and var number && number <= outcomes.Length ? (number - 1, points) : null;
    }

    private static int? Number(string word) => word.Length is >= 1 and <= MostDigits
        && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
