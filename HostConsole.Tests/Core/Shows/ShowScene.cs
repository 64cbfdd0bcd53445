using HostConsole.Core.Catalogue;
using HostConsole.Core.Deals;
using HostConsole.Core.Kernel;
using HostConsole.Core.Orders;
using HostConsole.Core.Shows;

namespace HostConsole.Tests.Shows;

/// <summary>The real writer on a log and a clock of the test's own: given commands, when a command, then facts or a refusal.</summary>
internal sealed class ShowScene : IAsyncDisposable
{
    public static readonly Currency Usd = Currency.Parse("USD");
    public static readonly Item Mug = ItemOf(1, "Tide mug");
    public static readonly Actor Host = new(ActorKind.Console, "host");
    public static readonly string Seed = new('a', 64);

    private ShowScene(IFactLog log, FakeClock clock)
    {
        (Log, Clock) = (log, clock);
        Writer = new(log, clock);
    }

    public IFactLog Log { get; }
    public MemoryLog Memory => (MemoryLog)Log;
    public FakeClock Clock { get; }
    public ShowWriter Writer { get; private set; }
    public ShowId Show { get; private set; }
    public DateTimeOffset Now => Clock.GetUtcNow();

    public static Item ItemOf(int n, string title) => new(new(Uid(9, n)), new(Uid(8, n)), title, new(2500, Usd));
    public static Guid Uid(int kind, int n) => Guid.Parse($"019a0000-0000-7000-8{kind:x3}-{n:x12}");
    public static ViewerId Viewer(int n) => new(Uid(1, n));
    public static ShowSettings Autumn(string title = "Autumn table", int window = 60) =>
        new(title, Usd, "en-US", "Europe/Berlin", null, null, window);

    /// <summary>A draft show.</summary>
    public static async Task<ShowScene> DraftAsync(IFactLog? log = null, Plan? plan = null)
    {
        var scene = new ShowScene(log ?? new MemoryLog(), new FakeClock());
        scene.Show = await scene.CreateAsync("autumn", plan);
        return scene;
    }

    /// <summary>A show that is live, with a counted number of mugs.</summary>
    public static async Task<ShowScene> LiveAsync(int? stock = 10, IFactLog? log = null, Plan? plan = null)
    {
        var scene = await DraftAsync(log, plan);
        await scene.Ledger(new CountStock(Mug.Variant!.Value, stock));
        await scene.Do(new GoLive());
        return scene;
    }

    public async Task<ShowId> CreateAsync(string code, Plan? plan = null)
    {
        var show = Id.New<ShowId>(Clock);
        Assert.IsType<Done>(await Writer.SendAsync(new(new CreateShow(show, code, Autumn(), plan), Host)));
        return show;
    }

    public Task<Sent> Try(ShowCommand command, ShowId? show = null, bool real = false, Receipt? receipt = null) =>
        Writer.SendAsync(new(command, Host, show ?? Show, real, receipt));

    public async Task<Done> Do(ShowCommand command, ShowId? show = null, bool real = false)
    {
        var sent = await Try(command, show, real);
        return sent as Done ?? throw new Xunit.Sdk.XunitException($"{command.GetType().Name} was not done: {sent}");
    }

    public async Task<Done> Ledger(ShowCommand command) =>
        Assert.IsType<Done>(await Writer.SendAsync(new(command, new(ActorKind.Shop, "shop"))));

    /// <summary>The command is refused by this rule, with a reason for a person, and changes nothing.</summary>
    public async Task Refused(ShowCommand command, string slug, string? field = null, ShowId? show = null)
    {
        var before = Log.LastSeq();
        var refused = Assert.IsType<Refused>(await Try(command, show)).Rejection;
        Assert.Equal((slug, field), (refused.Slug, refused.Field));
        Assert.EndsWith(".", refused.Reason, StringComparison.Ordinal);
        Assert.Equal(before, Log.LastSeq());
    }

    public Task Invalid(ShowCommand command, string field) => Refused(command, "invalid", field);

    public async Task PassAsync(TimeSpan time)
    {
        await Settle();
        Clock.Advance(time);
        await Settle();
    }

    /// <summary>The loop has done what was sent, and set its timer.</summary>
    public async Task Settle()
    {
        for (var i = 0; i < 2; i++) await Writer.ReadAsync(_ => true);
    }

    public Task<T> Read<T>(Func<World, T> read) => Writer.ReadAsync(read);
    public Task<ShowView> View(ShowId? show = null) => Read(w => w.Current(show ?? Show)!.View(Now));
    public async Task<StockLevel> Stock() => await Read(w => w.Ledger.Stock[Mug.Variant!.Value]);
    public async Task<DealView> Deal(int i = 0) => (await View()).Deals[i];

    public static LaunchDeal Launch(int quantity = 3, int perViewer = 2, int seconds = 60, int lead = 0, int hold = 120,
        string? code = null, int n = 1) =>
        new(new(Uid(2, n)), Mug, new(2000, Usd), quantity, perViewer, TimeSpan.FromSeconds(seconds),
            TimeSpan.FromSeconds(lead), TimeSpan.FromSeconds(hold), code);

    public static ClaimUnit Claim(int viewer, int quantity = 1, int n = 1, int claim = 0, string? origin = null) =>
        new(new(Uid(2, n)), new(Uid(3, claim == 0 ? viewer : claim)), Viewer(viewer), quantity, origin);

    public static ClaimId ClaimNo(int n) => new(Uid(3, n));

    public OrderContent Order(string id, int quantity = 1, ClaimId? claim = null, long price = 2000,
        string? code = null, Guid? customer = null, Item? item = null) =>
        new(
            new("shop", id), Now, Usd,
            [new((item ?? Mug).Variant, null, (item ?? Mug).Title, quantity, new(price, Usd))], Money.Zero(Usd),
            customer, code, claim);

    /// <summary>Stops and starts again on the same log.</summary>
    /// <param name="off">How long nothing runs in between.</param>
    public async Task RestartAsync(TimeSpan off = default)
    {
        await Writer.DisposeAsync();
        if (off > TimeSpan.Zero) Clock.Advance(off);
        Writer = new(Log, Clock);
    }

    /// <summary>The live state and the one read from the log are the same, to the last private field.</summary>
    public async Task ReplaysAsync()
    {
        var live = await Read(StateDump.Of);
        Assert.Equal(StateDump.Of(World.Load(Log, Now)), live);
    }

    public ValueTask DisposeAsync() => Writer.DisposeAsync();
}
