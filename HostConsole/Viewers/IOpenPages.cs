using HostConsole.Core.Kernel;

namespace HostConsole.Viewers;

/// <summary>Who has the page of a show open.</summary>
public interface IOpenPages
{
    /// <summary>Notes at once that a viewer whose page is open is there: what they ask for now may depend on it.</summary>
    Task NoteAsync(ShowId show, ViewerId viewer);
}
