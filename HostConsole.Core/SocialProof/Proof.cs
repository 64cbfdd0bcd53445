using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.SocialProof;

public abstract record ProofFact : ShowFact
{
    private ProofFact() { }

    /// <summary>From here on the audience is told how many bought lately.</summary>
    /// <param name="Minutes">The window that is told of, 5 to 60 minutes.</param>
    /// <param name="Least">The least number that is said, 2 or more.</param>
    /// <param name="Item">What it is about; null for all orders.</param>
    /// <param name="Buyers">People who bought in the window, as of now.</param>
    /// <param name="Until">When the first of them falls out of the window; null where nobody is in it.</param>
    public sealed record ProofOpened(ProofId Proof, int Minutes, int Least, Item? Item, int Buyers, DateTimeOffset? Until) : ProofFact, IOpens
    {
        SpanKey IOpens.Opens => new("proof", Proof.Value);
        [JsonIgnore] public string Title => Item?.Title ?? "All orders";
    }

    /// <summary>An order came or was taken back, or one fell out of the window.</summary>
    /// <param name="Until">When the next falls out; null where nobody is in the window.</param>
    public sealed record BuyersCounted(ProofId Proof, int Buyers, DateTimeOffset? Until) : ProofFact;

    /// <summary>The host thanks a buyer by name.</summary>
    /// <param name="Order">Their newest, as "source:id".</param>
    public sealed record BuyerThanked(ProofId Proof, string Order, ViewerId Viewer) : ProofFact, IConcernsViewer;

    /// <summary>The thanks leave the stream.</summary>
    /// <param name="TakenBack">As if they had not been said, by undo.</param>
    public sealed record ThanksOver(ProofId Proof, ViewerId Viewer, bool TakenBack) : ProofFact, IConcernsViewer;

    public sealed record ProofClosed(ProofId Proof) : ProofFact, ICloses
    {
        SpanKey ICloses.Closes => new("proof", Proof.Value);
    }

    /// <summary>Undo of its opening: from here on it was never there.</summary>
    public sealed record ProofWithdrawn(ProofId Proof) : ProofFact, IWithdraws
    {
        SpanKey IWithdraws.Withdraws => new("proof", Proof.Value);
    }
}

public abstract record ProofCommand : ShowCommand;

public sealed record OpenProof(ProofId Proof, int Minutes, int Least, Item? Item = null) : ProofCommand, INeedsShowOn;

/// <summary>Thanks a buyer by name. Whether they agreed to be named stands beside the log: who draws the name asks.</summary>
public sealed record ThankBuyer(ProofId Proof, ViewerId Viewer) : ProofCommand, INeedsShowOn;

public sealed record CloseProof(ProofId Proof) : ProofCommand;
