using System.Globalization;
using System.Text.Json;
using HostConsole.Components;
using HostConsole.Core.Blitzes;
using HostConsole.Core.Kernel;
using HostConsole.Surfaces;

namespace HostConsole.Blitzes;

/// <summary>The cue that sets a blitz. What it opens each time is written in the form of its own kind.</summary>
/// <param name="all">All mechanics: one of them brings that kind.</param>
public sealed class BlitzCueSurface(Func<IReadOnlyList<MechanicUi>> all) : CueSurface
{
    private CueSurface Repeated => field ??= all().Select(ui => ui.Cue).OfType<CueSurface>()
        .First(surface => surface.CueType.IsAssignableTo(typeof(IRepeats)));

    public override Type CueType => typeof(BlitzCue);
    public override Type Form => typeof(BlitzForm);
    public override string Label => "Blitz";
    public override string Icon => "clock";
    public override int Place => 25;
    public override bool IsKept => false;

    public override CueDraft New(CueId id) => new BlitzDraft { Id = id, Repeated = Repeated, What = Repeated.New(id) };

    public override CueDraft Edit(Cue cue)
    {
        var blitz = (BlitzCue)cue;
        return new BlitzDraft
        {
            Id = blitz.Id,
            Title = blitz.Title,
            Daily = blitz.Schedule.DailyAt is not null,
            DailyAt = blitz.Schedule.DailyAt ?? TimeOnly.MinValue,
            EveryMinutes = blitz.Schedule.EveryMinutes ?? 60,
            TimeZone = blitz.Schedule.TimeZone,
            Times = blitz.Times,
            Repeated = Repeated,
            What = Repeated.Edit(blitz.What),
        };
    }

    public override CueDraft? Read(JsonElement json)
    {
        try
        {
            if (json.Deserialize<BlitzDraft>(Json.Options) is not { Kept: { } kept } draft || Repeated.Read(kept) is not { } what) return null;
            (draft.Repeated, draft.What) = (Repeated, what);
            return draft;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public override string Line(Cue cue, CultureInfo culture) => $"{Label}: {cue.Label}";

    public override string Detail(Cue cue, CultureInfo culture)
    {
        var blitz = (BlitzCue)cue;
        return $"{blitz.What.Label}, {BlitzWords.Schedule(blitz.Schedule, culture)}"
            + (blitz.Times is { } times ? $", {Quantity.Of(times, "time", culture)}" : "");
    }
}
