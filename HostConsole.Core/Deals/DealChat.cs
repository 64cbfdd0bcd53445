using System.Globalization;
using HostConsole.Core.ClaimText;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Deals;

/// <summary>What a chat message does in deals: the words of a claim claim (<see cref="ClaimReader"/>).</summary>
internal static class DealChat
{
    public static ChatAct? Act(DealState deals, SaidInChat said, Moment moment)
    {
        var (reading, open) = Read(deals, said);
        return reading switch
        {
            ClaimReading.Claims { All: var all } =>
                Claims(deals, said, [.. all.Select(c => (DealOf(open, c.Item, said), c.Quantity))], moment),
            ClaimReading.NoSuch { Item: var item } => new([], "claim", false, $"No deal that is open has the number {item}."),
            ClaimReading.Unclear { Why: var why, Guess: var guess } => new([], "unclear", false, why, DealOf(open, guess, said).Id),
            _ => null,
        };
    }

    /// <summary>The deal that a message claims first; null where it claims none.</summary>
    public static DealId? ClaimedBy(DealState deals, SaidInChat said) =>
        Read(deals, said) is (ClaimReading.Claims { All: [{ Item: var item }, ..] }, var open) ? DealOf(open, item, said).Id : null;

    /// <summary>What an accepted claim came to, in words for the console.</summary>
    public static (bool Done, string Words) Words(Outcome.Accepted accepted, DealView deal) => accepted.Answer switch
    {
        Claimed made => (true, $"Claim #{Padded(made.Number)}: {made.Quantity.ToString(CultureInfo.InvariantCulture)} "
            + $"× {deal.Item.Title}."),
        Waitlisted waits => (false, $"Sold out: place {waits.Place.ToString(CultureInfo.InvariantCulture)} in line for {deal.Item.Title}."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The deal of the pinned product, else the newest that is open.</summary>
    public static DealView OfTheMoment(DealView[] open, VariantId? pinned) =>
        open.LastOrDefault(d => pinned is not null && d.Item.Variant == pinned)
            ?? open.LastOrDefault(d => d.State != DealStatus.LeadIn) ?? open[^1];

    private static (ClaimReading? Reading, DealView[] Open) Read(DealState deals, SaidInChat said)
    {
        if (said.ClaimTemplates.Count == 0) return (null, []);
        var open = deals.View().Where(d => d.IsOn).ToArray();
        return open.Length == 0 ? (null, open) : (ClaimReader.Read(said.ClaimTemplates, said.Text, Array.ConvertAll(open, ItemOf)), open);
    }

    private static DealView DealOf(DealView[] open, Claimable? item, SaidInChat said) =>
        item is null ? OfTheMoment(open, said.Pinned) : open.First(d => d.Number == item.Number);

    // Several are decided one after the other; none hinders another.
    private static ChatAct Claims(DealState deals, SaidInChat said, IReadOnlyList<(DealView Deal, int Quantity)> all, Moment moment)
    {
        var facts = new List<ShowFact>();
        var (words, done, made) = (new List<string>(), true, 0);
        foreach (var (i, (deal, quantity)) in all.Index())
        {
            var wish = new ClaimUnit(deal.Id, i == 0 ? ClaimId.From(said.Message.Value) : Id.New<ClaimId>(moment.Now),
                said.Author, quantity, said.Origin);
            var outcome = DealRules.Decide(deals, wish, moment);
            if (outcome is not Outcome.Accepted accepted)
            {
                words.Add(((Outcome.Rejected)outcome).Reason);
                done = false;
                continue;
            }

            // Numbers go up within the message; the state knows nothing of the claims before in it.
            if (made > 0 && accepted.Answer is Claimed first)
                accepted = accepted with
                {
                    Answer = first with { Number = first.Number + made },
                    Facts = [.. accepted.Facts.Select(f => f is DealFact.UnitClaimed u ? u with { Number = u.Number + made } : f)],
                };
            made += accepted.Facts.OfType<DealFact.UnitClaimed>().Count();
            var (claimed, told) = Words(accepted, deal);
            done &= claimed;
            words.Add(told);
            facts.AddRange(accepted.Facts);
        }

        return new(facts, "claim", done, string.Join(' ', words));
    }

    // A variant's options stand behind the product's title: "Tee – M / Red".
    private static Claimable ItemOf(DealView deal) => new(deal.Number, deal.Item.Sku, deal.Item.Product.Value,
        deal.Item.Title.LastIndexOf(" – ", StringComparison.Ordinal) is > 0 and var at ? deal.Item.Title[(at + 3)..].Split(" / ") : []);

    private static string Padded(int number) => number.ToString("0000", CultureInfo.InvariantCulture);
}
