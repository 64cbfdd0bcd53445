namespace HostConsole.Chat;

/// <summary>What the audience reads of the chat: ChatTexts.resx.</summary>
public sealed class ChatTexts;
