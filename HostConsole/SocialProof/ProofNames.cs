using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.SocialProof;

namespace HostConsole.SocialProof;

/// <summary>Which buyers may be named.</summary>
public static class ProofNames
{
    /// <summary>Null for who didn't agree to be named on the stream, and for a name that holds a blocked word.</summary>
    /// <param name="onStream">The name of who agreed; null for anybody else.</param>
    public static string? Of(ViewerId viewer, ShowView show, Func<ViewerId, string?> onStream) =>
        onStream(viewer) is { } name && !ChatRules.Blocks(show.Chat.BlockedWords, name) ? name : null;

    /// <summary>The newest buyers who may be named, newest first.</summary>
    public static IEnumerable<(RecentBuyer Buyer, string Name)> Of(ShowView show, Func<ViewerId, string?> onStream) =>
        from buyer in show.RecentBuyers
        let name = Of(buyer.Viewer, show, onStream)
        where name is not null
        select (buyer, name);
}
