using HostConsole.Surfaces;

namespace HostConsole.Live;

/// <summary>The mechanics that stand in the launch bar, as this person chose them; the rest stands in the menu beside it.</summary>
public sealed record Favourites(IReadOnlyList<string> Names)
{
    /// <summary>The name under which they are kept in the person's browser.</summary>
    public const string Draft = "favourites";

    private const int Few = 4;

    /// <summary>The first of the list, for who has chosen none.</summary>
    public static readonly Favourites Usual = new([.. MechanicUis.Launched.Take(Few).Select(ui => ui.Name)]);

    public IEnumerable<MechanicUi> Mechanics => MechanicUis.Launched.Where(ui => Names.Contains(ui.Name));

    public bool Has(MechanicUi ui) => Names.Contains(ui.Name);

    public Favourites Toggle(MechanicUi ui) => new(Has(ui) ? [.. Names.Where(n => n != ui.Name)] : [.. Names, ui.Name]);
}
