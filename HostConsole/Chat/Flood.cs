using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;

namespace HostConsole.Chat;

/// <summary>What one author writes again and again is one row, with how often.</summary>
public static class Flood
{
    /// <summary>
    /// The messages in their order. Of the same words of one author in a row, the newest stands for all; what did
    /// something stands for itself.
    /// </summary>
    public static IReadOnlyList<(MessageView Message, int Times)> Fold(IReadOnlyList<MessageView> messages)
    {
        var rows = new List<(MessageView Message, int Times)>(messages.Count);
        var newer = new Dictionary<ViewerId, (int Row, string Words)>();
        for (var i = messages.Count - 1; i >= 0; i--)
        {
            var message = messages[i];
            var words = Text.Fold(message.Text);
            var folds = !message.IsStaff && message.Answer is null;
            if (folds && newer.TryGetValue(message.Author, out var last) && last.Words == words
                && rows[last.Row].Message.Hidden == message.Hidden)
            {
                rows[last.Row] = (rows[last.Row].Message, rows[last.Row].Times + 1);
                continue;
            }

            if (folds) newer[message.Author] = (rows.Count, words);
            else newer.Remove(message.Author);
            rows.Add((message, 1));
        }

        rows.Reverse();
        return rows;
    }
}
