using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using HostConsole.Core.Kernel;
using HostConsole.Core.Predictions;
using Outcome = HostConsole.Core.Kernel.Outcome;

namespace HostConsole.Tests.Predictions;

/// <summary>What holds for every prediction, whoever stakes what on which outcome, and whatever comes true.</summary>
public sealed class PredictionLawTest
{
    private static readonly DateTimeOffset Opened = new(2026, 11, 21, 19, 0, 0, TimeSpan.Zero);

    private sealed record Staked(int Who, int Outcome, int Points);

    private static readonly Gen<int> AnyPoints = Gen.Frequency(
        (5, Gen.Choose(1, 20)), (3, Gen.Choose(1, 5_000)), (1, Gen.Choose(900_000, PredictionRules.MostStake)));

    private static readonly Gen<Staked> AnyStake =
        from who in Gen.Choose(1, 40)
        from outcome in Gen.Choose(0, 3)
        from points in AnyPoints
        select new Staked(who, outcome, points);

    [Fact]
    public void Payouts_sum_to_the_pool_and_each_lies_within_one_point_of_its_share() =>
        Law.Holds(
            from stakes in AnyPoints.NonEmptyListOf()
            from others in Gen.Choose(0, 10_000_000)
            select (stakes, others), 1_000, 19, given =>
        {
            var (stakes, total) = (given.stakes.ToArray(), given.stakes.Sum(s => (long)s));
            var pool = total + given.others;
            var paid = PredictionPayouts.Share(pool, stakes);
            Assert.Equal(pool, paid.Sum(p => (long)p));
            for (var i = 0; i < paid.Length; i++)
            {
                // |paid − pool × stake / total| < 1, in whole numbers.
                Assert.True(BigInteger.Abs((BigInteger)paid[i] * total - (BigInteger)pool * stakes[i]) < total);
                Assert.True(paid[i] >= stakes[i], "Who was right got less than they staked.");
            }

            // Who staked more never gets less, and of equal ones at most the earlier has a point more.
            for (var i = 1; i < paid.Length; i++)
                Assert.True(stakes[i] > stakes[i - 1] ? paid[i] >= paid[i - 1]
                    : stakes[i] < stakes[i - 1] ? paid[i] <= paid[i - 1]
                    : paid[i] <= paid[i - 1] && paid[i - 1] - paid[i] <= 1);
        });

    [Theory]
    [InlineData(new[] { 1, 1, 1 }, 10, new[] { 4, 3, 3 })]
    [InlineData(new[] { 1, 1, 1 }, 11, new[] { 4, 4, 3 })]
    [InlineData(new[] { 30, 10 }, 101, new[] { 76, 25 })]
    [InlineData(new[] { 1_000_000 }, 1_000_000_000, new[] { 1_000_000_000 })]
    [InlineData(new int[0], 0, new int[0])]
    public void The_largest_remainder_gets_what_is_left_and_of_equal_ones_the_earlier(int[] stakes, long pool, int[] paid) =>
        Assert.Equal(paid, PredictionPayouts.Share(pool, stakes));

    [Fact]
    public void What_is_staked_comes_back_in_full_whatever_comes_true() =>
        Law.Holds(
            from stakes in AnyStake.ListOf()
            from came in Gen.Choose(-1, 4)
            select (stakes, came), 500, 19, given =>
        {
            var predictions = new PredictionState();
            var moved = new Dictionary<ViewerId, long>();
            Do(predictions, PredictionTests.Open(outcomes: ["A", "B", "C", "D", "E"]), moved);
            foreach (var s in given.stakes) Do(predictions, PredictionTests.Stake(s.Who, s.Outcome, s.Points), moved);
            var staked = moved.ToDictionary();
            var pool = predictions.View()[0].Pool;
            Assert.Equal(pool, -staked.Values.Sum());
            Do(predictions, given.came < 0 ? new CancelPrediction(PredictionTests.Id) : new ResolvePrediction(PredictionTests.Id, given.came), moved);
            Assert.Equal(0, moved.Values.Sum());
            var over = predictions.View()[0];
            foreach (var (viewer, sum) in moved)
            {
                var own = predictions.OwnOf(viewer).Single().Value;
                Assert.Equal(sum, own.Paid!.Value - own.Points);
                if (over.StakesReturned) Assert.Equal(0, sum);
                else Assert.True(own.Outcome == given.came ? sum >= 0 : own.Paid == 0);
            }

            Assert.Equal(given.came < 0 || (pool > 0 && over.Outcomes[given.came].People == 0), over.StakesReturned);
        });

    // Refusals (another outcome, a stake too high) change nothing.
    private static void Do(PredictionState predictions, PredictionCommand command, Dictionary<ViewerId, long> moved)
    {
        if (PredictionRules.Decide(predictions, command, new Rich()) is not Outcome.Accepted done)
        {
            Assert.IsType<StakePoints>(command);
            return;
        }

        foreach (var fact in done.Facts)
        {
            PredictionRules.Apply(predictions, (PredictionFact)fact, Opened);
            if (fact is IMovesPoints moves)
                foreach (var (viewer, points) in moves.Moves) moved[viewer] = moved.GetValueOrDefault(viewer) + points;
        }
    }

    private sealed class Rich() : Moment(Opened)
    {
        public override long Points(ViewerId viewer) => long.MaxValue;
    }
}
