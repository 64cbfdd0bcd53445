using System.Globalization;
using System.Text.Json.Serialization;
using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;

namespace HostConsole.Surfaces;

/// <summary>Where a draft is written.</summary>
/// <param name="Show">The show that it is launched in; null while it is planned or kept for later shows.</param>
/// <param name="Memory">What the catalogue knows now.</param>
public sealed record CueScene(ShowSettings Settings, ShowView? Show, CatalogueMemory Memory, DateTimeOffset Now);

/// <summary>Something that is asked before a draft is launched: it can be meant, and is more often a slip.</summary>
/// <param name="Yes">What the button then says.</param>
public sealed record Doubt(string Text, string Yes);

/// <summary>
/// A cue while it is typed: fields as the form has them. What a plan holds, what is launched at once and what is kept as a
/// template are all made from it; it can be held as JSON.
/// </summary>
public abstract class CueDraft
{
    [JsonIgnore] public CueId Id { get; set; }

    /// <summary>The cue, or what is wrong with it.</summary>
    public (Cue? Cue, FieldProblem? Problem) Read(Currency currency)
    {
        var (cue, problem) = Make(currency);
        return cue?.Check() is { } wrong ? (null, ProblemOf(wrong)) : (cue, problem);
    }

    /// <summary>A refusal by the rules, at the form's field.</summary>
    public FieldProblem ProblemOf(Outcome.Rejected refusal) => new(refusal.Field is { } field ? FieldOf(field) : "", refusal.Reason);

    /// <summary>Brings it up to where it is written: the prices of now, what stands on stage.</summary>
    public virtual void Prepare(CueScene scene) { }

    /// <summary>Leaves out what is in another currency than the show's.</summary>
    public virtual void DropMoney() { }

    /// <summary>What is asked before it is launched; null where nothing is.</summary>
    public virtual Doubt? Doubts(Currency currency, CultureInfo culture) => null;

    /// <summary>The cue as typed, not yet checked; or what is wrong where a field can't be read at all.</summary>
    protected abstract (Cue? Cue, FieldProblem? Problem) Make(Currency currency);

    /// <summary>The field of the form for one that the rules name.</summary>
    protected internal virtual string FieldOf(string name) => name;

    protected static (Cue?, FieldProblem?) Wrong(string field, string reason) => (null, new(field, reason));

    /// <summary>Null for what is left empty.</summary>
    protected static string? Blank(string text) => Text.Clean(text) is { Length: > 0 } clean ? clean : null;
}
