using HostConsole.Core.Kernel;

namespace HostConsole.Core.Spotlight;

public abstract record SpotlightFact : ShowFact
{
    private SpotlightFact() { }

    /// <summary>Somebody's words are shown large: of a message, or of a question.</summary>
    /// <param name="Channel">"page", or the platform on which it was written.</param>
    public sealed record SpotlightSet(
        MessageId? Message, QuestionId? Question, ViewerId Author, string Channel, string Text) : SpotlightFact, ICloses, IOpens
    {
        SpanKey ICloses.Closes => new("spotlight");
        SpanKey IOpens.Opens => new("spotlight");

        // Not the words: a mark outlasts the erasure of who wrote them.
        string IOpens.Title => Question is null ? "Message" : "Question";
    }

    /// <param name="Automatic">Because the words were hidden or their author banned, rather than by a person's wish.</param>
    public sealed record SpotlightCleared(bool Automatic) : SpotlightFact, ICloses
    {
        SpanKey ICloses.Closes => new("spotlight");
    }
}

public abstract record SpotlightCommand : ShowCommand;

/// <summary>Shows a message or a question, in place of the one shown before. Exactly one of them is named.</summary>
public sealed record SetSpotlight(MessageId? Message = null, QuestionId? Question = null) : SpotlightCommand, INeedsShowOn;

public sealed record ClearSpotlight : SpotlightCommand;
