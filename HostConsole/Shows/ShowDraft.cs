using System.Globalization;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;

namespace HostConsole.Shows;

/// <summary>A show's settings while they are typed.</summary>
public sealed class ShowDraft
{
    public string Title { get; set; } = "";
    public string Code { get; set; } = "";
    public string Currency { get; set; } = "USD";
    public string Culture { get; set; } = "en-US";
    public string TimeZone { get; set; } = "UTC";
    public DateOnly? Date { get; set; }
    public TimeOnly? Time { get; set; }
    public int? PlannedMinutes { get; set; } = 60;
    public string StreamUrl { get; set; } = "";
    public StreamShape Shape { get; set; }
    public int WindowMinutes { get; set; } = 60;

    /// <summary>Null goes by the currency.</summary>
    public bool? LowestPriceOnly { get; set; }

    /// <summary>What the box shows; set, it stays so whatever the currency.</summary>
    public bool AsksLowestPrice
    {
        get =>
            LowestPriceOnly
                ?? (Core.Kernel.Currency.TryParse(Currency, out var currency)
                    && Core.Deals.PriorPriceRule.IsUsual(currency));
        set => LowestPriceOnly = value;
    }

    public static ShowDraft New(HostSettings defaults, string code) =>
        new() { Code = code, Currency = defaults.Currency, Culture = defaults.Culture, TimeZone = defaults.TimeZone };

    public static ShowDraft Of(ShowSettings s, string code) => new()
    {
        Title = s.Title,
        Code = code,
        Currency = s.Currency.Code,
        Culture = s.Culture,
        TimeZone = s.TimeZone,
        PlannedMinutes = s.PlannedMinutes,
        Date = s.LocalStart is { } d ? DateOnly.FromDateTime(d) : null,
        Time = s.LocalStart is { } t ? TimeOnly.FromDateTime(t) : null,
        StreamUrl = s.StreamUrl ?? "",
        Shape = s.Shape,
        WindowMinutes = s.WindowMinutes,
        LowestPriceOnly = s.LowestPriceOnly,
    };

    /// <summary>A copy to plan the next show from: no date yet, an address of its own.</summary>
    public static ShowDraft CloneOf(ShowSettings s, string code)
    {
        var draft = Of(s, code);
        draft.Title = Text.Length(s.Title) > 112 ? s.Title : s.Title + " (copy)";
        (draft.Date, draft.Time) = (null, null);
        return draft;
    }

    /// <summary>The settings, or the field that is wrong and why.</summary>
    public (ShowSettings? Settings, string Field, string Problem) Read()
    {
        var currency = Core.Kernel.Currency.TryParse(Currency, out var known) ? known : default;
        var settings = new ShowSettings(Text.Clean(Title), currency, Culture, TimeZone, null,
            Text.Clean(StreamUrl) is { Length: > 0 } url ? url : null, WindowMinutes, PlannedMinutes, LowestPriceOnly)
        { Shape = Shape };
        if (LifecycleRules.Check(settings) is Outcome.Rejected wrong) return (null, wrong.Field ?? "", wrong.Reason);
        if (!Cultures.Any(c => c.Name == Culture)) return (null, "culture", "Choose how numbers are written.");
        if (Date is null != Time is null) return (null, "start", "Give both a date and a time, or neither: then it is a draft.");
        if (Date is not { } date) return (settings, "", "");
        var local = date.ToDateTime(Time!.Value);
        return TimeZoneInfo.FindSystemTimeZoneById(TimeZone).IsInvalidTime(local)
            ? (null, "start", "The clocks go forward then: this time doesn't exist in the time zone. Choose another.")
            : (settings with { LocalStart = local }, "", "");
    }

    /// <summary>How numbers and dates may be written.</summary>
    public static readonly IReadOnlyList<CultureInfo> Cultures =
        [.. ("en-US en-GB en-AU en-CA de-DE fr-FR es-ES es-MX it-IT nl-NL pl-PL pt-BR pt-PT sv-SE da-DK nb-NO fi-FI cs-CZ uk-UA tr-TR "
            + "ja-JP ko-KR zh-CN th-TH vi-VN id-ID hi-IN ar-EG he-IL").Split(' ').Select(CultureInfo.GetCultureInfo)];
}
