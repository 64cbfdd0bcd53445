using HostConsole.Core.Spotlight;
using HostConsole.Core.Store;
using HostConsole.Surfaces;

namespace HostConsole.Spotlight;

/// <summary>What is read of what is shown large.</summary>
/// <param name="Picture">The address of the photo beside it; null where there is none.</param>
public sealed record SpotlitWords(string Text, string? Picture = null)
{
    /// <summary>Null where it stood beside the log and was erased.</summary>
    public static SpotlitWords? Of(SpotlitText? shown, Func<Guid, KeptWords?> kept) => shown switch
    {
        null => null,
        { Item: null } => new(shown.Text),
        { Item: { } item } => kept(item.Id) is { } words ? new(words.Words, KeptPhoto.AddressOf(words)) : null,
    };
}
