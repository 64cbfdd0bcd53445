using HostConsole.Accounts;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Surfaces;

/// <summary>
/// One mechanic as the app sees it: each surface on which it can appear is a property, so that none is forgotten; null says that it has
/// none there. The pages iterate the list of these (MechanicUis) and know no mechanic by name.
/// </summary>
public abstract class MechanicUi
{
    /// <summary>What the engine knows of it.</summary>
    public abstract Mechanic Core { get; }

    /// <summary>One word, as in the API: poll, deal.</summary>
    public string Name => Core.Name;

    /// <summary>As a person reads it: "Poll", "Flash deal".</summary>
    public abstract string Title { get; }

    /// <summary>Within a sentence: "polls".</summary>
    public string Plural => Core.Views;

    /// <summary>A symbol of icons.svg.</summary>
    public abstract string Icon { get; }

    /// <summary>What somebody at the console needs to use it.</summary>
    public abstract Permission Permission { get; }

    /// <summary>What a command of it needs, where that is more or less than <see cref="Permission"/>.</summary>
    public virtual Permission NeededFor(ShowCommand command) => Permission;

    /// <summary>The ids of those that are on now, as the API lists them under <c>active</c>; null where it is never on or off.</summary>
    public abstract IEnumerable<Guid>? Active(ShowView show);

    /// <summary>How it is launched and followed on the live page.</summary>
    public abstract LaunchSurface? Launch { get; }

    /// <summary>What of it can stand on stage.</summary>
    public abstract StageSurface? Stage { get; }

    /// <summary>What it can do with a chat message or a question.</summary>
    public abstract TalkSurface? Talk { get; }

    /// <summary>What the audience's phones show of it.</summary>
    public abstract PhoneSurface? Phone { get; }
    public abstract OverlaySurface? Overlay { get; }

    /// <summary>The kinds of cue that it brings to the run of show.</summary>
    public abstract CueSurface? Cue { get; }
    public abstract AnnouncementSurface? Announcements { get; }

    /// <summary>What of it somebody who looks elsewhere can be called for.</summary>
    public virtual IReadOnlyList<AlertSurface> Alerts => [];
    public abstract ReviewSurface? Review { get; }

    /// <summary>What the simulated audience of a rehearsal does with it.</summary>
    public abstract RehearsalSurface? Rehearsal { get; }

    /// <summary>What viewers have won in it and said yes to, for the packing list; most have nothing to send.</summary>
    public virtual IEnumerable<Prize> Prizes(ShowView show) => [];

    /// <summary>What a show is told when what it kept of a person was erased; null where the mechanic keeps nothing of anybody.</summary>
    public virtual ShowCommand? Forget(ViewerId viewer) => null;

    /// <summary>Its services; most have none.</summary>
    public virtual void Add(WebApplicationBuilder builder) { }

    /// <summary>Its endpoints.</summary>
    public abstract void Map(WebApplication app);
}
