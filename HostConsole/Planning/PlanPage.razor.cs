using System.Text.Json;
using HostConsole.Components;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Hosting;
using HostConsole.Shows;
using HostConsole.Surfaces;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HostConsole.Planning;

/// <summary>What a reload must not lose: a plan that could not be saved, and what it was made from.</summary>
public sealed record PlanDraft(DateTimeOffset? Over, Plan Plan);

/// <summary>The run of show of one show: every change is saved whole and at once; what can't be saved is kept in the browser.</summary>
public sealed partial class PlanPage
{
    private readonly Stack<(string What, Plan Before)> undo = new();
    private PlanState? state;
    private Plan plan = Plan.Empty;
    private Plan? conflict;
    private IReadOnlyDictionary<VariantId, int> stock = new Dictionary<VariantId, int>();
    private IReadOnlyList<PreflightPoint>? points;
    private RunOfShow? editor;
    private IDisposable? subscription;
    private bool missing, dirty, saving, gone;
    private string? problem, toast;
    private DateTimeOffset? savedAt;

    [Parameter] public Guid Id { get; set; }
    [Inject] private PublicAddress Address { get; set; } = null!;

    private ShowId Show => new(Id);
    private string DraftKey => $"plan:{Id:N}";
    private string AudienceAddress => $"{(Address.Url ?? Navigation.BaseUri.TrimEnd('/'))}/s/{state!.Code}";
    private string Saved => saving ? "Saving…" : dirty ? "Not saved" : savedAt is null ? "" : "Saved";

    protected override async Task OnInitializedAsync()
    {
        subscription = Live.Subscribe(Show, update =>
        {
            if (update.Facts.Any(f => f.Fact is LifecycleFact)) _ = InvokeAsync(OnChangedElsewhereAsync);
        });
        state = await Desk.ReadAsync(Show);
        if (state is null)
        {
            missing = true;
            return;
        }

        plan = state.Plan;
        stock = await Desk.StockAsync(plan);
        await CheckAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        if (await KeptAsync() is not { } kept || state is null || state.Locked is not null) return;
        if (kept.Over == state.ChangedAt) await ChangeAsync("restored what was typed", kept.Plan);
        else conflict = kept.Plan;
        StateHasChanged();
    }

    // As JSON of ours: the storage's own knows no ids. One that an older version wrote is let go.
    private async Task<PlanDraft?> KeptAsync()
    {
        try
        {
            return await Drafts.GetAsync<string>(DraftKey) is { } json
                ? JsonSerializer.Deserialize<PlanDraft>(json, Json.Options)
                : null;
        }
        catch (JsonException) { return null; }
    }

    private async Task ChangeAsync(string what, Plan next)
    {
        if (state is null || state.Locked is not null || ReferenceEquals(next, plan)) return;
        // Pauses while one text is typed are one step back.
        if (!(what.StartsWith("changed the notes", StringComparison.Ordinal) && undo.TryPeek(out var last)
            && last.What == what))
            undo.Push((what, plan));
        toast = what.StartsWith("Deleted", StringComparison.Ordinal) ? what : null;
        plan = next;
        await SaveAsync();
    }

    private async Task UndoAsync()
    {
        if (!undo.TryPop(out var step)) return;
        (plan, toast) = (step.Before, null);
        await SaveAsync();
    }

    /// <summary>One save at a time; what is changed meanwhile goes with the next.</summary>
    private async Task SaveAsync()
    {
        dirty = true;
        if (saving) return;
        saving = true;
        while (dirty)
        {
            var (mine, over) = (plan, state!.ChangedAt);
            await Drafts.KeepAsync(DraftKey, JsonSerializer.Serialize(new PlanDraft(over, mine), Json.Options));
            problem = await Commands.SendAsync(Show, new ChangePlan(mine, over ?? ChangePlan.NewPlan));
            var now = await Desk.ReadAsync(Show) ?? state;
            if (problem is not null)
            {
                if (now.ChangedAt != over) Yield(now, plan);
                break;
            }

            state = now;
            dirty = !ReferenceEquals(mine, plan);
        }

        saving = false;
        if (dirty) return;
        savedAt = Clock.GetUtcNow();
        await Drafts.ForgetAsync(DraftKey);
        stock = await Desk.StockAsync(plan);
        await CheckAsync();
    }

    /// <summary>Shows the plan that somebody else made, and keeps this one.</summary>
    private void Yield(PlanState theirs, Plan mine)
    {
        (state, plan, conflict, dirty, problem) = (theirs, theirs.Plan, mine, false, null);
        undo.Clear();
        savedAt = null;
    }

    private async Task OnChangedElsewhereAsync()
    {
        if (gone || saving || state is null || await Desk.ReadAsync(Show) is not { } now || saving) return;
        if (now.ChangedAt != state.ChangedAt && dirty) Yield(now, plan);
        else
        {
            if (now.ChangedAt != state.ChangedAt) (plan, savedAt) = (now.Plan, null);
            if (now.ChangedAt != state.ChangedAt) undo.Clear();
            state = now;
        }

        stock = await Desk.StockAsync(plan);
        await CheckAsync();
        StateHasChanged();
    }

    private async Task PutMineBackAsync()
    {
        var mine = conflict!;
        conflict = null;
        await ChangeAsync("put my plan in its place", mine);
    }

    private async Task DropMineAsync()
    {
        conflict = null;
        await Drafts.ForgetAsync(DraftKey);
    }

    private async Task AddSegmentAsync()
    {
        var segment = new Segment(Core.Kernel.Id.New<SegmentId>(Clock), $"Segment {plan.Segments.Count + 1}", 5, "", []);
        await ChangeAsync("added a segment", plan.Add(segment));
        editor?.FocusOn(segment.Id);
    }

    private Task CheckAsync() => CheckAsync(again: false);

    private async Task CheckAsync(bool again) =>
        points = state is null ? null : await Preflights.CheckAsync(state with { Plan = plan }, again);

    private async Task EditAsync()
    {
        if (await Dialogs.EditShowAsync(Show, state!.Code, state.Settings, state.Status) is null) return;
        await OnChangedElsewhereAsync();
    }

    private async Task CloneAsync()
    {
        if (await Dialogs.CloneShowAsync(Show, state!.Settings) is { } made) Navigation.NavigateTo($"/shows/{made}/plan", forceLoad: true);
    }

    private async Task RehearseAsync()
    {
        if (await Commands.SendAsync(Show, new Rehearse(Core.Kernel.Id.New<RunId>(Clock))) is { } why)
            Notices.Refused($"The rehearsal did not start. {why}");
        else Navigation.NavigateTo($"/shows/{Id}/live");
    }

    private async Task CopyAsync()
    {
        var copied = await Browser.InvokeAsync<bool>("hostConsole.copy", AudienceAddress);
        if (copied) Notices.Done("The address is copied.");
        else Notices.Refused("The browser did not allow copying. Select the address and copy it by hand.");
    }

    public ValueTask DisposeAsync()
    {
        gone = true;
        subscription?.Dispose();
        return ValueTask.CompletedTask;
    }
}
