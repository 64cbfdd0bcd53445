using System.Text.Json.Serialization;
using HostConsole.Core.Kernel;

namespace HostConsole.Core.Spotlight;

/// <summary>What is shown large now. Belongs to the writer.</summary>
public sealed class SpotlightState
{
    internal SpotlightView Now { get; set; } = SpotlightView.Empty;
}

/// <param name="Shown">Null where nothing is.</param>
public sealed record SpotlightView(SpotlitText? Shown)
{
    public static readonly SpotlightView Empty = new((SpotlitText?)null);
}

/// <summary>Somebody's words: of a message, of a question, or what another mechanic offers.</summary>
/// <param name="Channel">"page", or the platform on which it was written.</param>
/// <param name="Text">Empty of what is kept beside the log.</param>
/// <param name="At">Since when it has been shown.</param>
public sealed record SpotlitText(MessageId? Message, QuestionId? Question, ViewerId Author, string Channel, string Text, DateTimeOffset At)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StageItem? Item { get; init; }

    /// <summary>Whether its author agreed to be named with it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Named { get; init; }

    /// <summary>The id of what is shown.</summary>
    [JsonIgnore] public Guid Key => Message?.Value ?? Question?.Value ?? Item!.Value.Id;
}
