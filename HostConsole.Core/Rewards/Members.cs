using HostConsole.Core.Kernel;

namespace HostConsole.Core.Rewards;

/// <summary>
/// Which devices, and which accounts of other platforms, are one person's: points, badges and rewards are theirs together, under the
/// one of them that was first. In a show each is a viewer of its own. Belongs to the writer.
/// </summary>
public sealed class Members
{
    /// <summary>Devices and accounts of one person.</summary>
    public const int Most = 20;

    /// <summary>How many minutes a code can be written in a chat, and answered.</summary>
    public const int LinkMinutes = 15;

    /// <summary>What is to be written in a chat for a code.</summary>
    public static string LinkText(string code) => $"link {code}";

    private readonly Dictionary<ViewerId, ViewerId> _mains = [];
    private readonly Dictionary<ViewerId, List<ViewerId>> _others = [];
    private readonly Dictionary<Guid, ViewerId> _byPerson = [];
    private readonly HashSet<ViewerId> _confirmed = [];

    /// <summary>The one under which a viewer's points are kept: the viewer, where nothing is joined.</summary>
    public ViewerId MainOf(ViewerId viewer) => _mains.GetValueOrDefault(viewer, viewer);

    /// <summary>All that are the viewer's, itself among them; the main one first.</summary>
    public IReadOnlyList<ViewerId> AllOf(ViewerId viewer)
    {
        var main = MainOf(viewer);
        return _others.TryGetValue(main, out var others) ? [main, .. others] : [main];
    }

    /// <summary>Whose e-mail address has this id beside the log; null where nobody has confirmed it.</summary>
    public ViewerId? Of(Guid person) => _byPerson.TryGetValue(person, out var viewer) ? MainOf(viewer) : null;

    /// <summary>Whether a viewer has confirmed an e-mail address.</summary>
    public bool IsConfirmed(ViewerId viewer) => _confirmed.Contains(MainOf(viewer));

    internal void Confirm(ViewerId main, Guid person)
    {
        _byPerson[person] = main;
        _confirmed.Add(main);
    }

    /// <param name="main">A main one.</param>
    /// <param name="other">A main one as well, which is none any more; what was joined with it comes along.</param>
    internal void Join(ViewerId main, ViewerId other)
    {
        var all = _others.TryGetValue(main, out var others) ? others : _others[main] = [];
        if (_others.Remove(other, out var along)) all.AddRange(along);
        all.Add(other);
        foreach (var one in all) _mains[one] = main;
        if (_confirmed.Remove(other)) _confirmed.Add(main);
    }
}
