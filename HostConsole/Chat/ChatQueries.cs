using HostConsole.Core.Chat;
using HostConsole.Core.Shows;

namespace HostConsole.Chat;

/// <summary>The chat of a show as it is now.</summary>
public sealed record ChatNow : IShowQuery<ChatView>
{
    public ChatView Answer(Run run) => run.State.Chat.View();
}
