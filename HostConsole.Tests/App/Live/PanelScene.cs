using Bunit;
using HostConsole.Accounts;
using HostConsole.Components;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using HostConsole.Engine;
using HostConsole.ShowPages;
using HostConsole.Surfaces;
using Microsoft.AspNetCore.Components.Server.ProtectedBrowserStorage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace HostConsole.Tests.Live;

/// <summary>A panel of the live page on a real show in a real store; what it raises is written down and not sent.</summary>
public sealed class PanelScene : BunitContext
{
    public static readonly Currency Usd = Currency.Parse("USD");
    public static readonly Actor Host = new(ActorKind.Console, "host");
    private readonly string folder = Directory.CreateTempSubdirectory("hostconsole-panel-").FullName;

    public PanelScene(Role role = Role.Host)
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddStore(Path.Combine(folder, "test.db"));
        Services.AddSingleton<LiveShows>();
        Services.AddSingleton<HostConsole.Giveaways.EntryRefusals>();
        Services.AddLogging();
        Services.AddLocalization();
        Services.AddSingleton<HostConsole.Chat.Platforms.ChatLinks>();
        Services.AddMudServices(mud => mud.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        Services.AddScoped<ProtectedLocalStorage>();
        Services.AddScoped<Drafts>();
        Services.AddSingleton<CueTemplates>();
        Services.AddScoped<ConsoleCommands>();
        Services.AddScoped<ISendsCommands>(services => services.GetRequiredService<ConsoleCommands>());
        AddAuthorization().SetAuthorized("Maya").SetRoles(role.ToString());
    }

    public FakeClock Clock { get; } = new();
    public ShowId Show { get; } = new(Guid.CreateVersion7());
    public List<ShowCommand> Raised { get; } = [];
    public LiveShows Shows => Services.GetRequiredService<LiveShows>();

    public static Money Dollars(decimal amount) => Money.Round(amount, Usd);
    public static TId New<TId>() where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7());

    public static Item Item(decimal price = 129m, decimal? compareAt = null) =>
        new(New<ProductId>(), New<VariantId>(), "Canvas Weekender – Moss", Dollars(price),
            compareAt is { } c ? Dollars(c) : null, null, "BAG-WK-MOSS");

    /// <summary>The show, live, after these commands.</summary>
    public async Task<ShowView> LiveAsync(params IEnumerable<ShowCommand> commands)
    {
        await SendAsync(null, new CreateShow(Show, "panel-test", new("Winter Warmers", Usd, "en-US", "UTC", null, null, 60)));
        await SendAsync(Show, new GoLive());
        return await AfterAsync([.. commands]);
    }

    public async Task<ShowView> AfterAsync(params IEnumerable<ShowCommand> commands)
    {
        foreach (var command in commands) await SendAsync(command is CountStock ? null : Show, command);
        return (await Shows.AskAsync(Show, new ViewAt(Clock.GetUtcNow())))!;
    }

    public IRenderedComponent<TPanel> Panel<TPanel>(ShowView show) where TPanel : ShowPanel =>
        Render<TPanel>(p => p.Add(x => x.Show, show).Add(x => x.Send, Raised.Add));

    /// <summary>A mechanic's panel as the live page draws it.</summary>
    public IRenderedComponent<TPanel> Mechanic<TPanel>(ShowView show, Guid id) where TPanel : MechanicPanel => Render<TPanel>(p => p
        .Add(x => x.Show, show).Add(x => x.Send, Raised.Add).Add(x => x.Id, id)
        .Add(x => x.Ui, MechanicUis.Launched.First(ui => ui.Launch!.Panel == typeof(TPanel))));

    /// <summary>The dialog that launches a mechanic; what it sends is written down, and done or refused.</summary>
    public IRenderedComponent<CueDialog> Form(string mechanic, ShowView show, Outcome.Rejected? refusal = null)
    {
        var ui = MechanicUis.Launched.First(ui => ui.Name == mechanic);
        return Render<CueDialog>(p => p.Add(x => x.Surface, ui.Cue).Add(x => x.Settings, show.Settings).Add(x => x.Show, show)
            .Add(x => x.Action, ui.Launch!.Verb).Add(x => x.MaySave, true).Add(x => x.Launch, cue =>
            {
                Raised.Add(cue.Command(Guid.CreateVersion7(), new string('5', 64))!);
                return Task.FromResult(refusal);
            }));
    }

    private async Task SendAsync(ShowId? show, ShowCommand command)
    {
        var sent = await Shows.SendAsync(new Submission(command, Host, show));
        Assert.True(sent is Done, sent is Refused refused ? refused.Rejection.Reason : sent.ToString());
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        Directory.Delete(folder, recursive: true);
    }
}
