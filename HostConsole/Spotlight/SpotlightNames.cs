using HostConsole.Core.Chat;
using HostConsole.Core.Shows;
using HostConsole.Core.Spotlight;
using HostConsole.Surfaces;

namespace HostConsole.Spotlight;

/// <summary>Who is named on the stream for what they wrote.</summary>
public static class SpotlightNames
{
    /// <summary>
    /// The name of a viewer who agreed to be named on the stream, or with what they sent, of the console's own people, and of an author on
    /// another platform, where it is public; null of anybody else, and of one whose name holds a blocked word.
    /// </summary>
    public static string? Of(SpotlitText shown, ShowView show, OverlayNames names)
    {
        if (shown.Item is not null && !(shown.Named && names.HasName(shown.Author))) return null;
        var isPublic = shown.Author.IsRelayed || ChatRules.IsStaff(shown.Channel);
        var name = isPublic || shown.Named ? names.NameOf(shown.Author) : names.OnStream(shown.Author);
        return name is not null && !ChatRules.Blocks(show.Chat.BlockedWords, name) ? name : null;
    }
}
