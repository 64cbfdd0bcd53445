namespace HostConsole.Core.Kernel;

/// <summary>A chat message as a mechanic hears it.</summary>
/// <param name="Origin">A keyed hash of the author's network address; null where it tells nothing.</param>
/// <param name="OnStage">What stands on stage while it is said.</param>
/// <param name="Pinned">The pinned variant.</param>
/// <param name="ClaimTemplates">How a claim is written in this show's chat; none turns claims by chat off.</param>
public sealed record SaidInChat(
    MessageId Message, ViewerId Author, string Text, string? Origin, IReadOnlyList<StageItem> OnStage, VariantId? Pinned,
    IReadOnlyList<string> ClaimTemplates)
{
    /// <summary>"page", or the platform on which it was written.</summary>
    public string Channel { get; init; } = "page";
}

/// <summary>What a chat message did besides being read.</summary>
/// <param name="Facts">What came of it; may be none where a rule said no.</param>
/// <param name="Act">entry, vote, claim …; null where it did nothing and no other mechanic gets it.</param>
/// <param name="Done">False where a rule said no.</param>
/// <param name="Answer">What came of it, in words for the console.</param>
/// <param name="Deal">What an unclear one most likely claims.</param>
public sealed record ChatAct(IReadOnlyList<ShowFact> Facts, string? Act, bool Done = true, string Answer = "", DealId? Deal = null)
{
    /// <summary>It is the mechanic's and does nothing.</summary>
    public static readonly ChatAct Nothing = new([], null);
}
