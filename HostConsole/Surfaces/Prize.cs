using HostConsole.Core.Kernel;

namespace HostConsole.Surfaces;

/// <summary>Something that a viewer has won and is to be sent.</summary>
/// <param name="What">"One care kit".</param>
/// <param name="Of">Where it was won: the title of the giveaway.</param>
public sealed record Prize(ViewerId Viewer, string What, string Of);
