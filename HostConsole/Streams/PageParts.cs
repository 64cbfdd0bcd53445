using HostConsole.Core.Audience;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;
using HostConsole.Viewers;

namespace HostConsole.Streams;

/// <summary>Which parts a picture of the show has. Public: nothing personal, no hidden tally, nothing of the plan.</summary>
public static class PageParts
{
    /// <summary>The lists of parts, in the order of the page.</summary>
    public static readonly IReadOnlyList<PartList> Lists = [.. PhoneSurfaces.All.Select(phone => phone.List).OfType<PartList>()];

    public static IEnumerable<Part> Of(PartSource source)
    {
        var show = source.Show;
        var watching = show.Audience.Watching;
        var head = (show.Settings.Title, show.Settings.StreamUrl, show.Settings.Culture, show.Status, watching);
        yield return Part.Fixed<HeadCard>("head", head, ("Show", show), ("Watching", watching));
        yield return Part.Fixed<BarCard>("bar", (show.Status, show.OffLine), ("Show", show));
        var goesOn = new EqualList<PhoneText>([.. ScreenCard.GoesOn(show)]);
        yield return Part.Fixed<ScreenCard>("screen", (show.Status, show.StartsAt, goesOn), ("Show", show), ("Now", source.Now));
        var came = show.Status == ShowStatus.Ended ? show.Audience.Viewers : 0;
        yield return Part.Fixed<WaitingCard>("about", (show.Status, show.StartsAt, show.Settings.TimeZone, came), ("Show", show));
        foreach (var part in PhoneSurfaces.All.SelectMany(phone => phone.Parts(source))) yield return part;
    }
}
