using HostConsole.Core.Kernel;

namespace HostConsole.Surfaces;

/// <summary>Sends a command as the person at the console, for a part that goes on with the answer.</summary>
public interface ISendsCommands
{
    /// <returns>Null where it was done; else why not, in words for the person.</returns>
    Task<string?> SendAsync(ShowId show, ShowCommand command, CancellationToken cancel = default);
}
