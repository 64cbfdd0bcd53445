namespace HostConsole.Core.Kernel;

/// <summary>How somebody of the audience wants to be reached: an e-mail address, a phone number, a name on another platform.</summary>
public static class Contact
{
    public const int Longest = 200;

    private const string Ask = "Leave a way to reach you: an e-mail address, a phone number or a name on another platform.";

    /// <param name="contact">Trimmed.</param>
    /// <returns>What is wrong with it; null where nothing is.</returns>
    public static Outcome? Check(string? contact) =>
        contact is null or { Length: < 3 } || Text.IsBlank(contact) || contact.Any(char.IsControl) ? Outcome.Invalid("contact", Ask)
        : contact.Length > Longest ? Outcome.Invalid("contact", $"Use at most {Longest} characters; these are {contact.Length}.")
        : null;
}
