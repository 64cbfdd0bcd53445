using HostConsole.Core.Shows;

namespace HostConsole.Viewers;

/// <summary>What of a show stands on the audience's phones: all that is on, and the newest thing that is over until something newer comes.</summary>
public static class VisibleOnPhones
{
    /// <summary>When what is over last ended; null where something was opened or pinned since, or the show is not on.</summary>
    public static DateTimeOffset? LastOver(ShowView show)
    {
        if (!show.IsOn) return null;
        var over = Phones.All.SelectMany(phone => phone.Over(show)).Max();
        return over >= (LastOpened(show) ?? over) ? over : null;
    }

    public static DateTimeOffset? LastOpened(ShowView show) => Phones.All.SelectMany(phone => phone.Opened(show)).Max();
}
