using System.Text.Encodings.Web;
using System.Text.Json;
using HostConsole.Core.Kernel;
using HostConsole.Core.Store;

namespace HostConsole.Overlays;

/// <summary>The look of all overlays of this console, stored, and written once for those who are connected.</summary>
public sealed class OverlayThemes : IDisposable
{
    private const string Setting = "overlay-theme";
    // It is read by JSON.parse and never put into a page's script.
    private static readonly JsonSerializerOptions Relaxed =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SettingsStore _settings;
    private volatile OverlayTheme _theme = new();
    private volatile string? _brand;
    private volatile byte[] _written;

    public OverlayThemes(SettingsStore settings)
    {
        _settings = settings;
        _written = Write(_theme, null);
        settings.Changed += OnSettings;
    }

    /// <summary>Called after the look changed.</summary>
    public event Action? Changed;

    public OverlayTheme Theme => _theme;

    /// <summary>The brand's own accent, which stands in where the theme has none.</summary>
    public string? Brand => _brand;

    /// <summary>As the page's script takes it; another array whenever the look changed.</summary>
    public byte[] Written => _written;

    public async Task LoadAsync(CancellationToken cancel = default)
    {
        _brand = (await _settings.GetAsync(cancel)).Accent;
        if (await _settings.ReadAsync(Setting, cancel) is { Length: > 0 } json) _theme = Read(json);
        _written = Write(_theme, _brand);
    }

    public async Task SaveAsync(OverlayTheme theme, CancellationToken cancel = default)
    {
        theme = theme.Checked();
        await _settings.WriteAsync(Setting, JsonSerializer.Serialize(theme, Json.Options), cancel);
        (_theme, _written) = (theme, Write(theme, _brand));
        Changed?.Invoke();
    }

    public static byte[] Write(OverlayTheme theme, string? brand) =>
        JsonSerializer.SerializeToUtf8Bytes(new { properties = theme.Properties(brand), theme.Side, theme.Place }, Relaxed);

    private static OverlayTheme Read(string json)
    {
        try
        {
            return (JsonSerializer.Deserialize<OverlayTheme>(json, Json.Options) ?? new()).Checked();
        }
        catch (JsonException)
        {
            return new(); // of another version: the usual look is better than none
        }
    }

    // The brand's colour may be another now.
    private void OnSettings()
    {
        _brand = _settings.Known?.Accent;
        _written = Write(_theme, _brand);
        Changed?.Invoke();
    }

    public void Dispose() => _settings.Changed -= OnSettings;
}
