using System.Text.Json;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;

namespace HostConsole.Catalogue;

/// <summary>Columns of a shop's product file, saved under a name.</summary>
public sealed record ColumnPreset(string Name, ProductColumnMapping Columns);

/// <summary>What was said of product files before, so that it is said once a shop.</summary>
public sealed class ColumnPresets(SettingsStore settings)
{
    private const string Setting = "product-columns";
    private const int Most = 50;

    public async Task<IReadOnlyList<ColumnPreset>> AllAsync(CancellationToken cancel = default) =>
        await settings.ReadAsync(Setting, cancel) is { } json ? JsonSerializer.Deserialize<ColumnPreset[]>(json, Json.Options) ?? [] : [];

    /// <summary>Saves the columns; the same name takes the place of what it stood for.</summary>
    public async Task<IReadOnlyList<ColumnPreset>> SaveAsync(ColumnPreset preset, CancellationToken cancel = default)
    {
        ColumnPreset[] all = [preset, .. (await AllAsync(cancel))
            .Where(p => !p.Name.Equals(preset.Name, StringComparison.OrdinalIgnoreCase)).Take(Most - 1)];
        await settings.WriteAsync(Setting, JsonSerializer.Serialize(all, Json.Options), cancel);
        return all;
    }

    /// <summary>The preset that fits a file of these headers: the one that names the most columns, all of them there.</summary>
    public static ColumnPreset? For(IReadOnlyList<ColumnPreset> presets, IReadOnlyList<string> headers) =>
        presets.Where(p => p.Columns.Missing.Count == 0
            && p.Columns.Named.All(n => headers.Contains(n.Header, StringComparer.OrdinalIgnoreCase)))
            .MaxBy(p => p.Columns.Named.Count());
}
