namespace HostConsole.Catalogue;

/// <summary>What somebody chose in the picture dialog; a null address is no picture.</summary>
public sealed record PictureChoice(string? Address);
