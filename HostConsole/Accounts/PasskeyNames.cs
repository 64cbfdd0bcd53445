using HostConsole.Core.Kernel;

namespace HostConsole.Accounts;

/// <summary>What a passkey is called in the list: what its owner typed, else what keeps it.</summary>
public static class PasskeyNames
{
    public const int Longest = 60;

    // Ids as their makers publish them: https://github.com/passkeydeveloper/passkey-authenticator-aaguids
    private static readonly Dictionary<Guid, string> Keepers = new()
    {
        [new("fbfc3007-154e-4ecc-8c0b-6e020557d7bd")] = "Apple Passwords",
        [new("dd4ec289-e01d-41c9-bb89-70fa845d4bf2")] = "Apple Passwords",
        [new("ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4")] = "Google Password Manager",
        [new("adce0002-35bc-c60a-648b-0b25f1f05503")] = "Chrome on Mac",
        [new("08987058-cadc-4b81-b6e1-30de50dcbe96")] = "Windows Hello",
        [new("9ddd1817-af5a-4672-a2b9-3e3dd95000a9")] = "Windows Hello",
        [new("6028b017-b1d4-4c02-b4b3-afcdafc96bb2")] = "Windows Hello",
        [new("bada5566-a7aa-401f-bd96-45619a55120d")] = "1Password",
        [new("d548826e-79b4-db40-a3d8-11116f7e8349")] = "Bitwarden",
        [new("531126d6-e717-415c-9320-3d9aa6981239")] = "Dashlane",
        [new("53414d53-554e-4700-0000-000000000000")] = "Samsung Pass",
        [new("50726f74-6f6e-5061-7373-50726f746f6e")] = "Proton Pass",
        [new("fdb141b2-5d84-443e-8a35-4698c205a502")] = "KeePassXC",
    };

    /// <summary>Why a name can't be taken; null where it can. An empty one is chosen by <see cref="Of"/>.</summary>
    public static string? Problem(string? typed) =>
        Text.IsTooLong(Text.Clean(typed), Longest) ? $"Choose a name of at most {Longest} characters." : null;

    /// <summary>The name that was typed, else one by what keeps the passkey, different from the others.</summary>
    public static string Of(string? typed, Guid? model, IReadOnlyCollection<string> others)
    {
        if (Text.Clean(typed) is { Length: > 0 } name) return name;
        var keeper = model is { } id && Keepers.TryGetValue(id, out var known) ? known : "Passkey";
        var taken = others.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? keeper : $"{keeper} {n}").First(n => !taken.Contains(n));
    }
}
