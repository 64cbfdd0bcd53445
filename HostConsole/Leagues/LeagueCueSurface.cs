using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Leagues;
using HostConsole.Core.Shows;
using HostConsole.Surfaces;

namespace HostConsole.Leagues;

/// <summary>The cue that opens a league.</summary>
public sealed class LeagueCueSurface : CueSurface<LeagueCue, LeagueDraft, LeagueForm>
{
    public override string Label => "League";
    public override string Icon => "trophy";
    public override int Place => 48;

    protected override LeagueDraft Edit(LeagueCue cue) => new()
    {
        Id = cue.Id,
        Title = cue.Title,
        Rules = cue.Rules,
        Size = cue.Size,
        BestOf = cue.BestOf,
        Seconds = cue.Seconds,
    };

    public override LeagueDraft? Last(ShowView show) => show.Leagues.LastOrDefault() is not { } last ? null : new()
    {
        Title = last.Title,
        Rules = last.Rules,
        Size = last.Size,
        BestOf = last.BestOf,
        Seconds = last.Seconds,
    };

    protected override string Detail(LeagueCue cue, CultureInfo culture) =>
        $"up to {Quantity.Of(cue.Size, "player", culture)}, best of {cue.BestOf}, {Length(cue.Seconds)} a game";
}
