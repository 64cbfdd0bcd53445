using System.Globalization;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>The cue that opens a poll.</summary>
public sealed class PollCueSurface : CueSurface<PollCue, PollDraft, PollForm>
{
    public override string Label => "Poll";
    public override string Icon => "poll";
    public override int Place => 10;

    protected override PollDraft Edit(PollCue cue) => new()
    {
        Id = cue.Id,
        Question = cue.Question,
        Options = [.. cue.Options],
        HideTally = cue.HideTally,
        AllowChange = cue.AllowChange,
        Seconds = cue.Seconds,
    };

    public override PollDraft? Last(ShowView show) => show.Polls.LastOrDefault() is not { } last ? null : new()
    {
        Question = last.Question,
        Options = [.. last.Options.Select(o => o.Text)],
        HideTally = last.HideTally,
        AllowChange = last.AllowChange,
        Seconds = last.ClosesAt is { } closes ? (int)(closes - last.OpenedAt).TotalSeconds : null,
    };

    protected override string Detail(PollCue cue, CultureInfo culture) => $"{cue.Options.Count} options, {Length(cue.Seconds)}";
}
