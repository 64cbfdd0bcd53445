namespace HostConsole.Core.Store;

/// <summary>What is known of somebody, in a list.</summary>
public sealed record KnownPerson(Guid Id, string? Name, string? Email, string? Contact)
{
    /// <summary>How they are called where somebody is asked about them.</summary>
    public string Label => Name ?? Email ?? Contact ?? Id.ToString();
}
