using System.Globalization;
using System.Text.Json;
using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Surfaces;

/// <summary>A kind of cue in the run of show: its form and its words.</summary>
public abstract class CueSurface
{
    /// <summary>The record in Core.</summary>
    public abstract Type CueType { get; }

    /// <summary>As stored in plans: poll, deal.</summary>
    public string Kind => CueKinds.NameOf(CueType);

    /// <summary>As a person reads it: "Poll", "Deal".</summary>
    public abstract string Label { get; }

    /// <summary>A symbol of icons.svg.</summary>
    public abstract string Icon { get; }

    /// <summary>Orders the buttons that add cues: the lowest comes first.</summary>
    public abstract int Place { get; }

    /// <summary>The component that edits a draft: a <see cref="CueForm{TDraft}"/>.</summary>
    public abstract Type Form { get; }

    /// <summary>An empty draft, of which each new one is made.</summary>
    public abstract CueDraft New(CueId id);

    /// <summary>The draft that changes a cue of this kind.</summary>
    public abstract CueDraft Edit(Cue cue);

    /// <summary>The last one of a show, to be launched again; null where there was none.</summary>
    public virtual CueDraft? Last(ShowView show) => null;

    /// <summary>Whether one that was typed in part is kept over a reload. Not where the form opens filled in.</summary>
    public virtual bool IsKept => true;

    /// <summary>Whether it can be kept as a template. Not where it is one choice.</summary>
    public virtual bool CanBeKept => true;

    /// <summary>A draft as it was written by <see cref="Write"/>; null where it can't be read any more.</summary>
    public abstract CueDraft? Read(JsonElement json);

    public JsonElement Write(CueDraft draft) => JsonSerializer.SerializeToElement(draft, draft.GetType(), Json.Options);

    /// <summary>What a cue does, in a line.</summary>
    public abstract string Line(Cue cue, CultureInfo culture);

    /// <summary>What stands beside its label in the plan.</summary>
    public abstract string Detail(Cue cue, CultureInfo culture);

    /// <summary>The variant that firing it takes units of; null where it takes nothing from stock.</summary>
    public virtual VariantId? Takes(Cue cue) => null;

    /// <summary>What stock doesn't allow at present; null where it has enough or isn't tracked.</summary>
    /// <param name="stock">Units that can be promised now, where stock is tracked.</param>
    public virtual string? Shortage(Cue cue, IReadOnlyDictionary<VariantId, int> stock, CultureInfo culture) => null;

    /// <summary>What must be right before a show with such cues.</summary>
    public virtual IEnumerable<PreflightPoint> Check(PreflightPlan plan) => [];

    /// <summary>Seconds as a person reads them; null runs until the host closes it.</summary>
    protected static string Length(int? seconds) => seconds is { } s ? Span.Words(s) : UntilClosed;

    /// <summary>Of a length that ends with a press.</summary>
    public const string UntilClosed = "until closed";
}

/// <summary>A kind of cue by its types; mechanics derive from this.</summary>
public abstract class CueSurface<TCue, TDraft, TForm> : CueSurface
    where TCue : Cue where TDraft : CueDraft, new() where TForm : CueForm<TDraft>
{
    public sealed override Type CueType => typeof(TCue);
    public sealed override Type Form => typeof(TForm);
    public sealed override CueDraft Edit(Cue cue) => Edit((TCue)cue);
    public sealed override string Line(Cue cue, CultureInfo culture) => Line((TCue)cue, culture);
    public sealed override string Detail(Cue cue, CultureInfo culture) => Detail((TCue)cue, culture);
    public sealed override CueDraft New(CueId id) => new TDraft { Id = id };

    public sealed override CueDraft? Read(JsonElement json)
    {
        try { return json.Deserialize<TDraft>(Json.Options); }
        catch (JsonException) { return null; }
    }

    protected abstract TDraft Edit(TCue cue);
    protected virtual string Line(TCue cue, CultureInfo culture) => $"{Label}: {cue.Label}";
    protected abstract string Detail(TCue cue, CultureInfo culture);
}
