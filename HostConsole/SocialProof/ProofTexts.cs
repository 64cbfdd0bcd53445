using System.Globalization;
using HostConsole.Components;
using HostConsole.Core.SocialProof;
using Microsoft.Extensions.Localization;

namespace HostConsole.SocialProof;

/// <summary>What the audience reads of social proof: ProofTexts.resx.</summary>
public sealed class ProofTexts
{
    private ProofTexts() { }

    /// <summary>"12 people bought in the last 10 minutes", with {0} and {1} in place of the numbers.</summary>
    public static string Raw(ProofView proof, IStringLocalizer texts) => texts[$"Says_{(proof.Buyers == 1 ? "One" : "Many")}"];

    /// <summary>"12 people bought in the last 10 minutes".</summary>
    public static string Says(ProofView proof, CultureInfo culture, IStringLocalizer texts) =>
        Quantity.Of(proof.Buyers, texts, "Says", culture, Quantity.Of(proof.Minutes, culture));
}
