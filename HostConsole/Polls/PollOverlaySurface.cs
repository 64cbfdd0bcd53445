using System.Collections.Immutable;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Surfaces;

namespace HostConsole.Polls;

/// <summary>What the stream shows of polls.</summary>
public sealed class PollOverlaySurface : OverlaySurface
{
    public override string Title => "Poll";
    public override string About => "The question and its bars";

    public override OverlayPart? Draw(ShowView show, OverlayNames names)
    {
        var staged = show.Polls.FirstOrDefault(p => show.Stage.Has(p.StageItem));
        var poll = show.Polls.Where(p => p.IsOpen).MaxBy(p => p.OpenedAt) ?? staged ?? show.Polls.MaxBy(p => p.ClosedAt);
        return poll is null ? null : OverlayPart.Of<PollOverlay>(
            (poll, staged == poll, show.Culture.Name), ("Poll", poll), ("Culture", show.Culture), ("Stays", poll == staged));
    }

    public override OverlayPart? Sample(OverlaySampleStep sample)
    {
        var (step, closes) = (sample.Step, sample.Now.AddSeconds(21));
        string[] options = sample.Stretched
            ? [.. Enumerable.Range(0, 10).Select(i => sample.Stretch($"Option {i}", 80))] : ["Sea green", "كحلي", "Rust 🍂"];
        var votes = options.Select((o, i) => new PollOptionView(o, (i + 2) * 7 + step * step * (3 - i % 3))).ToImmutableArray();
        var poll = new PollView(
            new(OverlaySampleStep.Id(3)), sample.Stretch("Which glaze comes next?", 200), votes, votes.Sum(v => v.Votes),
            HideTally: false, AllowChange: true, sample.Now, closes, step < 6 ? null : closes);
        return OverlayPart.Of<PollOverlay>(step, ("Poll", poll), ("Culture", sample.Culture), ("Stays", true));
    }
}
