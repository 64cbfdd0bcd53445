using HostConsole.Components;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using Microsoft.JSInterop;

namespace HostConsole.Giveaways;

/// <summary>One giveaway at the console: its entries, its draw, its winners.</summary>
public sealed partial class GiveawayPanel
{
    private GiveawayStatus? before;
    private bool reveal, rules, cancelling, skipping, adding, entrants;
    private string reason = "", freeName = "";

    private GiveawayView Giveaway { get; set; } = null!;

    protected override object?[] Parts(ShowView show) =>
        [Of(show), show.Stage.Items, show.Crowds.GetValueOrDefault(Id), show.Run, show.Settings];

    private GiveawayView Of(ShowView show) => show.Giveaways.First(g => g.Id.Value == Id);

    private bool OnStage => Show.Stage.Has(Giveaway.StageItem);

    // Whoever looks on when the draw is made sees the winners come one by one, whichever screen drew.
    protected override void OnParametersSet()
    {
        base.OnParametersSet();
        Giveaway = Of(Show);
        reveal |= before is GiveawayStatus.Open or GiveawayStatus.Closed && Giveaway.State == GiveawayStatus.Drawn;
        before = Giveaway.State;
    }

    private GiveawayBeacon? Awaited => Giveaway is { State: GiveawayStatus.Closed, Beacon: { IsAwaited: true } beacon } ? beacon : null;

    private string N64(long n) => n.ToString("N0", Show.Culture);

    private string N(int n) => n.ToString("N0", Show.Culture);

    private Task StageAsync() => Send.InvokeAsync(Show.Stage.Toggle(Giveaway.StageItem));

    private async Task SkipAsync()
    {
        if (string.IsNullOrWhiteSpace(reason)) return;
        skipping = false;
        await Send.InvokeAsync(new GiveawayCommand.DrawWinners(Giveaway.Id, reason.Trim()));
    }

    private int FreeEntries
    {
        get
        {
            var free = 0;
            foreach (var entry in Giveaway.EntryLog.Span) if (entry.Route == EntryRoute.Free) free++;
            return free;
        }
    }

    // The field stays for the next letter.
    private async Task AddAsync()
    {
        if (string.IsNullOrWhiteSpace(freeName)) return;
        var name = freeName;
        freeName = "";
        await Send.InvokeAsync(new GiveawayCommand.AddFreeEntry(Giveaway.Id, Core.Kernel.Id.New<EntryId>(Clock), Core.Kernel.Id.New<ViewerId>(Clock), name));
    }

    private Task SetAsideAsync((string Address, string Reason) chosen) =>
        Send.InvokeAsync(new GiveawayCommand.SetEntriesAside(Giveaway.Id, chosen.Address, chosen.Reason));

    private async Task CancelAsync()
    {
        if (string.IsNullOrWhiteSpace(reason)) return;
        cancelling = false;
        await Send.InvokeAsync(new GiveawayCommand.CancelGiveaway(Giveaway.Id, reason.Trim()));
    }

    private async Task CopyAsync()
    {
        var copied = await Browser.InvokeAsync<bool>("hostConsole.copy", Giveaway.Commitment);
        if (copied) Notices.Done("The commitment is copied.");
        else Notices.Refused("The browser did not allow copying. The verify page shows it in full.");
    }
}
