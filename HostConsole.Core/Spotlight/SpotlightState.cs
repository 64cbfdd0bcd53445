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

/// <summary>Somebody's words: of a message, or of a question.</summary>
/// <param name="Channel">"page", or the platform on which it was written.</param>
/// <param name="At">Since when it has been shown.</param>
public sealed record SpotlitText(MessageId? Message, QuestionId? Question, ViewerId Author, string Channel, string Text, DateTimeOffset At);
