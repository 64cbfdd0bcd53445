namespace HostConsole.Viewers;

/// <summary>
/// What of a show stands on the audience's phones: all that is on, and the newest thing that is over until something
/// newer comes.
/// </summary>
/// <param name="LastOpened">When something was last opened or pinned.</param>
/// <param name="LastOver">When what is over last ended; null where something was opened or pinned since, or the show is not on.</param>
public sealed record VisibleOnPhones(DateTimeOffset? LastOpened, DateTimeOffset? LastOver);
