using HostConsole.Core.Audience;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.ShowPages;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Streams;

/// <summary>The mechanics that phones show, and what all of them say together.</summary>
public static class PhoneSurfaces
{
    /// <summary>In the order of the page.</summary>
    public static readonly IReadOnlyList<PhoneSurface> All =
        [.. MechanicUis.All.Select(ui => ui.Phone).OfType<PhoneSurface>().OrderBy(phone => phone.Place)];

    public static readonly IReadOnlyList<PersonalCard> PersonalCards =
        [.. All.SelectMany(phone => phone.PersonalCards).OrderBy(card => card.Place)];

    /// <summary>What the mechanics' parts are drawn from.</summary>
    public static PartSource Source(ShowView show, People people, DateTimeOffset now) =>
        new(show, people.NameOf, now, Visible(show), StageSurfaces.Beside(show))
        {
            HasName = people.HasName,
            Kept = people.Keepsakes.Find,
        };

    public static VisibleOnPhones Visible(ShowView show)
    {
        var opened = All.SelectMany(phone => phone.Opened(show)).Max();
        if (!show.IsOn) return new(opened, null);
        var over = All.SelectMany(phone => phone.Over(show)).Max();
        return new(opened, over >= (opened ?? over) ? over : null);
    }

    /// <summary>What is one viewer's own.</summary>
    internal static MeView Own(Run run, ViewerId viewer, DateTimeOffset now) =>
        new(viewer, null, run.State.Audience.IsMuted(viewer, now), run.State.Audience.IsBanned(viewer))
        {
            Own = All.SelectMany(phone => phone.Own(run, viewer).Concat(phone.OwnAt(run, viewer, now))).ToDictionary(own => own.Name, own => own.Value),
        };

    /// <summary>Adds those whose own a fact changes.</summary>
    public static void Affect(ShowFact fact, AffectedViewers affected)
    {
        if (fact is IConcernsViewer one) affected.Add(one.Viewer);
        if (fact is IConcernsViewers many) affected.Add(many.Viewers);
        MechanicUis.Of(fact)?.Phone?.Affect(fact, affected);
    }
}
