using HostConsole.Core.Chat;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;

namespace HostConsole.Surfaces;

/// <summary>A button beside a message or a question.</summary>
public sealed record TalkAct(string Icon, string Label, ShowCommand Command);

/// <summary>What a mechanic can do with a chat message or a question, offered beside it at the console.</summary>
public abstract class TalkSurface
{
    /// <summary>Null where it can do nothing with this one.</summary>
    public abstract TalkAct? With(ShowView show, MessageView message);

    /// <inheritdoc cref="With(ShowView, MessageView)"/>
    public abstract TalkAct? With(ShowView show, QuestionView question);

    /// <summary>The same with what another mechanic offers.</summary>
    public virtual TalkAct? With(ShowView show, StageItem offered) => null;
}
