using System.Globalization;
using System.Text.Json;
using HostConsole.Components;
using HostConsole.Components.Fields;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HostConsole.Surfaces;

/// <summary>The dialog of every cue: planned where <see cref="Launch"/> is null, else launched from here.</summary>
public sealed partial class CueDialog
{
    private const string LastOne = "Last one";
    private CueDraft? draft;
    private Dictionary<string, object?> parameters = [];
    private FieldProblem? problem, nameProblem;
    private Doubt? doubt;
    private IReadOnlyList<ReadyMade> ready = [];
    private JsonElement typed;
    private bool complete, naming, sending;
    private string name = "";
    private ElementReference submit;

    [Inject] private CueTemplates Templates { get; set; } = null!;
    [Inject] private CatalogueMemory Memory { get; set; } = null!;
    [Inject] private Drafts Drafts { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private ISnackbar Notices { get; set; } = null!;

    [Parameter, EditorRequired] public required CueSurface Surface { get; set; }
    [Parameter, EditorRequired] public required ShowSettings Settings { get; set; }

    /// <summary>On the button that ends it: "Done", "Start deal".</summary>
    [Parameter, EditorRequired] public required string Action { get; set; }

    /// <summary>The cue that is changed; null for a new one.</summary>
    [Parameter] public Cue? Cue { get; set; }

    /// <summary>The show that it is launched in, as it was when the dialog was opened; null in the plan.</summary>
    [Parameter] public ShowView? Show { get; set; }

    /// <summary>Launches it; gives null where that was done, else what is wrong.</summary>
    [Parameter] public Func<Cue, Task<Outcome.Rejected?>>? Launch { get; set; }

    [Parameter] public bool MaySave { get; set; }

    private CultureInfo Culture => CultureInfo.GetCultureInfo(Settings.Culture);
    private string DraftKey => $"{Surface.Kind}:{Show?.Id}";
    private bool IsKept => Launch is not null && Surface.IsKept;

    protected override async Task OnInitializedAsync()
    {
        await ListAsync();
        Take(Cue is not null ? Surface.Edit(Cue)
            : await KeptAsync() ?? await Templates.NewAsync(Surface, Settings.Currency));
    }

    private async Task<CueDraft?> KeptAsync()
    {
        if (!IsKept || await Drafts.GetAsync<string>(DraftKey) is not { } kept) return null;
        try { return Surface.Read(JsonElement.Parse(kept)); }
        catch (JsonException) { return null; }
    }

    private void Take(CueDraft taken)
    {
        if (taken.Id == default) taken.Id = Id.New<CueId>(Clock);
        draft = taken;
        draft.Prepare(new(Settings, Show, Memory, Clock.GetUtcNow()));
        (problem, doubt, typed) = (null, null, Surface.Write(draft));
        complete = Launch is not null && draft.Read(Settings.Currency).Cue is not null;
        parameters = new()
        {
            [nameof(CueForm<>.Draft)] = draft,
            [nameof(CueForm<>.Settings)] = Settings,
            [nameof(CueForm<>.Show)] = Show,
            [nameof(CueForm<>.Typed)] = (Func<Task>)TypedAsync,
            [nameof(CueForm<>.Filled)] = (Func<Task>)(() => submit.FocusAsync().AsTask()),
        };
    }

    // What was wrong is looked at anew, and a doubt was about what stood there before.
    private async Task TypedAsync()
    {
        var now = Surface.Write(draft!);
        if (JsonElement.DeepEquals(now, typed)) return;
        typed = now;
        var before = (problem, doubt);
        if (problem is not null) problem = draft!.Read(Settings.Currency).Problem;
        doubt = null;
        if (before != (problem, doubt)) StateHasChanged();
        if (IsKept) await Drafts.KeepAsync(DraftKey, now.GetRawText());
    }

    private Task LaunchAsync(CueDraft taken)
    {
        Take(taken);
        return SubmitAsync();
    }

    private async Task SubmitAsync()
    {
        if (naming)
        {
            await KeepAsync();
            return;
        }

        (var cue, problem) = draft!.Read(Settings.Currency);
        if (cue is null || sending) return;
        if (Launch is null)
        {
            Close(cue);
            return;
        }

        if (doubt is null && (doubt = draft.Doubts(Settings.Currency, Culture)) is not null) return;
        sending = true;
        try
        {
            if (await Launch(cue) is { } refused)
            {
                problem = draft.ProblemOf(refused);
                return;
            }
        }
        finally { sending = false; }

        if (IsKept) await Drafts.ForgetAsync(DraftKey);
        Leave();
    }

    private void Name()
    {
        var label = draft!.Read(Settings.Currency).Cue?.Label ?? "";
        (naming, nameProblem) = (true, null);
        name = label.Length > CueTemplates.LongestName ? label[..CueTemplates.LongestName] : label;
    }

    private async Task KeepAsync()
    {
        nameProblem = name.Trim().Length == 0 ? new("name", "Give it a name.")
            : await Templates.SaveAsync(Surface, name, draft!, Settings.Currency);
        if (nameProblem is not null) return;
        naming = false;
        await ListAsync();
        Notices.Done($"“{name.Trim()}” is kept as a template.");
    }

    // What can be taken instead of typing: the last one of the show, and the templates.
    private async Task ListAsync()
    {
        if (Cue is not null) return;
        var made = new List<ReadyMade>();
        if (Show is not null && Surface.Last(Show) is { } last) made.Add(new(LastOne, LineOf(last), () => Surface.Last(Show)!));
        foreach (var template in await Templates.OfAsync(Surface.Kind))
            if (Templates.Take(Surface, template, Settings.Currency) is { } taken)
                made.Add(new(template.Name, LineOf(taken), () => Templates.Take(Surface, template, Settings.Currency)!));
        ready = made;
    }

    private string LineOf(CueDraft taken) => taken.Read(Settings.Currency).Cue is { } cue
        ? string.Join(" · ", new[] { cue.Label, Surface.Detail(cue, Culture) }.Where(part => part.Length > 0))
        : "";

    private sealed record ReadyMade(string Name, string Line, Func<CueDraft> Draft);
}
