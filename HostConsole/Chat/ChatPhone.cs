using HostConsole.Surfaces;

namespace HostConsole.Chat;

/// <summary>What phones show of the chat.</summary>
public sealed class ChatPhone : PhoneSurface;
