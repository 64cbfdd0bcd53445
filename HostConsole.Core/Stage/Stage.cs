using System.Diagnostics;
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

/// <summary>What is on screen now. Belongs to the writer.</summary>
public sealed class Stage
{
    internal StageView Now { get; set; } = StageView.Empty;
    public Item? Pinned => Now.Pinned;

    public StageView View(int? stock) => Now.Stock == stock ? Now : Now = Now with { Stock = stock };
}

public static class StageRules
{
    public static Outcome Decide(Stage stage, StageCommand command) => command switch
    {
        PinProduct pin => stage.Now.Pinned == pin.Item ? Outcome.Accept() : Outcome.Accept(new StageFact.ProductPinned(pin.Item)),
        UnpinProduct => stage.Now.Pinned is null ? Outcome.Accept() : Outcome.Accept(new StageFact.ProductUnpinned()),
        SetStage set => Set(stage, set),
        _ => throw new UnreachableException(),
    };

    private static Outcome Set(Stage stage, SetStage set)
    {
        var message = set.Message is null ? null : Text.Clean(set.Message);
        if (message is not null && Text.IsTooLong(message, 200)) return Outcome.Invalid("text", "Keep a line on stage to 200 characters.");
        if (message is { Length: 0 }) message = null;
        StageItem[] items = [.. set.Items.DistinctBy(i => i.Kind)];
        return stage.Now.Message == message && stage.Now.Items.SequenceEqual(items)
            ? Outcome.Accept()
            : Outcome.Accept(new StageFact.StageSet(items, message));
    }

    public static void Apply(Stage stage, StageFact fact, DateTimeOffset at) => stage.Now = fact switch
    {
        StageFact.ProductPinned pinned => stage.Now with { Pinned = pinned.Item, PinnedAt = at, Stock = null },
        StageFact.ProductUnpinned => stage.Now with { Pinned = null, PinnedAt = null, Stock = null },
        StageFact.StageSet set => stage.Now with { Items = set.Items, Message = set.Message },
        _ => throw new UnreachableException(),
    };
}
