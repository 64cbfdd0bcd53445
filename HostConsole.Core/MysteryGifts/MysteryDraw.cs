using HostConsole.Core.Kernel;

namespace HostConsole.Core.MysteryGifts;

/// <summary>What a draw comes to, by the seed alone (docs/fair-draws.md, mystery-hmac-sha256/1). Pure functions.</summary>
public static class MysteryDraw
{
    /// <summary>The gift of draw k.</summary>
    /// <param name="seed">64 hex digits.</param>
    /// <param name="k">Number of the draw, from 1.</param>
    /// <param name="weights">In published order; 0 for what can't be drawn. Their sum is 1 to 2³¹ − 1.</param>
    /// <returns>A place among <paramref name="weights"/>, from 0.</returns>
    public static int Gift(string seed, MysteryId mystery, int k, IReadOnlyList<int> weights) =>
        FairDraw.Weighed(FairDraw.Pick(attempt => FairDraw.Number(seed, $"mystery:{mystery}", k, attempt), weights.Sum()), weights);

    /// <summary>The weights of what is left, 0 for the rest; all are 0 where nothing is.</summary>
    /// <param name="won">How often each gift was drawn.</param>
    public static int[] Weights(IReadOnlyList<MysteryGift> gifts, IReadOnlyList<int> won) =>
        [.. gifts.Select((g, i) => g.Stock is not { } stock || won[i] < stock ? g.Weight : 0)];
}
