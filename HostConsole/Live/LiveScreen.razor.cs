using HostConsole.Accounts;
using HostConsole.Components;
using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Stage;
using HostConsole.Engine;
using HostConsole.Planning;
using HostConsole.ShowPages;
using HostConsole.Shows;
using HostConsole.Surfaces;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MudBlazor;

namespace HostConsole.Live;

/// <summary>One show on one screen: subscribes, keeps the newest picture, sends what the panels raise. The panels only draw.</summary>
public sealed partial class LiveScreen : IAsyncDisposable
{
    private const string TabDraft = "live-tab";
    private static readonly string[] Tabs = ["run", "stage", "talk"];

    private readonly CancellationTokenSource gone = new();
    private LiveFeed? feed;
    private IDisposable? subscription;
    private ITimer? seconds;
    private ShowView? view;
    private DateTimeOffset now;
    private Rights rights = new(new HashSet<Permission>());
    private bool missing, picking;
    private int open;
    private string tab = "stage";
    private string? focus;
    private ElementReference root;
    private LiveScript? script;
    private Favourites favourites = Favourites.Usual;

    [Inject] private LiveShows Shows { get; set; } = null!;
    [Inject] private ConsoleCommands Commands { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private ISnackbar Notices { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;
    [Inject] private Drafts Drafts { get; set; } = null!;
    [Inject] private PlanDesk Desk { get; set; } = null!;
    [Inject] private PreflightReader Preflights { get; set; } = null!;
    [Inject] private LaunchRequests Launches { get; set; } = null!;
    [Inject] private IJSRuntime Js { get; set; } = null!;

    [Parameter, EditorRequired] public ShowId Show { get; set; }

    /// <summary>Whether questions are shown in place of the chat; kept while the page is put aside.</summary>
    [PersistentState] public bool Questions { get; set; }

    private string Mode => view!.Status switch
    {
        ShowStatus.Live => "live--live",
        ShowStatus.Paused => "live--paused",
        ShowStatus.Rehearsing => "live--rehearsal",
        _ => "",
    };

    private static readonly IReadOnlyList<MechanicUi> Talking = [.. MechanicUis.All.Where(ui => ui.Talk is not null)];
    private int Unanswered => view!.Chat.Questions.Count(q => q.State == QuestionStatus.Open);
    private IReadOnlyList<(MechanicUi Ui, RunningItem Item)> Running { get; set; } = [];

    private string Idle => view!.Status == ShowStatus.Ended ? "The show is over: nothing runs any more."
        : view.IsOn ? "Nothing runs now."
        : "Nothing runs before the show is on: rehearse it, or go live.";

    protected override async Task OnInitializedAsync()
    {
        now = Clock.GetUtcNow();
        rights = Rights.Of((await Authentication.GetAuthenticationStateAsync()).User);
        feed = new(Clock, Render);
        Launches.Asked += OnAsked;
        subscription = Shows.Subscribe(Show, update => feed.Take(update.View));
        if (await Shows.ViewAsync(Show, gone.Token) is { } first) feed.Take(first);
        missing = feed.View is null;
        view = feed.View;
        if (view is not null) Running = RunningOrder.Of(view);
        seconds = Clock.CreateTimer(_ => Render(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (view is null) return;
        if (script is null)
        {
            script = new(ActAsync, DispatchExceptionAsync);
            await script.StartAsync(Js, Assets["js/live.js"], root);
            if (await Drafts.GetAsync<string>(TabDraft) is { } kept && Tabs.Contains(kept) && kept != tab)
            {
                tab = kept;
                StateHasChanged();
            }

            await Drafts.KeepAsync("last-show", Show.ToString());
            if (await Drafts.GetAsync<string[]>(Favourites.Draft) is { } chosen)
            {
                favourites = new(chosen);
                StateHasChanged();
            }

            if (rights.May.Contains(Permission.SteerShow)) await CheckAsync();
            OnAsked();
        }

        if (focus is not { } name) return;
        focus = null;
        await script.FocusAsync(name);
    }

    /// <summary>Called on the writer's loop and by timers: hands over and returns at once.</summary>
    private void Render()
    {
        if (gone.IsCancellationRequested) return;
        _ = RenderAsync();

        async Task RenderAsync()
        {
            try { await InvokeAsync(Refresh); }
            catch (ObjectDisposedException) { }
            catch (Exception e) { await DispatchExceptionAsync(e); }
        }
    }

    private void Refresh()
    {
        if (gone.IsCancellationRequested) return;
        (view, now) = (feed?.View ?? view, Clock.GetUtcNow());
        if (view is not null) Running = RunningOrder.Of(view);
        StateHasChanged();
    }

    private async Task SendAsync(ShowCommand command)
    {
        feed!.Hurry();
        if (await Commands.SendAsync(Show, command, gone.Token) is { } refused) Tell(refused);
    }

    // What the preflight has open, for the mark in the bar; once a show is over there is nothing to get ready for.
    private async Task CheckAsync()
    {
        if (view is null || view.Status == ShowStatus.Ended || await Desk.ReadAsync(Show, gone.Token) is not { } plan) return;
        open = (await Preflights.CheckAsync(plan, cancel: gone.Token)).Count(p => p.Mark == Readiness.NotReady);
        StateHasChanged();
    }

    private void Tell(string reason) => Notices.Refused(reason);

    private Task ActAsync(LiveAct act) => ActAsync(act, "", held: false);

    /// <summary>What a key or a button stands for. What can't be taken back was held for a second, or is asked about first.</summary>
    private async Task ActAsync(LiveAct act, string key, bool held)
    {
        if (view is null) return;
        if (Steering.WhyNot(act, view, rights) is { } why)
        {
            Tell(why);
            return;
        }

        switch (act)
        {
            case LiveAct.NextCue: await SendAsync(new NextCue(Guid.CreateVersion7(Clock.GetUtcNow()), RandomText.NewSeed())); break;
            case LiveAct.NextSegment: await SendAsync(new StartSegment(Steering.Following(view)!.Id)); break;
            case LiveAct.Undo: await SendAsync(new Undo()); break;
            case LiveAct.PauseOrResume: await SendAsync(view.Status == ShowStatus.Paused ? new ResumeShow() : new PauseShow()); break;
            case LiveAct.Rehearse: await SendAsync(new Rehearse(Id.New<RunId>(Clock))); break;
            case LiveAct.GoLive:
                if ((held && open == 0) || await Dialogs.OpenAsync<PreflightDialog>("Go live?", new()
                {
                    [nameof(PreflightDialog.Show)] = Show,
                    [nameof(PreflightDialog.Asks)] = true,
                }) is true)
                    await SendAsync(new GoLive());
                break;
            case LiveAct.Preflight:
                await Dialogs.ShowAsync<PreflightDialog>("Preflight", 600, new() { [nameof(PreflightDialog.Show)] = Show });
                await CheckAsync();
                break;
            case LiveAct.End: await EndAsync(held); break;
            case LiveAct.StopEverything:
                if (held || await AskAsync("Stop everything?",
                    $"Open {MechanicUis.Listed} end now. The show itself goes on.", "Stop everything"))
                    await SendAsync(new StopEverything());
                break;
            case LiveAct.ClearStage: await ClearStageAsync(); break;
            case LiveAct.Launch: await LaunchAsync(LiveKeys.Of(key)!.Launches!); break;
            case LiveAct.LaunchMenu: await MenuAsync(); break;
            case LiveAct.Pin: (picking, tab) = (true, "stage"); break;
            case LiveAct.Message: (Questions, focus, tab) = (false, "chat", "talk"); break;
            case LiveAct.Questions: (Questions, focus, tab) = (true, "questions", "talk"); break;
            case LiveAct.SafeMode: await SendAsync(new SetSafeMode(!view.Chat.SafeMode)); break;
            case LiveAct.Columns: (tab, focus) = (Tabs[key[0] - '1'], "column:" + Tabs[key[0] - '1']); break;
            case LiveAct.Audience:
                await Dialogs.ShowAsync<AudienceLink>("Where the audience takes part", 420, new()
                {
                    [nameof(AudienceLink.Code)] = view.Code,
                    [nameof(AudienceLink.MayChange)] = rights.May.Contains(Permission.ManageSettings),
                });
                break;
            case LiveAct.Keys: await Dialogs.ShowAsync<KeysList>("Keyboard", 880); break;
        }

        Refresh();
    }

    // Asked for elsewhere in the console, maybe before this page was there.
    private void OnAsked() => _ = InvokeAsync(async () =>
    {
        if (script is not null && Launches.Take(Show) is { } ui) await LaunchAsync(ui);
    });

    private async Task LaunchAsync(MechanicUi ui)
    {
        if (Steering.WhyNot(ui, view!, rights) is { } why) Tell(why);
        else
        {
            await Dialogs.OpenAsync<CueDialog>(ui.Title, new()
            {
                [nameof(CueDialog.Surface)] = ui.Cue,
                [nameof(CueDialog.Settings)] = view!.Settings,
                [nameof(CueDialog.Show)] = view,
                [nameof(CueDialog.Action)] = ui.Launch!.Verb,
                [nameof(CueDialog.Launch)] = (Func<Cue, Task<Outcome.Rejected?>>)LaunchAsync,
                [nameof(CueDialog.MaySave)] = rights.May.Contains(Permission.EditPlan),
            });
        }
    }

    private async Task MenuAsync()
    {
        var chosen = await Dialogs.OpenAsync<LaunchMenu>("Launch", new()
        {
            [nameof(LaunchMenu.Show)] = view,
            [nameof(LaunchMenu.Rights)] = rights,
            [nameof(LaunchMenu.Favourites)] = favourites,
            [nameof(LaunchMenu.FavouritesChanged)] = EventCallback.Factory.Create<Favourites>(this, ChooseAsync),
        }, width: 440);
        if (chosen is MechanicUi ui) await LaunchAsync(ui);
    }

    private async Task ChooseAsync(Favourites next)
    {
        favourites = next;
        await Drafts.KeepAsync(Favourites.Draft, next.Names.ToArray());
    }

    private Task<Outcome.Rejected?> LaunchAsync(Cue cue)
    {
        feed!.Hurry();
        return Commands.TryAsync(Show, cue.Command(Guid.CreateVersion7(Clock.GetUtcNow()), RandomText.NewSeed())!, real: false, gone.Token);
    }

    private Dictionary<string, object> Panel(MechanicUi ui, Guid id) => new()
    {
        [nameof(MechanicPanel.Ui)] = ui,
        [nameof(MechanicPanel.Id)] = id,
        [nameof(MechanicPanel.Show)] = view!,
        [nameof(MechanicPanel.Send)] = EventCallback.Factory.Create<ShowCommand>(this, SendAsync),
    };

    private async Task EndAsync(bool held)
    {
        var question = view!.IsRehearsal
            ? ("End the rehearsal?", "Everything of the rehearsal is put aside; the show is as it was before.", "End the rehearsal")
            : ("End the show?",
                $"Open {MechanicUis.Listed} end, and the audience sees the farewell. It can't be started again.",
                "End the show");
        if (held || await AskAsync(question.Item1, question.Item2, question.Item3)) await SendAsync(new EndShow());
    }

    private async Task ClearStageAsync()
    {
        if (view!.Stage.Pinned is not null) await SendAsync(new UnpinProduct());
        await SendAsync(new SetStage([], null));
        // What mechanics put there by commands of their own.
        foreach (var ui in MechanicUis.All)
            foreach (var item in ui.Stage?.Now(view!) ?? [])
                if (item.Off is not SetStage) await SendAsync(item.Off);
    }

    private Task<bool> AskAsync(string question, string text, string action) => Dialogs.AskAsync(question, text, action);

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        Launches.Asked -= OnAsked;
        subscription?.Dispose();
        feed?.Dispose();
        if (seconds is not null) await seconds.DisposeAsync();
        if (script is not null) await script.DisposeAsync();
        gone.Dispose();
    }
}
