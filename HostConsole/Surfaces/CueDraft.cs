using HostConsole.Core.Kernel;

namespace HostConsole.Surfaces;

/// <summary>What is wrong with a draft.</summary>
/// <param name="Field">The field of the form; empty where it is none.</param>
public sealed record DraftProblem(string Field, string Reason);

/// <summary>A cue while it is typed: fields as the form has them.</summary>
public abstract class CueDraft(CueId id)
{
    public CueId Id { get; } = id;

    /// <summary>The cue, or what is wrong with it.</summary>
    public (Cue? Cue, DraftProblem? Problem) Read(Currency currency)
    {
        var (cue, problem) = Make(currency);
        if (cue?.Check() is not { } wrong) return (cue, problem);
        return (null, new(wrong.Field is { } field ? FieldOf(field) : "", wrong.Reason));
    }

    /// <summary>The cue as typed, not yet checked; or what is wrong where a field can't be read at all.</summary>
    protected abstract (Cue? Cue, DraftProblem? Problem) Make(Currency currency);

    /// <summary>The field of the form for one that the rules name.</summary>
    protected virtual string FieldOf(string name) => name;

    protected static (Cue?, DraftProblem?) Wrong(string field, string reason) => (null, new(field, reason));

    /// <summary>Null for what is left empty.</summary>
    protected static string? Blank(string text) => Text.Clean(text) is { Length: > 0 } clean ? clean : null;
}
