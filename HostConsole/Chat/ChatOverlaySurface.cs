using HostConsole.Surfaces;

namespace HostConsole.Chat;

/// <summary>What the stream shows of the chat.</summary>
public sealed class ChatOverlaySurface : OverlaySurface;
