using System.Globalization;
using HostConsole.Core.Shows;
using HostConsole.Core.Wheels;
using HostConsole.Surfaces;

namespace HostConsole.Wheels;

/// <summary>The cue that opens a wheel.</summary>
public sealed class WheelCueSurface : CueSurface<WheelCue, WheelDraft, WheelForm>
{
    public override string Label => "Wheel";
    public override string Icon => "wheel";
    public override int Place => 44;

    protected override WheelDraft Edit(WheelCue cue) => new()
    {
        Id = cue.Id,
        Title = cue.Title,
        Rules = cue.Rules,
        Room = cue.Mode == WheelMode.Room,
        Keyword = cue.Keyword ?? "",
        RemoveAfterWin = cue.RemoveAfterWin,
        Segments = [.. cue.Segments.Select(WheelDraft.Of)],
        Seconds = cue.Seconds,
    };

    public override WheelDraft? Last(ShowView show) => show.Wheels.LastOrDefault() is not { } last ? null : new()
    {
        Title = last.Title,
        Rules = last.Rules,
        Room = last.Mode == WheelMode.Room,
        Keyword = last.Keyword ?? "",
        RemoveAfterWin = last.RemoveAfterWin,
        Segments = [.. last.Segments.Select(s => WheelDraft.Of(new(s.Label, s.Weight, s.Stock, s.Consolation, s.Offer)))],
        Seconds = last.ClosesAt is { } closes ? (int)(closes - last.OpenedAt).TotalSeconds : null,
    };

    protected override string Detail(WheelCue cue, CultureInfo culture) =>
        $"{cue.Segments.Count.ToString("N0", culture)} segments, "
            + $"{(cue.Mode == WheelMode.Room ? "for the room" : "everybody spins")}, {Length(cue.Seconds)}";
}
