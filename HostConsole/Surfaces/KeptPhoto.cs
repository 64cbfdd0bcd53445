using HostConsole.Core.Store;

namespace HostConsole.Surfaces;

/// <summary>Where the photos stand that people sent.</summary>
public static class KeptPhoto
{
    /// <summary>Below it, a photo that may be seen, by a key that nobody can guess.</summary>
    public const string Path = "/photos";

    /// <summary>The address of a photo that may be seen; null where there is none.</summary>
    public static string? AddressOf(KeptWords kept) => kept is { IsPublic: true, Key: { } key } ? $"{Path}/{key}" : null;
}
