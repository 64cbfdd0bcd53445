using System.Threading.Channels;
using HostConsole.Components;
using HostConsole.Components.Lists;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Rewards;
using HostConsole.ShowPages;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace HostConsole.Packing;

/// <summary>The rewards of a show: what is owed, what was given, what was taken back.</summary>
public sealed partial class RewardsPage(
    LiveShows shows, RewardList list, People people, ConsoleCommands commands, IDialogService dialogs, ISnackbar notices, TimeProvider clock)
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(500);
    private readonly Channel<bool> changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource closing = new();
    private IDisposable? subscription;
    private Task? watch;
    private ShowView? show;
    private ListGrid<RewardView>? grid;
    private IReadOnlyDictionary<RewardGroup, int> counts = new Dictionary<RewardGroup, int>();
    private RewardGroup group;
    private string search = "";
    private bool missing;

    [Parameter] public Guid Id { get; set; }

    private People People => people;

    private IEnumerable<(string, string, string)> Groups =>
        from g in Enum.GetValues<RewardGroup>()
        select (g.ToString(), g switch { RewardGroup.ToDo => "To do", RewardGroup.Given => "Given", _ => "Taken back" },
            counts.GetValueOrDefault(g).ToString("N0", show!.Culture));

    protected override async Task OnInitializedAsync()
    {
        subscription = shows.Subscribe(new(Id), update =>
        {
            if (update.Facts.Any(f => f.Fact is RewardFact)) changed.Writer.TryWrite(true);
        });
        await ReadAsync();
        watch = WatchAsync(closing.Token);
    }

    private async Task WatchAsync(CancellationToken cancel)
    {
        try
        {
            while (await changed.Reader.WaitToReadAsync(cancel))
            {
                changed.Reader.TryRead(out _);
                await LoadAsync();
                StateHasChanged();
                await Task.Delay(Calm, clock, cancel);
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await DispatchExceptionAsync(e);
        }
    }

    private async Task ReadAsync()
    {
        show = await shows.ViewAsync(new(Id), closing.Token);
        missing = show is null;
        if (!missing) counts = await list.CountsAsync(new(Id), closing.Token);
    }

    private async Task LoadAsync()
    {
        await ReadAsync();
        if (grid is not null) await grid.ReloadAsync();
    }

    private Task<PageOf<RewardView>> PageAsync(ListQuery query, CancellationToken cancel) =>
        list.PageAsync(new(Id), group, search, query.Sort, query.Descending, query.Page, cancel);

    private Task ChooseAsync(string value)
    {
        group = Enum.Parse<RewardGroup>(value);
        return grid!.BeginAsync();
    }

    private Task SearchAsync(string text)
    {
        search = text;
        return grid!.BeginAsync();
    }

    private async Task GiveAsync()
    {
        var given = await dialogs.OpenAsync<GiveRewardDialog>("Give a reward", new()
        {
            [nameof(GiveRewardDialog.Show)] = new ShowId(Id),
            [nameof(GiveRewardDialog.Culture)] = show!.Culture,
            [nameof(GiveRewardDialog.People)] = await list.NamedAsync(new(Id), closing.Token),
        });
        if (given is string said) notices.Done(said);
        await LoadAsync();
    }

    private async Task DeliverAsync(IReadOnlyCollection<RewardView> chosen)
    {
        var done = await SendAsync(chosen.Where(r => r.IsPromised), r => new DeliverReward(r.Id));
        if (done.Count > 0) notices.Undoable($"{Some(done)} done.", () => TakeBackAsync(done));
    }

    private async Task RevokeAsync(RewardView reward)
    {
        if (await dialogs.OpenAsync<TakeBackDialog>($"Take back {RewardWords.What(reward, show!.Culture)}?", [], 440) is not string why) return;
        if (await commands.SendAsync(new(Id), new RevokeReward(reward.Id, why)) is { } refused) notices.Refused(refused);
        else notices.Done("It is taken back; its owner reads why.");
        await LoadAsync();
    }

    private async Task<string?> TakeBackAsync(IReadOnlyList<RewardView> done)
    {
        string? wrong = null;
        foreach (var reward in done) wrong ??= await commands.SendAsync(new(Id), new ReopenReward(reward.Id));
        return wrong;
    }

    // The first refusal ends it: it is told, and what was done before stands.
    private async Task<IReadOnlyList<RewardView>> SendAsync(IEnumerable<RewardView> rewards, Func<RewardView, ShowCommand> command)
    {
        var done = new List<RewardView>();
        foreach (var reward in rewards.ToArray())
        {
            if (await commands.SendAsync(new(Id), command(reward)) is { } why)
            {
                notices.Refused($"{reward.Title}: {why}");
                break;
            }

            done.Add(reward);
        }

        await LoadAsync();
        return done;
    }

    private string At(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(show!.Settings.TimeZone)).ToString("HH:mm", show.Culture);

    private string Some(IReadOnlyList<RewardView> rewards) => rewards is [var one]
        ? $"{one.Title} is" : $"{Quantity.Of(rewards.Count, "reward", show!.Culture)} are";

    private string OfOwner(RewardView reward) => $"{RewardWords.What(reward, show!.Culture)} of {people.NameOf(reward.Owner)}";

    private static string Done(RewardView reward) => reward.Kind == RewardKind.Gift ? "sent" : "said";
    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static bool MayBeTakenBack(RewardView reward) =>
        reward.Status == RewardStatus.Open || reward is { Kind: RewardKind.Points, Status: RewardStatus.Redeemed };

    public async ValueTask DisposeAsync()
    {
        subscription?.Dispose();
        await closing.CancelAsync();
        if (watch is not null) await watch;
        closing.Dispose();
    }
}
