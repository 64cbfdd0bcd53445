using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.Leagues;
using HostConsole.Surfaces;

namespace HostConsole.Leagues;

/// <summary>A league while it is typed.</summary>
public sealed class LeagueDraft : CueDraft
{
    public const int UsualBestOf = 3, UsualSeconds = 10;

    /// <summary>Seconds to choose from.</summary>
    public static readonly IReadOnlyList<int> Lengths = [5, 10, 15, 20, 30, 60];
    public static readonly IReadOnlyList<int> BestOfs = [1, 3, 5];

    public string Title { get; set; } = "";
    public string Rules { get; set; } = "";
    public int? Size { get; set; } = 8;
    public int BestOf { get; set; } = UsualBestOf;
    public int? Seconds { get; set; } = UsualSeconds;

    protected override (Cue?, FieldProblem?) Make(Currency currency)
    {
        if (Size is not { } size) return Wrong("size", $"Write how many may play, 2 to {LeagueRules.MostPlayers}.");
        return (new LeagueCue(Id, Text.Clean(Title), Rules.Trim(), size, BestOf, Seconds ?? UsualSeconds), null);
    }
}
