using System.Text.Json;
using System.Text.Json.Nodes;
using HostConsole.Core.Kernel;
using HostConsole.Core.Milestones;
using HostConsole.Tests.Giveaways;
using static HostConsole.Tests.Shows.ShowScene;
using Outcome = HostConsole.Core.Kernel.Outcome;

namespace HostConsole.Tests.Milestones;

/// <summary>Records made here are checked by the offline script; tampered records must not pass.</summary>
public sealed class MilestoneRecordTest : IDisposable
{
    private static readonly DateTimeOffset Opened = new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero);
    private static readonly MilestoneId Id = new(Uid(15, 1));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("milestone-record-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_guide_names_the_protocol() =>
        Assert.Contains($"`{MilestoneRecord.Version}`", File.ReadAllText(Path.Combine(Tools.Root, "docs/fair-draws.md")), StringComparison.Ordinal);

    [NeedsToolFact("python3")]
    public async Task The_offline_script_agrees_on_1000_winners_and_on_true_records_and_passes_no_tampered_one()
    {
        await Tools.JudgesAsync(_folder, Cases());
    }

    [Fact]
    public void Given_a_closed_milestone_Then_its_record_ends_with_the_orders_of_then_and_names_nobody()
    {
        var record = JsonNode.Parse(Played(MilestoneRule.Next, 10, MilestoneOf.Orders, before: 2, after: 3, close: true))!;
        Assert.Equal([1, 2, 0, 3, 4], record["buyers"]!.AsArray().Select(b => (int)b!));
        Assert.Equal([3, 4, 5], record["winners"]!.AsArray().Select(b => (int)b!));
        Assert.DoesNotContain(Viewer(1).ToString(), record.ToJsonString(), StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, bool Passes, string Record)> Cases()
    {
        yield return ("1000 winners", true, Played(MilestoneRule.Every, 3, MilestoneOf.Orders, before: 40, after: 3_100));
        yield return ("1000 buyers", true, Played(MilestoneRule.Next, 1_000, MilestoneOf.Buyers, before: 40, after: 3_100));
        yield return ("the first", true, Played(MilestoneRule.First, 50, MilestoneOf.Orders, before: 20, after: 80));
        yield return ("still open", true, Played(MilestoneRule.Every, 25, MilestoneOf.Buyers, before: 7, after: 60));
        yield return ("closed early", true, Played(MilestoneRule.Next, 10, MilestoneOf.Orders, before: 2, after: 3, close: true));
        yield return ("nobody came", true, Played(MilestoneRule.Every, 25, MilestoneOf.Orders, before: 0, after: 0));
        yield return ("another winner", false, Change(r => r["winners"]![2] = (int)r["winners"]![2]! + 1));
        yield return ("a winner hidden", false, Change(r => r["winners"]!.AsArray().RemoveAt(4)));
        yield return ("one winner more", false, Change(r => r["winners"]!.AsArray().Add(99)));
        yield return ("begun later", false, Change(r => r["from"] = 12));
        yield return ("a buyer twice", false, Change(r => r["buyers"]![8] = 1));
        yield return ("numbered out of turn", false, Change(r => r["buyers"]![0] = 40));
    }

    private static string Change(Action<JsonNode> change)
    {
        var record = JsonNode.Parse(Played(MilestoneRule.Next, 10, MilestoneOf.Buyers, before: 5, after: 18))!;
        change(record);
        return record.ToJsonString();
    }

    /// <param name="before">Orders before it was set, of which each third names nobody and each fifth is of the buyer before.</param>
    private static string Played(MilestoneRule rule, int count, MilestoneOf of, int before, int after, bool close = false)
    {
        var (milestones, moment) = (new MilestoneState(), new Orders());
        for (var n = 0; n < before; n++) moment.Place();
        Do(MilestoneRules.Decide(milestones, new OpenMilestone(Id, "First ones", rule, count, of, new(RewardKind.Gift, "A sticker"),
            rule == MilestoneRule.Every ? 1_000 : null), moment));
        Reach();
        for (var n = 0; n < after; n++)
        {
            moment.Place();
            Reach();
        }

        if (close)
        {
            Do(MilestoneRules.Decide(milestones, new CloseMilestone(Id), moment));
            moment.Place();
        }

        return JsonSerializer.Serialize(MilestoneRecord.Create(milestones.View()[0], moment.Purchases(buyers: false)), Json.Options);

        void Do(Outcome outcome)
        {
            foreach (var fact in Assert.IsType<Outcome.Accepted>(outcome).Facts) MilestoneRules.Apply(milestones, (MilestoneFact)fact, Opened);
        }

        void Reach()
        {
            foreach (var fact in MilestoneRules.Reached(milestones, moment).ToList()) MilestoneRules.Apply(milestones, fact, Opened);
        }
    }

    private sealed class Orders() : Moment(Opened)
    {
        private readonly List<Purchase> _all = [], _firsts = [];
        private readonly HashSet<Guid> _seen = [];

        public void Place()
        {
            var n = _all.Count + 1;
            Guid? buyer = n % 3 == 0 ? null : Viewer(n % 5 == 0 ? 3 : n).Value;
            var purchase = new Purchase($"shop:{n}", buyer, buyer, _all.Count);
            _all.Add(purchase);
            if (buyer is not { } known || _seen.Add(known)) _firsts.Add(purchase);
        }

        public override IReadOnlyList<Purchase> Purchases(bool buyers) => buyers ? _firsts : _all;
    }
}
