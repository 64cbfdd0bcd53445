using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Shows;
using HostConsole.Surfaces;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HostConsole.Planning;

public sealed partial class RunOfShow
{
    private ElementReference list;
    private IReadOnlyList<DateTime> starts = [];
    private const int Longest = 600;
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(600);
    private SegmentId? noting;
    private string note = "";
    private int keystroke;
    private int refused;
    private string? focus;
    private string said = "";
    private IJSObjectReference? script;
    private DotNetObjectReference<RunOfShow>? self;

    [Parameter, EditorRequired] public required Plan Plan { get; set; }
    [Parameter, EditorRequired] public required PlanState State { get; set; }

    /// <summary>Units that can be promised now, where stock is tracked.</summary>
    [Parameter, EditorRequired] public required IReadOnlyDictionary<VariantId, int> Stock { get; set; }
    [Parameter, EditorRequired] public EventCallback<(string What, Plan Plan)> Changed { get; set; }

    /// <summary>The first segment is asked for.</summary>
    [Parameter, EditorRequired] public EventCallback Begin { get; set; }

    private bool IsLocked => State.Locked is not null;
    private CultureInfo Culture => CultureInfo.GetCultureInfo(State.Settings.Culture);

    protected override void OnParametersSet() => starts = PlanEdits.StartsOf(Plan, State.StartsAt, State.Zone);

    /// <summary>By the clock where the show has a date, otherwise from its beginning.</summary>
    private string StartOf(int index) =>
        index < starts.Count ? starts[index].ToString("HH:mm", CultureInfo.InvariantCulture)
        : TimeSpan.FromMinutes(Plan.Segments.Take(index).Sum(s => s.Minutes)).ToString(@"h\:mm", CultureInfo.InvariantCulture);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            script = await Browser.InvokeAsync<IJSObjectReference>("import", "./js/plan.js");
            await script.InvokeVoidAsync("attach", list, self);
        }

        if (focus is not { } id || script is null) return;
        focus = null;
        await script.InvokeVoidAsync("focus", id);
    }

    /// <summary>Puts the cursor into a segment's title once it is drawn.</summary>
    public void FocusOn(SegmentId segment)
    {
        focus = "field-" + NameOf(segment);
        StateHasChanged();
    }

    /// <summary>From the script: a segment was dropped in front of the one at an index.</summary>
    [JSInvokable]
    public Task MoveSegment(Guid id, int index) => RaiseAsync("moved a segment", Plan.Move(new SegmentId(id), index));

    [JSInvokable]
    public Task MoveCue(Guid id, Guid into, int index) => RaiseAsync("moved a cue", Plan.Move(new CueId(id), new SegmentId(into), index));

    /// <summary>From the script: an arrow key on a handle.</summary>
    [JSInvokable]
    public async Task Nudge(bool isCue, Guid id, int by)
    {
        await RaiseAsync(isCue ? "moved a cue" : "moved a segment",
            isCue ? Plan.Nudge(new CueId(id), by) : Plan.Nudge(new SegmentId(id), by));
        said = isCue
            ? $"In “{Plan.Cues.First(c => c.Cue.Id.Value == id).Segment.Title}”, place "
                + $"{Plan.Cues.First(c => c.Cue.Id.Value == id).Segment.Cues.ToList().FindIndex(c => c.Id.Value == id) + 1}."
            : $"Place {Plan.IndexOf(new(id)) + 1} of {Plan.Segments.Count}.";
        StateHasChanged();
    }

    private Task RaiseAsync(string what, Plan plan) => IsLocked ? Task.CompletedTask : Changed.InvokeAsync((what, plan));

    private static string NameOf(SegmentId segment) => $"name-{segment}";

    private static string NoteOf(SegmentId segment) => $"note-{segment}";

    private static string Written(int minutes) => minutes.ToString(CultureInfo.InvariantCulture);

    private Task RenameAsync(Segment segment, string title)
    {
        if (Text.Clean(title) is { Length: > 0 } clean)
            return RaiseAsync("renamed a segment", Plan.Change(segment.Id, s => s with { Title = clean }));
        refused++;
        return Task.CompletedTask;
    }

    private Task SetMinutesAsync(Segment segment, string typed)
    {
        var isNumber = int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes);
        if (!isNumber || minutes > Longest) refused++; // the fields are drawn anew, with what stands
        return isNumber
            ? RaiseAsync("changed the minutes", Plan.Change(segment.Id, s => s with { Minutes = Math.Min(minutes, Longest) }))
            : Task.CompletedTask;
    }

    // Saved in every pause of the typing, so that a lost connection takes half a sentence at most.
    private async Task TypeNotesAsync(SegmentId segment, string? typed)
    {
        note = typed ?? "";
        var mine = ++keystroke;
        await Task.Delay(TypingPause, Clock);
        if (mine == keystroke && noting == segment) await SaveNotesAsync(segment);
    }

    private Task EndNotesAsync(SegmentId segment)
    {
        if (noting != segment) return Task.CompletedTask;
        noting = null;
        return SaveNotesAsync(segment);
    }

    private Task SaveNotesAsync(SegmentId id) =>
        Plan.Segments.FirstOrDefault(s => s.Id == id) is { } segment && note.Trim() is var notes && notes != segment.Notes
            ? RaiseAsync($"changed the notes of “{segment.Title}”", Plan.Change(id, s => s with { Notes = notes })) : Task.CompletedTask;

    private void NoteAsync(Segment segment) => (noting, note, focus) = (segment.Id, segment.Notes, "field-" + NoteOf(segment.Id));

    private async Task AddAsync(Segment segment, CueSurface kind)
    {
        if (await AskAsync("Add", kind) is { } cue)
            await RaiseAsync("added a cue", Plan.Add(segment.Id, cue));
    }

    private async Task EditAsync(Cue cue)
    {
        if (await AskAsync("Edit", CueSurfaces.Of(cue), cue) is { } changed)
            await RaiseAsync("changed a cue", Plan.Replace(changed));
    }

    private async Task<Cue?> AskAsync(string what, CueSurface kind, Cue? cue = null) => (Cue?)await Dialogs.OpenAsync<CueDialog>(
        $"{what}: {kind.Label.ToLowerInvariant()}", new()
        {
            [nameof(CueDialog.Surface)] = kind,
            [nameof(CueDialog.Settings)] = State.Settings,
            [nameof(CueDialog.Cue)] = cue,
            [nameof(CueDialog.Action)] = "Done",
            [nameof(CueDialog.MaySave)] = true,
        });

    private string? WrongWith(Cue cue) => cue.Check()?.Reason ?? CueSurfaces.Of(cue).Shortage(cue, Stock, Culture);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (script is not null) await script.DisposeAsync();
        }
        catch (JSDisconnectedException) { }
        self?.Dispose();
    }
}
