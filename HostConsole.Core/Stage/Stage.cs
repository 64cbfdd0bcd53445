using HostConsole.Core.Kernel;

namespace HostConsole.Core.Stage;

public abstract record StageFact : ShowFact
{
    private StageFact() { }

    public sealed record ProductPinned(Item Item) : StageFact, ICloses, IOpens
    {
        SpanKey ICloses.Closes => new("pin");
        SpanKey IOpens.Opens => new("pin", Item.Product.Value);
        string IOpens.Title => Item.Title;
    }

    public sealed record ProductUnpinned : StageFact, ICloses
    {
        SpanKey ICloses.Closes => new("pin");
    }

    /// <summary>What else stands on stage beside the pinned product: at most one item of a kind, and a line of text.</summary>
    public sealed record StageSet(IReadOnlyList<StageItem> Items, string? Message) : StageFact;
}

public abstract record StageCommand : ShowCommand;

public sealed record PinProduct(Item Item) : StageCommand;
public sealed record UnpinProduct : StageCommand;

/// <param name="Items">At most one of a kind; the first counts.</param>
public sealed record SetStage(IReadOnlyList<StageItem> Items, string? Message) : StageCommand
{
    public bool Equals(SetStage? other) => other is not null && Message == other.Message && Items.SequenceEqual(other.Items);
    public override int GetHashCode() => HashCode.Combine(Message, Items.Count);
}
