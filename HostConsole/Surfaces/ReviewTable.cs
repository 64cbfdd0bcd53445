using HostConsole.Core.Shows;
using Microsoft.AspNetCore.Components;

namespace HostConsole.Surfaces;

/// <summary>Head and body of a mechanic's table in the review; drawn only where it has rows.</summary>
public abstract class ReviewTable : ComponentBase
{
    [Parameter, EditorRequired] public ShowView Show { get; set; } = null!;

    protected string Number(int count) => count.ToString("N0", Show.Culture);

    /// <summary>The time of day in the show's zone.</summary>
    protected string At(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(Show.Settings.TimeZone)).ToString("HH:mm", Show.Culture);
}
