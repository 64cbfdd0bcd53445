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

    /// <summary>What else stands on stage beside the pinned product: a poll's result, a giveaway's winners, a line of text; all null clears it.</summary>
    public sealed record StageSet(PollId? Poll, GiveawayId? Giveaway, string? Message) : StageFact;
}

public abstract record StageCommand : ShowCommand;

public sealed record PinProduct(Item Item) : StageCommand;
public sealed record UnpinProduct : StageCommand;
public sealed record SetStage(PollId? Poll, GiveawayId? Giveaway, string? Message) : StageCommand;

/// <param name="Stock">Units that stock has to give; null where it is not tracked.</param>
public sealed record StageView(Item? Pinned, int? Stock, DateTimeOffset? PinnedAt, PollId? Poll, GiveawayId? Giveaway, string? Message);

/// <summary>What is on screen now. Belongs to the writer.</summary>
public sealed class Stage
{
    internal StageView Now { get; set; } = new(null, null, null, null, null, null);
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
        return (stage.Now.Poll, stage.Now.Giveaway, stage.Now.Message) == (set.Poll, set.Giveaway, message)
            ? Outcome.Accept()
            : Outcome.Accept(new StageFact.StageSet(set.Poll, set.Giveaway, message));
    }

    public static void Apply(Stage stage, StageFact fact, DateTimeOffset at) => stage.Now = fact switch
    {
        StageFact.ProductPinned pinned => stage.Now with { Pinned = pinned.Item, PinnedAt = at, Stock = null },
        StageFact.ProductUnpinned => stage.Now with { Pinned = null, PinnedAt = null, Stock = null },
        StageFact.StageSet set => stage.Now with { Poll = set.Poll, Giveaway = set.Giveaway, Message = set.Message },
        _ => throw new UnreachableException(),
    };
}
