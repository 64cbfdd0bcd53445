using System.Text.Json;
using System.Text.Json.Nodes;
using HostConsole.Core.Kernel;
using HostConsole.Core.Predictions;
using HostConsole.Tests.Giveaways;
using Outcome = HostConsole.Core.Kernel.Outcome;

namespace HostConsole.Tests.Predictions;

/// <summary>Records made here are checked by the offline script; tampered records must not pass.</summary>
public sealed class PredictionRecordTest : IDisposable
{
    private static readonly DateTimeOffset Opened = new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("prediction-record-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_guide_names_the_protocol() =>
        Assert.Contains($"`{PredictionRecord.Version}`", File.ReadAllText(Path.Combine(Tools.Root, "docs/fair-draws.md")), StringComparison.Ordinal);

    [NeedsToolFact("python3")]
    public async Task The_offline_script_agrees_on_1000_payouts_and_on_true_records_and_passes_no_tampered_one()
    {
        await Tools.JudgesAsync(_folder, Cases());

        var early = await Tools.CheckAsync(_folder, "early", Played(5, null));
        Assert.Equal(1, early.Exit);
        Assert.Contains("not over yet", early.Output, StringComparison.Ordinal);
    }

    private static IEnumerable<(string Name, bool Passes, string Record)> Cases()
    {
        yield return ("1000 payouts", true, Played(1000, 0));
        yield return ("few", true, Played(7, 1));
        yield return ("with the house", true, Played(9, 1, house: 3));
        yield return ("nobody chose it", true, Played(7, 3));
        yield return ("cancelled", true, Played(7, -1));
        yield return ("nobody staked", true, Played(0, 0));
        yield return ("a point more", false, Change(r => r["stakes"]![0]!["paid"] = (int)r["stakes"]![0]!["paid"]! + 1));
        yield return ("a point moved", false, Change(r =>
        {
            r["stakes"]![0]!["paid"] = (int)r["stakes"]![0]!["paid"]! + 1;
            r["stakes"]![3]!["paid"] = (int)r["stakes"]![3]!["paid"]! - 1;
        }));
        yield return ("another outcome", false, Change(r => r["outcome"] = 1));
        yield return ("a stake hidden", false, Change(r => r["stakes"]!.AsArray().RemoveAt(1)));
        yield return ("the house pays nothing back", false, Change(r => r["stakes"]![2]!["house"] = true));
    }

    private static string Change(Action<JsonNode> change)
    {
        var record = JsonNode.Parse(Played(12, 0))!;
        change(record);
        return record.ToJsonString();
    }

    /// <param name="came">Null: open still. −1: cancelled.</param>
    /// <param name="house">The viewer who turns out to be of the house.</param>
    private static string Played(int viewers, int? came, int house = 0)
    {
        var predictions = new PredictionState();
        var moment = new Staff(house);
        Do(PredictionTests.Open(outcomes: ["A", "B", "C", "D"]));
        for (var viewer = 1; viewer <= viewers; viewer++) Do(PredictionTests.Stake(viewer, viewer % 3, 1 + viewer * 37 % 113));
        moment.IsMarked = true;
        if (came is { } outcome)
            Do(outcome < 0 ? new CancelPrediction(PredictionTests.Id) : new ResolvePrediction(PredictionTests.Id, outcome));
        return JsonSerializer.Serialize(predictions.RecordOf(PredictionTests.Id), Json.Options);

        void Do(PredictionCommand command)
        {
            foreach (var fact in Assert.IsType<Outcome.Accepted>(PredictionRules.Decide(predictions, command, moment)).Facts)
                PredictionRules.Apply(predictions, (PredictionFact)fact, Opened);
        }
    }

    private sealed class Staff(int house) : Moment(Opened)
    {
        public bool IsMarked { get; set; }
        public override long Points(ViewerId viewer) => 1_000;
        public override string? Barred(ViewerId viewer) => IsMarked && viewer == Shows.ShowScene.Viewer(house) ? "The house wins nothing." : null;
    }
}
