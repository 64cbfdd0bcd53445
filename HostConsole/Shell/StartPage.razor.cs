using System.Globalization;
using HostConsole.Accounts;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Planning;
using HostConsole.Rehearsal;
using HostConsole.ShowPages;
using HostConsole.Shows;
using HostConsole.Surfaces;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HostConsole.Shell;

/// <summary>Where somebody begins: the next show, what waits, what the last ones brought; before the first one the sample and the way to it.</summary>
public sealed partial class StartPage
{
    private IReadOnlyList<ShowLine>? shows;
    private IReadOnlyList<ShowLine> own = [];
    private IReadOnlyList<LastShow> last = [];
    private IReadOnlyList<Waiting> waits = [];
    private IReadOnlyList<PreflightPoint>? points;
    private ShowLine? next, ahead;
    private PlanState? nextPlan;
    private int products;
    private bool mayEdit, planned, hasSample;
    private DateTimeOffset now;
    private ITimer? minute;

    [Inject] private ShowList List { get; set; } = null!;
    [Inject] private StartBoard Board { get; set; } = null!;
    [Inject] private PlanDesk Plans { get; set; } = null!;
    [Inject] private PreflightReader Preflights { get; set; } = null!;
    [Inject] private CatalogueStore Catalogue { get; set; } = null!;
    [Inject] private ShowDesk Desk { get; set; } = null!;
    [Inject] private SampleShow Sample { get; set; } = null!;
    [Inject] private ISnackbar Notices { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private ConsoleCommands Commands { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;

    /// <summary>Nothing of one's own is over yet: how to begin comes first, the business later.</summary>
    private bool IsNew => last.Count == 0;

    private string Summary => points!.Count(p => p.Mark == Readiness.NotReady) switch
    {
        0 => "preflight ready",
        1 => "1 preflight point open",
        var open => $"{open} preflight points open",
    };

    protected override async Task OnInitializedAsync()
    {
        now = Clock.GetUtcNow();
        mayEdit = await Commands.MayAsync(Permission.EditPlan);
        products = (await Catalogue.SearchAsync(null, 1, 1)).Total;
        var all = await List.ReadAsync();
        (hasSample, own) = (all.Any(s => s.IsSample), [.. all.Where(s => !s.IsSample && !s.Archived)]);
        if (hasSample) products = Math.Max(0, products - SampleShow.Products);
        next = own.FirstOrDefault(s => s.Status == ShowStatus.Scheduled && s.StartsAt > now)
            ?? own.FirstOrDefault(s => s.Status == ShowStatus.Scheduled);
        ahead = next ?? own.FirstOrDefault(s => s.IsAhead);
        nextPlan = ahead is null ? null : await Plans.ReadAsync(ahead.Id);
        planned = nextPlan?.Plan.Segments.Count > 0;
        (last, waits) = await Board.ReadAsync(own);
        shows = all;
        minute = Clock.CreateTimer(_ => InvokeAsync(() =>
        {
            now = Clock.GetUtcNow();
            StateHasChanged();
        }), null, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(20));
        if (nextPlan is null || next is null) return;
        StateHasChanged(); // the page stands while the public address is asked
        points = await Preflights.CheckAsync(nextPlan);
    }


    private async Task RemoveSampleAsync()
    {
        if (!await Sample.RemoveAsync(Dialogs, Notices)) return;
        hasSample = false;
        shows = [.. shows!.Where(s => !s.IsSample)];
    }

    private async Task NewAsync()
    {
        if (await Dialogs.NewShowAsync(await Desk.NewDraftAsync()) is { } made) Navigation.NavigateTo($"/shows/{made}/plan");
    }

    private static string Part(DateTime local, string format) => local.ToString(format, CultureInfo.InvariantCulture);

    private static string Segments(PlanState plan) => plan.Plan.Segments.Count == 0 ? "nothing planned yet"
        : $"{plan.Plan.Segments.Count} {(plan.Plan.Segments.Count == 1 ? "segment" : "segments")}, {plan.Plan.Minutes}"
            + $"{(plan.Settings.PlannedMinutes is { } of ? $" of {of}" : "")} minutes";

    public async ValueTask DisposeAsync()
    {
        if (minute is not null) await minute.DisposeAsync();
    }
}
