using System.Security.Cryptography;
using HostConsole.Core.Audience;
using HostConsole.Core.Catalogue;
using HostConsole.Core.Chat;
using HostConsole.Core.Deals;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Polls;
using HostConsole.Core.Shows;
using HostConsole.Core.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HostConsole.Bench;

/// <summary>The real store and writer on a database of their own.</summary>
internal sealed class Venue : IAsyncDisposable
{
    public static readonly Currency Usd = Currency.Parse("USD");
    public static readonly Actor Host = new(ActorKind.Console, "host");
    private readonly ServiceProvider _services;
    private readonly TimeProvider _clock;

    private Venue(string folder, TimeProvider clock, TimeSpan commit)
    {
        Directory.CreateDirectory(folder);
        (Folder, _clock) = (folder, clock);
        var services = new ServiceCollection().AddSingleton(clock)
            .AddStore(Path.Combine(folder, "hostconsole.db"), StorageSetup.UsualLogRoom);
        if (commit > TimeSpan.Zero)
            services.Replace(ServiceDescriptor.Singleton(
                s => new ShowWriter(new SlowLog(s.GetRequiredService<IFactLog>(), commit), clock)));
        _services = services.BuildServiceProvider();
        Writer = _services.GetRequiredService<ShowWriter>();
        Show = Id.New<ShowId>(clock);
    }

    public string Folder { get; }
    public ShowWriter Writer { get; }
    public ShowId Show { get; }
    public IServiceProvider Services => _services;

    public static string NewFolder(Options options) =>
        Directory.CreateDirectory(Path.Combine(options.Folder, Guid.NewGuid().ToString("N"))).FullName;

    /// <summary>A show that is live, at /s/bench unless named otherwise.</summary>
    /// <param name="commit">What each commit takes longer, as on a slower disk.</param>
    public static async Task<Venue> OpenAsync(string folder, TimeProvider? clock = null, string code = "bench", TimeSpan commit = default)
    {
        var venue = new Venue(folder, clock ?? TimeProvider.System, commit);
        await venue.DoAsync(new CreateShow(venue.Show, code, new("Bench", Usd, "en-US", "UTC", null, null, 60)), ledger: true);
        await venue.DoAsync(new GoLive());
        return venue;
    }

    public async Task<Done> DoAsync(ShowCommand command, bool ledger = false) =>
        await Writer.SendAsync(new(command, Host, ledger ? null : Show)) switch
        {
            Done done => done,
            Refused refused => throw new InvalidOperationException($"{command.GetType().Name}: {refused.Rejection.Reason}"),
            var other => throw new InvalidOperationException($"{command.GetType().Name}: {other}"),
        };

    /// <summary>A deal with so many units, one a viewer, open for a day.</summary>
    public async Task<LaunchDeal> DealAsync(int units, string title = "Tide mug", int perViewer = 1)
    {
        var item = new Item(Id.New<ProductId>(_clock), Id.New<VariantId>(_clock), title, new(2500, Usd));
        await DoAsync(new CountStock(item.Variant!.Value, units), ledger: true);
        var deal = new LaunchDeal(Id.New<DealId>(_clock), item, new(2000, Usd), units, perViewer,
            TimeSpan.FromHours(24), TimeSpan.Zero, TimeSpan.FromHours(24), null);
        await DoAsync(deal);
        return deal;
    }

    /// <summary>Viewers who have joined, in an order that is not that of their joining; the store is at rest again.</summary>
    public async Task<ViewerId[]> AudienceAsync(int viewers)
    {
        var people = Enumerable.Range(0, viewers).Select(_ => Id.New<ViewerId>(_clock)).ToArray();
        foreach (var some in people.Chunk(2_000)) await Task.WhenAll(some.Select(v => DoAsync(new JoinShow(v, null))));
        new Random(20261121).Shuffle(people);
        await Task.Delay(TimeSpan.FromSeconds(1));
        return people;
    }

    /// <summary>A giveaway for everybody, open until somebody closes it.</summary>
    public async Task<GiveawayId> GiveawayAsync(int winners = 10)
    {
        var giveaway = Id.New<GiveawayId>(_clock);
        var seed = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(FairDraw.SeedBytes));
        await DoAsync(new GiveawayCommand.OpenGiveaway(giveaway, "Tide mug", "A mug", "One entry a person.", null,
            EntryMode.Open, null, winners, 0, null, null, seed));
        return giveaway;
    }

    /// <summary>What a show has on its screens after an hour: polls with votes, and a chat.</summary>
    public async Task BusyAsync(int messages, int polls)
    {
        for (var i = 0; i < polls; i++)
            await DoAsync(new OpenPoll(Id.New<PollId>(_clock), $"Which glaze for number {i}?",
                ["Sea green", "Rust", "Chalk"], false, true, null));
        await Task.WhenAll(Enumerable.Range(0, messages).Select(i => DoAsync(new PostMessage(Id.New<MessageId>(_clock),
            Id.New<ViewerId>(_clock), $"How large is the mug, and is it fit for the dishwasher? ({i})"))));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }
}
