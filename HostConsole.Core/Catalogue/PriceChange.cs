using HostConsole.Core.Kernel;

namespace HostConsole.Core.Catalogue;

/// <summary>What is done to the prices of several variants.</summary>
public abstract record PriceChange
{
    private PriceChange() { }

    /// <summary>The price after the change. It may be below 0, which no price is: whoever writes it checks.</summary>
    public abstract Money Of(Money price);

    public sealed record To(Money Amount) : PriceChange
    {
        public override Money Of(Money price) => Amount;
    }

    /// <param name="Amount">Below 0 for a reduction.</param>
    public sealed record By(Money Amount) : PriceChange
    {
        public override Money Of(Money price) => price + Amount;
    }

    /// <param name="Percent">-20 takes a fifth off. What it comes to is rounded to the currency's smallest unit, halves up.</param>
    public sealed record ByPercent(decimal Percent) : PriceChange
    {
        public override Money Of(Money price) => Money.Round(price.Major * (100 + Percent) / 100, price.Currency);
    }
}
