using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;
using Zxcvbn.Matcher;

namespace HostConsole.Accounts;

/// <summary>Judges a new password by how soon it would be guessed (zxcvbn), and says in words what to do otherwise.</summary>
public sealed class PasswordStrength : IPasswordValidator<Account>
{
    /// <summary>Of zxcvbn's 0 to 4: not to be guessed without the stored hash, and slowly with it.</summary>
    private const int Enough = 3;

    // Its price grows with the square of the length; who is strong in these is strong.
    private const int Judged = 72;

    private static readonly string[] Ours = ["HostConsole", "host", "console", "moderator", "live", "selling", "show", "stream"];

    // Long ones that are tried first, and that zxcvbn takes for words chosen at random.
    private static readonly FrozenSet<string> Common = FrozenSet.Create(
        StringComparer.Ordinal,
        "correcthorsebatterystaple", "thequickbrownfox", "thequickbrownfoxjumps", "maytheforcebewithyou",
        "tobeornottobe", "opensesame", "iloveyousomuch",
        "iloveyouforever", "letmeinplease", "nopasswordneeded", "thisismypassword", "mypasswordis", "passwordpassword",
        "dontforgetthis", "winteriscoming",
        "startedfromthebottom", "neverforget", "justdoit", "whatisthematrix", "changemenow", "pleasechangeme", "defaultpassword");

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Weakness(password ?? "", user.UserName) is { } why
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordTooWeak", Description = why })
            : IdentityResult.Success);

    /// <returns>Why a password is refused, and what to do; null for a good one.</returns>
    public static string? Weakness(string password, string? name)
    {
        const string instead = "Four words that have nothing to do with each other are hard to guess and easy to remember.";
        if (Common.Contains(new string([.. password.Where(char.IsLetter)]).ToLowerInvariant()))
            return $"This password is one of those that are tried first. {instead}";
        string[] known = [.. Ours, .. (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries), name ?? ""];
        var judged = Zxcvbn.Zxcvbn.MatchPassword(password[..Math.Min(password.Length, Judged)], [.. known.Where(word => word.Length > 1)]);
        if (judged.Score >= Enough) return null;
        var longest = judged.MatchSequence.OrderByDescending(match => match.Token.Length).FirstOrDefault();
        var why = longest switch
        {
            DictionaryMatch { DictionaryName: "user_inputs" } => "Leave out your own name and this product's: they are tried first.",
            DictionaryMatch { DictionaryName: "passwords" } => "This password is built on one that is tried first.",
            SequenceMatch or SpatialMatch => "Rows of letters, numbers and keys are guessed at once.",
            RepeatMatch => "Repeating a letter or a word makes a password longer, not stronger.",
            _ => "This password would soon be guessed.",
        };
        return $"{why} {instead}";
    }
}
