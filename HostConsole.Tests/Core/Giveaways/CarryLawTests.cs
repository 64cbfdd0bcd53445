using System.Text.Json;
using FsCheck.Fluent;
using HostConsole.Core.Giveaways;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using static HostConsole.Core.Giveaways.GiveawayCommand;
using static HostConsole.Core.Giveaways.GiveawayFact;
using static HostConsole.Tests.Giveaways.GiveawayScene;

namespace HostConsole.Tests.Giveaways;

/// <summary>Whatever happens to a giveaway over several shows.</summary>
public sealed class CarryLawTests : IDisposable
{
    private const int Shows = 4;

    private static readonly FsCheck.Gen<(int What, int Who, int Show)> Step =
        from what in Gen.Frequency((8, Gen.Constant(0)), (6, Gen.Choose(1, 2)), (4, Gen.Choose(4, 6)), (4, Gen.Choose(3, 9)))
        from who in Gen.Choose(1, 20)
        from show in Gen.Choose(0, Shows - 1)
        select (what, who, show);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("carry");

    public void Dispose() => _folder.Delete(recursive: true);

    [NeedsToolFact("python3")]
    public async Task Whatever_happens_nobody_is_in_twice_a_carry_loses_no_entry_one_show_has_it_and_the_offline_script_finds_the_winners()
    {
        var records = new List<string>();
        var carried = 0;
        Law.Holds(Step.ListOf(70), 1000, 79, steps =>
        {
            var evening = new Evening();
            evening.Do(0, Open(winners: 2, reserves: 2) with
            {
                OverShows = true,
                Entry = steps.Count % 3 == 0 ? EntryMode.Paid : EntryMode.Open,
                FreeRoute = "By letter.",
            });
            foreach (var step in steps) evening.Play(step);
            evening.Finish();
            carried += evening.Carried;
            records.AddRange(evening.Records());
        });
        Assert.True(carried > 1500 && records.Count > 1000, $"Only {carried} carries and {records.Count} records: the generator proves too little.");
        var (exit, output) = await Tools.CheckEachAsync(_folder, records);
        Assert.True(exit == 0, output);
        Assert.EndsWith($"{records.Count} records, 0 failed", output.TrimEnd(), StringComparison.Ordinal);
    }

    /// <summary>Four shows with one ledger's book between them.</summary>
    private sealed class Evening
    {
        private readonly Core.Giveaways.GiveawayState[] _shows = [.. Enumerable.Range(0, Shows).Select(_ => new Core.Giveaways.GiveawayState())];
        private readonly Carries _book = new();
        private readonly List<(int Show, GiveawayFact Fact, DateTimeOffset At)> _log = [];
        private readonly HashSet<(int Show, ViewerId Buyer)> _paid = [];
        private readonly HashSet<string> _cancelled = [];
        private readonly Dictionary<ViewerId, ViewerId> _joined = [];
        private DateTimeOffset _now = new(2026, 11, 12, 19, 0, 0, TimeSpan.Zero);
        private EntryId[] _handed = [];
        private int _entries;

        public int Carried { get; private set; }

        public void Play((int What, int Who, int Show) step)
        {
            _now += TimeSpan.FromMinutes(step.Who);
            var viewer = Viewer(step.Who);
            switch (step.What)
            {
                case 0 or 1: Do(step.Show, Enter(step.Who, step.Who % 4 == 0 ? EntryRoute.Free : EntryRoute.Button) with { Entry = Entry(++_entries) }); break;
                case 2: Pay(step.Show, viewer); break;
                case 3: Unpay(viewer); break;
                case 4: Do(step.Show, new CarryGiveaway(Tote)); break;
                case 5 or 6: Do(step.Show, new ContinueGiveaway(Tote, new string('c', 64))); break;
                case 7: _joined[viewer] = Viewer(1 + step.Who % 7); break;
                case 8: if (step.Who < 3) Do(step.Show, new CancelGiveaway(Tote, "A reason.")); break;
                case 9:
                    if (step.Who < 4) Do(step.Show, new CloseGiveaway(Tote));
                    else if (step.Who < 8) Do(step.Show, new DrawWinners(Tote));
                    else if (_shows[step.Show].View() is [{ Winners: [{ Entry: var first }, ..] }]) Do(step.Show, new RedrawWinner(Tote, first, "A reason."));
                    break;
            }
        }

        /// <summary>Whoever has it draws it.</summary>
        public void Finish()
        {
            if (_book.Find(Tote.Value) is not null) Do(1, new ContinueGiveaway(Tote, new string('c', 64)));
            for (var show = 0; show < Shows; show++)
            {
                Do(show, new CloseGiveaway(Tote));
                Do(show, new DrawWinners(Tote));
            }
        }

        public void Do(int show, GiveawayCommand command)
        {
            if (GiveawayRules.Decide(_shows[show], command, new TheMoment(this, show)) is not Outcome.Accepted accepted) return;
            Apply(show, accepted.Facts);
            var reached = GiveawayMechanic.Instance.Reached(_shows[show], accepted.Facts, new TheMoment(this, show)).ToList();
            Apply(show, reached);
            Holds();
        }

        private void Apply(int show, IEnumerable<ShowFact> facts)
        {
            foreach (var fact in facts.Cast<GiveawayFact>())
            {
                if (fact is GiveawayCarried carried)
                {
                    Carried++;
                    _handed = Ids(show);
                    Assert.Equal(_handed, carried.What.Entries.Select(e => e.Id));
                }

                _log.Add((show, fact, _now));
                GiveawayRules.Apply(_shows[show], fact, _now);
                _book.Apply(fact, RunOf(show), _now);
                if (fact is GiveawayContinued) Assert.Equal(_handed, Ids(show));
            }
        }

        private EntryId[] Ids(int show) => [.. _shows[show].Entries(Tote).ToArray().Select(e => e.Id)];

        private void Pay(int show, ViewerId viewer)
        {
            if (!_paid.Add((show, viewer))) return;
            Apply(show, GiveawayMechanic.Instance.Reached(_shows[show], [new Bought(Order(show, viewer))], new TheMoment(this, show)).ToList());
        }

        private void Unpay(ViewerId viewer)
        {
            for (var show = 0; show < Shows; show++)
            {
                if (!_paid.Contains((show, viewer)) || !_cancelled.Add(Order(show, viewer))) continue;
                Apply(show, GiveawayMechanic.Instance.Reached(_shows[show], [new Bought(Order(show, viewer))], new TheMoment(this, show)).ToList());
            }
        }

        private static string Order(int show, ViewerId viewer) => $"shop:{show}-{viewer}";
        private static RunId RunOf(int show) => new(Guid.Parse($"018f0000-0000-7000-b000-{show:x12}"));

        private GiveawayView[] Views => [.. _shows.SelectMany(s => s.View())];

        private void Holds()
        {
            var own = Views;
            var waits = _book.Find(Tote.Value) is null ? 0 : 1;
            Assert.Equal(1, own.Count(v => v.State != GiveawayStatus.Carried) + waits);
            foreach (var view in own)
            {
                var entries = view.EntryLog.ToArray();
                Assert.Equal(entries.Length, entries.Select(e => e.Id).Distinct().Count());
                Assert.Equal(entries.Length, entries.Select(e => e.Viewer).Distinct().Count());
                Assert.Equal(view.Brought, entries.Count(e => e.Show < view.Shows!.Count));
                Assert.Equal(entries.Select(e => e.Show), entries.Select(e => e.Show).Order());
                Assert.Equal(view.State is GiveawayStatus.Drawn or GiveawayStatus.Cancelled, view.Seed is not null);
                if (view.Seed is { } seed) Assert.Equal(view.Commitment, FairDraw.Commitment(seed));
            }
        }

        /// <summary>What is published, each replayed from the facts as they are stored; and who won is one person, with a purchase that stood.</summary>
        public IEnumerable<string> Records()
        {
            var (again, book) = (_shows.Select(_ => new Core.Giveaways.GiveawayState()).ToArray(), new Carries());
            foreach (var (show, fact, at) in _log)
            {
                var text = JsonSerializer.Serialize(fact, fact.GetType(), Json.Options);
                var stored = (GiveawayFact)JsonSerializer.Deserialize(text, fact.GetType(), Json.Options)!;
                GiveawayRules.Apply(again[show], stored, at);
                book.Apply(stored, RunOf(show), at);
            }

            Assert.Equal(_shows.Select(Snapshot), again.Select(Snapshot));
            Assert.Equal((_book.Level, _book.RunOf(Tote.Value)), (book.Level, book.RunOf(Tote.Value)));
            foreach (var view in Views.Where(v => v.State is GiveawayStatus.Drawn or GiveawayStatus.Cancelled && v.Digest is not null))
            {
                yield return JsonSerializer.Serialize(GiveawayRecord.Of(view), Json.Options);
            }
        }

        private sealed record Bought(string Order) : ShowFact, IConcernsOrder;

        private sealed class TheMoment(Evening evening, int show) : Moment(evening._now)
        {
            public override HandedOn? HandedOn(Guid what) => evening._book.Find(what);
            public override Waiting Waiting => evening._book.Level;
            public override bool Stands(string order) => !evening._cancelled.Contains(order);

            private Purchase? Of(ViewerId viewer) => evening._paid.Contains((show, viewer)) && Stands(Order(show, viewer))
                ? new(Order(show, viewer), viewer.Value, Number: (int)(viewer.Value.ToByteArray()[^1]), At: Now) : null;

            public override Purchase? Paid(ViewerId buyer, int since) => Of(buyer);
            public override IReadOnlyList<Purchase> Purchases(bool buyers) =>
                [.. evening._paid.Where(p => p.Show == show).Select(p => Of(p.Buyer)).OfType<Purchase>()];

            public override Purchase? PurchaseOf(string order) =>
                evening._paid.Where(p => Order(p.Show, p.Buyer) == order)
                    .Select(p => new Purchase(order, p.Buyer.Value, Number: p.Buyer.Value.ToByteArray()[^1]))
                    .FirstOrDefault();

            public override IReadOnlyList<ViewerId> Person(ViewerId viewer)
            {
                ViewerId Main(ViewerId v) => evening._joined.TryGetValue(v, out var main) && main != v ? main : v;
                var own = Main(viewer);
                return [own, .. evening._joined.Keys.Where(k => k != own && Main(k) == own)];
            }
        }
    }
}
