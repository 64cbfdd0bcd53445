using HostConsole.Core.SocialProof;

namespace HostConsole.SocialProof;

/// <summary>How social proof is worded at the console; for the audience: <see cref="ProofTexts"/>.</summary>
public static class ProofWords
{
    /// <summary>"Tide mug, sea green", "All orders".</summary>
    public static string About(ProofView proof) => proof.Item?.Title ?? "All orders";

    /// <summary>After the number: "people bought in the last 10 minutes".</summary>
    public static string Bought(ProofView proof) =>
        $"{(proof.Buyers == 1 ? "person" : "people")} bought in the last {proof.Minutes} minutes";

    /// <summary>open or closed.</summary>
    public static string StateOf(ProofView proof) => proof.IsOn ? "open" : "closed";
}
