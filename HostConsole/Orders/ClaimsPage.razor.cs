using HostConsole.Components;
using HostConsole.Components.Lists;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Deals;
using HostConsole.Engine;
using HostConsole.ShowPages;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HostConsole.Orders;

/// <summary>The claims of a show, to mark them paid or to release them, one or many at a time.</summary>
public sealed partial class ClaimsPage(
    LiveShows shows, ClaimList list, People people, ConsoleCommands commands, IDialogService dialogs, ISnackbar notices, TimeProvider clock)
{
    private ShowView? show;
    private ListGrid<ClaimView>? grid;
    private IReadOnlyDictionary<ClaimGroup, int> counts = new Dictionary<ClaimGroup, int>();
    private ClaimGroup group;
    private string search = "";
    private bool missing, mayRelease;

    [SupplyParameterFromQuery(Name = "deal")] public Guid? Deal { get; set; }

    private People People => people;
    private DealId? Asked => Deal is { } deal ? new(deal) : null;
    private DealView? DealAsked => show!.Deals.FirstOrDefault(d => d.Id == Asked);

    private IEnumerable<(string, string, string)> Groups =>
        from g in Enum.GetValues<ClaimGroup>()
        select (g.ToString(), g == ClaimGroup.Over ? "Let go" : g.ToString(), counts.GetValueOrDefault(g).ToString("N0", show!.Culture));

    protected override async Task OnInitializedAsync()
    {
        mayRelease = await commands.MayAsync(ConsoleCommands.NeededFor(new ReleaseClaim(default, default)));
        Listen(shows, fact => fact is DealFact);
        await ReadAsync();
        Watch(clock);
    }

    private async Task ReadAsync()
    {
        show = await shows.ViewAsync(new(Id), Closing);
        missing = show is null;
        if (!missing) counts = await list.CountsAsync(new(Id), Asked, Closing);
    }

    protected override async Task LoadAsync()
    {
        await ReadAsync();
        if (grid is not null) await grid.ReloadAsync();
    }

    private Task<PageOf<ClaimView>> PageAsync(ListQuery query, CancellationToken cancel) =>
        list.PageAsync(new(Id), new(group, Asked, search), query.Sort, query.Descending, query.Page, cancel);

    private Task ChooseAsync(string value)
    {
        group = Enum.Parse<ClaimGroup>(value);
        return grid!.BeginAsync();
    }

    private Task SearchAsync(string text)
    {
        search = text;
        return grid!.BeginAsync();
    }

    private async Task PayAsync(IReadOnlyCollection<ClaimView> chosen)
    {
        var paid = await SendAsync(chosen.Where(c => c.State == ClaimStatus.Held), c => new PayClaim(c.Deal, c.Id));
        if (paid.Count > 0) notices.Undoable($"{Some(paid)} paid.", () => TakeBackAsync(paid));
    }

    private async Task UnpayAsync(IReadOnlyCollection<ClaimView> chosen)
    {
        var unpaid = await SendAsync(chosen.Where(ClaimWords.IsPaidByHand), c => new UnpayClaim(c.Deal, c.Id));
        if (unpaid.Count > 0) notices.Done($"{Some(unpaid)} open again.");
        else if (chosen.Count > 0) notices.Refused("None of these was marked paid here: cancel their orders instead.");
    }

    private async Task ReleaseAsync(IReadOnlyCollection<ClaimView> chosen)
    {
        if (!await dialogs.AskAsync($"Release {Quantity.Of(chosen.Count, "claim", show!.Culture)}?",
            "The units are free again, and offered to those who wait. The viewers lose their holds.", "Release", "Keep them"))
            return;
        var released = await SendAsync(chosen.Where(c => c.State == ClaimStatus.Held), c => new ReleaseClaim(c.Deal, c.Id));
        if (released.Count > 0) notices.Done($"{Some(released)} released.");
    }

    private async Task<string?> TakeBackAsync(IReadOnlyList<ClaimView> paid)
    {
        string? wrong = null;
        foreach (var claim in paid) wrong ??= await commands.SendAsync(new(Id), new UnpayClaim(claim.Deal, claim.Id));
        return wrong;
    }

    // The first refusal ends it: it is told, and what was done before stands.
    private async Task<IReadOnlyList<ClaimView>> SendAsync(IEnumerable<ClaimView> claims, Func<ClaimView, ShowCommand> command)
    {
        var done = new List<ClaimView>();
        foreach (var claim in claims.ToArray())
        {
            if (await commands.SendAsync(new(Id), command(claim)) is { } why)
            {
                notices.Refused($"Claim #{ClaimWords.Numbered(claim.Number)}: {why}");
                break;
            }

            done.Add(claim);
        }

        await LoadAsync();
        return done;
    }

    private string Some(IReadOnlyList<ClaimView> claims) => claims is [var one]
        ? $"Claim #{ClaimWords.Numbered(one.Number)} is"
        : $"{Quantity.Of(claims.Count, "claim", show!.Culture)} are";
}
