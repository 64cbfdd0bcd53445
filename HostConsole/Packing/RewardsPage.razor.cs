using HostConsole.Components;
using HostConsole.Components.Lists;
using HostConsole.Core.Kernel;
using HostConsole.Core.Rewards;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.Rewards;
using HostConsole.ShowPages;
using MudBlazor;

namespace HostConsole.Packing;

/// <summary>The rewards of a show: what is owed, what was given, what was taken back.</summary>
public sealed partial class RewardsPage(
    LiveShows shows, RewardList list, People people, ConsoleCommands commands, IDialogService dialogs, ISnackbar notices, TimeProvider clock)
{
    private ShowView? show;
    private ListGrid<RewardView>? grid;
    private IReadOnlyDictionary<RewardGroup, int> counts = new Dictionary<RewardGroup, int>();
    private RewardGroup group;
    private string search = "";
    private bool missing;

    private People People => people;

    private IEnumerable<(string, string, string)> Groups =>
        from g in Enum.GetValues<RewardGroup>()
        select (g.ToString(), g switch { RewardGroup.ToDo => "To do", RewardGroup.Given => "Given", _ => "Taken back" },
            counts.GetValueOrDefault(g).ToString("N0", show!.Culture));

    protected override async Task OnInitializedAsync()
    {
        Listen(shows, fact => fact is RewardFact);
        await ReadAsync();
        Watch(clock);
    }

    private async Task ReadAsync()
    {
        show = await shows.ViewAsync(new(Id), Closing);
        missing = show is null;
        if (!missing) counts = await list.CountsAsync(new(Id), Closing);
    }

    protected override async Task LoadAsync()
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
            [nameof(GiveRewardDialog.People)] = await list.NamedAsync(new(Id), Closing),
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
}
