using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Spotlight;

public abstract record SpotlightFact : ShowFact
{
    private SpotlightFact() { }

    /// <summary>Somebody's words are shown large: of a message, of a question, or what another mechanic offers.</summary>
    /// <param name="Channel">"page", or the platform on which it was written.</param>
    /// <param name="Text">Empty of what is kept beside the log.</param>
    public sealed record SpotlightSet(
        MessageId? Message, QuestionId? Question, ViewerId Author, string Channel, string Text) : SpotlightFact, ICloses, IOpens, IShowsLarge
    {
        /// <summary>What another mechanic offers; null of a message and a question.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public StageItem? Item { get; init; }

        /// <summary>Whether its author agreed to be named with it.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public bool Named { get; init; }

        SpanKey ICloses.Closes => new("spotlight");
        SpanKey IOpens.Opens => new("spotlight");
        StageItem? IShowsLarge.Large => Item;

        // Not the words: a mark outlasts the erasure of who wrote them.
        string IOpens.Title => Question is not null ? "Question" : Item is { Kind: [var first, .. var rest] } ? char.ToUpperInvariant(first) + rest : "Message";
    }

    /// <param name="Automatic">Because the words were hidden or their author banned, rather than by a person's wish.</param>
    public sealed record SpotlightCleared(bool Automatic) : SpotlightFact, ICloses
    {
        SpanKey ICloses.Closes => new("spotlight");
    }
}

public abstract record SpotlightCommand : ShowCommand;

/// <summary>Shows a message, a question or what a mechanic offers, in place of what was shown before. Exactly one of them is named.</summary>
public sealed record SetSpotlight(MessageId? Message = null, QuestionId? Question = null, StageItem? Item = null) : SpotlightCommand, INeedsShowOn;

public sealed record ClearSpotlight : SpotlightCommand;
