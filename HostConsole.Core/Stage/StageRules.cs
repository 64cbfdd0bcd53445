using System.Diagnostics;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Stage;

/// <summary>How products are pinned, and things put on stage.</summary>
public static class StageRules
{
    public static Outcome Decide(StageState stage, StageCommand command) => command switch
    {
        PinProduct pin => stage.Now.Pinned == pin.Item ? Outcome.Accept() : Outcome.Accept(new StageFact.ProductPinned(pin.Item)),
        UnpinProduct => stage.Now.Pinned is null ? Outcome.Accept() : Outcome.Accept(new StageFact.ProductUnpinned()),
        SetStage set => Set(stage, set),
        _ => throw new UnreachableException(),
    };

    private static Outcome Set(StageState stage, SetStage set)
    {
        var message = set.Message is null ? null : Text.Clean(set.Message);
        if (message is not null && Text.IsTooLong(message, 200)) return Outcome.Invalid("text", "Keep a line on stage to 200 characters.");
        if (message is { Length: 0 }) message = null;
        StageItem[] items = [.. set.Items.DistinctBy(i => i.Kind)];
        return stage.Now.Message == message && stage.Now.Items.SequenceEqual(items)
            ? Outcome.Accept()
            : Outcome.Accept(new StageFact.StageSet(items, message));
    }

    public static void Apply(StageState stage, StageFact fact, DateTimeOffset at) => stage.Now = fact switch
    {
        StageFact.ProductPinned pinned => stage.Now with { Pinned = pinned.Item, PinnedAt = at, Stock = null },
        StageFact.ProductUnpinned => stage.Now with { Pinned = null, PinnedAt = null, Stock = null },
        StageFact.StageSet set => stage.Now with { Items = set.Items, Message = set.Message },
        _ => throw new UnreachableException(),
    };
}
