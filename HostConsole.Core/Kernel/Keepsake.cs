namespace HostConsole.Core.Kernel;

/// <summary>Words and a photo that somebody sent, kept beside the log so that they can be erased; a fact names them by their id.</summary>
/// <param name="Person">Whose they are: they go when this person's data is erased.</param>
/// <param name="Photo">A JPEG that holds nothing but the picture; null where there is none.</param>
/// <param name="Key">What nobody can guess in the photo's address; null where there is none.</param>
public sealed record Keepsake(Guid Id, Guid Person, string Words, byte[]? Photo = null, string? Key = null)
{
    public override string ToString() => $"Keepsake {{ Id = {Id} }}";
}

/// <summary>What may be done with what is kept.</summary>
public enum KeptAs { Private, Public, Erased }

/// <summary>A fact that keeps something beside the log, or changes what may be done with it; both in the fact's own transaction.</summary>
public interface IKept
{
    Guid Kept { get; }
    KeptAs As { get; }

    /// <summary>What is to be kept from now on; null where it is kept already, and of a fact that was read from the log.</summary>
    Keepsake? Keepsake => null;
}

/// <summary>A fact by which something that a mechanic offers is shown large.</summary>
public interface IShowsLarge
{
    /// <summary>Null where it is something else that is shown.</summary>
    StageItem? Large { get; }
}
