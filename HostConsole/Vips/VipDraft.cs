using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.Vips;
using HostConsole.Surfaces;

namespace HostConsole.Vips;

/// <summary>A VIP moment while it is typed.</summary>
public sealed class VipDraft : CueDraft
{
    public string Title { get; set; } = "";

    /// <summary>Of the show so far.</summary>
    public int? Percent { get; set; } = 80;
    public OfferDraft Reward { get; set; } = new();

    protected override (Cue?, FieldProblem?) Make(Currency currency)
    {
        if (Text.Clean(Title).Length == 0) return Wrong("title", "Say what it is: \"For those who stayed\".");
        if (Percent is not { } percent) return Wrong("percent", "Write how much of the show they must have watched.");
        return Reward.Read() is ({ } offer, _) ? (new VipCue(Id, Text.Clean(Title), percent, offer), null) : (null, Reward.Read().Problem);
    }
}
