using HostConsole.Surfaces;

namespace HostConsole.Viewers;

/// <summary>The mechanics that phones show, in the order of the page.</summary>
public static class Phones
{
    public static readonly IReadOnlyList<PhoneSurface> All =
        [.. MechanicUis.All.Select(ui => ui.Phone).OfType<PhoneSurface>().OrderBy(phone => phone.Place)];

    public static readonly IReadOnlyList<PersonalCard> PersonalCards =
        [.. All.SelectMany(phone => phone.PersonalCards).OrderBy(card => card.Place)];
}
