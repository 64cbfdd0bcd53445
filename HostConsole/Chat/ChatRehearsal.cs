using HostConsole.Surfaces;

namespace HostConsole.Chat;

/// <summary>What the simulated audience does with the chat.</summary>
public sealed class ChatRehearsal : RehearsalSurface;
