using HostConsole.Core.Shows;

namespace HostConsole.Surfaces;

/// <summary>How a mechanic is launched and followed on the live page.</summary>
public abstract class LaunchSurface
{
    /// <summary>The key that opens the form, lower case.</summary>
    public abstract string Key { get; }

    /// <summary>On the button: "Deal".</summary>
    public abstract string Label { get; }

    /// <summary>One of it, within a sentence: "a deal".</summary>
    public abstract string One { get; }

    /// <summary>On the button that launches it: "Start deal". The form is the cue's (<see cref="CueSurface.Form"/>).</summary>
    public abstract string Verb { get; }

    /// <summary>Those that stand on the live page now.</summary>
    public abstract IEnumerable<RunningItem> Running(ShowView show);

    /// <summary>One of them: a <see cref="MechanicPanel"/>.</summary>
    public abstract Type Panel { get; }

    /// <summary>What is over, in a line; null where nothing is.</summary>
    public abstract PastSummary? Over(ShowView show);

    /// <summary>What is over, in full: a <see cref="PastPanel"/>.</summary>
    public abstract Type Past { get; }

    /// <summary>What somebody is told who may not launch it.</summary>
    protected virtual string NotAllowed => Rights.HostOnly;

    /// <summary>What is told once the show is over.</summary>
    protected virtual string Ended => "The show has ended.";

    /// <summary>What stands against one more in a show that is on; null where nothing does.</summary>
    protected virtual string? Against(ShowView show) => null;

    /// <summary>Why none can be launched now, in words; null where one can.</summary>
    public string? WhyNot(ShowView show, bool may) =>
        !may ? NotAllowed
        : show.Status == ShowStatus.Ended ? Ended
        : !show.IsOn ? $"Go live or rehearse first: {One} needs an audience."
        : Against(show);
}
