using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using HostConsole.Components.Fields;
using HostConsole.Core.Blitzes;
using HostConsole.Core.Kernel;
using HostConsole.Surfaces;

namespace HostConsole.Blitzes;

/// <summary>A blitz while it is typed: what it opens, as that is typed in its own form, and when.</summary>
public sealed class BlitzDraft : CueDraft
{
    /// <summary>Minutes to choose from.</summary>
    public static readonly IReadOnlyList<int> Steps = [10, 15, 20, 30, 60, 120, 180, 240, 360, 720];

    public string Title { get; set; } = "";
    public bool Daily { get; set; }
    public int EveryMinutes { get; set; } = 60;
    public TimeOnly? DailyAt { get; set; } = TimeOnly.MinValue;

    /// <summary>Empty for the show's own.</summary>
    public string TimeZone { get; set; } = "";
    public int? Times { get; set; }

    /// <summary>The kind of cue that comes again and again; set by the surface that made the draft.</summary>
    [JsonIgnore] public CueSurface Repeated { get; internal set; } = null!;

    /// <summary>What it opens, as that is typed in its own form.</summary>
    [JsonIgnore] public CueDraft What { get; internal set; } = null!;

    /// <summary>The same where the draft is kept.</summary>
    public JsonElement? Kept
    {
        get => What is null ? field : Repeated.Write(What);
        set;
    }

    private string _zone = "";

    public override void Prepare(CueScene scene)
    {
        _zone = scene.Settings.TimeZone;
        if (TimeZone.Length == 0) TimeZone = _zone;
        What.Prepare(scene);
    }

    public override void DropMoney() => What.DropMoney();
    public override Doubt? Doubts(Currency currency, CultureInfo culture) => What.Doubts(currency, culture);

    protected override (Cue?, FieldProblem?) Make(Currency currency)
    {
        if (Text.Clean(Title).Length == 0) return Wrong("title", "Give it a title: \"The midnight deal\".");
        if (Daily && DailyAt is null) return Wrong("dailyAt", "Say at what time it comes.");
        What.Id = Id;
        if (What.Read(currency) is not ({ } what, _)) return (null, What.Read(currency).Problem);
        var zone = Text.Clean(TimeZone) is { Length: > 0 } typed ? typed : _zone;
        return (new BlitzCue(Id, Text.Clean(Title), what, new(Daily ? null : EveryMinutes, Daily ? DailyAt : null, zone), Times), null);
    }

    protected internal override string FieldOf(string name) => name == "schedule" ? "everyMinutes" : What.FieldOf(name);
}
